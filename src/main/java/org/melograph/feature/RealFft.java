package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;
import static org.melograph.feature.PowerFrames.SPECIES;

import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.FloatVector;

/**
 * The spectra of {@link PowerFrames#LANES} real signals at once, and back: an FFT of half the length over pairs of samples
 * (Sorensen et al. 1987), by Stockham's self-sorting passes of radix 4, 2 and, for other lengths, any prime. The signals
 * stand side by side, so that each pass is the same vector arithmetic over a long row, with one rotation a row.
 *
 * <p>Holds its own scratch: for one thread. Why not a library: docs/decisions/0003-fft.md.
 */
final class RealFft {
    private static final int STEP = SPECIES.length();

    private final int half;
    private final List<Pass> passes = new ArrayList<>();
    private final float[] cos;
    private final float[] sin;
    private float[] re;
    private float[] im;
    private float[] nextRe;
    private float[] nextIm;

    /** @param length samples in a signal, even, 2 or more */
    RealFft(int length) {
        half = length / 2;
        re = new float[half * LANES];
        im = new float[half * LANES];
        nextRe = new float[half * LANES];
        nextIm = new float[half * LANES];
        cos = new float[half / 2 + 1];
        sin = new float[half / 2 + 1];
        for (int k = 0; k < cos.length; k++) {
            cos[k] = (float) Math.cos(2 * Math.PI * k / length);
            sin[k] = (float) -Math.sin(2 * Math.PI * k / length);
        }
        int left = half;
        for (int stride = LANES; left > 1; ) {
            int radix = radixOf(left);
            passes.add(new Pass(left, radix, stride));
            left /= radix;
            stride *= radix;
        }
    }

    private static int radixOf(int n) {
        if (n % 4 == 0) {
            return 4;
        }
        for (int p = 2; p * p <= n; p++) {
            if (n % p == 0) {
                return p;
            }
        }
        return n;
    }

    /** Where the even samples go: sample {@code 2 j} of lane {@code i} at {@code j * LANES + i}. */
    float[] even() {
        return re;
    }

    /** Where the odd samples go: sample {@code 2 j + 1} of lane {@code i} at {@code j * LANES + i}. */
    float[] odd() {
        return im;
    }

    /**
     * Transforms what stands in {@link #even()} and {@link #odd()}, which it overwrites; ask for them again before the
     * next signals.
     *
     * @param power takes {@code half + 1} rows of lanes: the squared magnitude at each frequency
     */
    void powerTo(float[] power) {
        transform();
        for (int i = 0; i < LANES; i++) {
            float sum = re[i] + im[i];
            float difference = re[i] - im[i];
            power[i] = sum * sum;
            power[half * LANES + i] = difference * difference;
        }
        for (int k = 1; 2 * k <= half; k++) {
            separate(k, power);
        }
    }

    /**
     * As {@link #powerTo}, with the phase: the real and the imaginary parts, {@code half + 1} rows of lanes each.
     */
    void spectrumTo(float[] spectrumRe, float[] spectrumIm) {
        transform();
        for (int i = 0; i < LANES; i++) {
            spectrumRe[i] = re[i] + im[i];
            spectrumIm[i] = 0;
            spectrumRe[half * LANES + i] = re[i] - im[i];
            spectrumIm[half * LANES + i] = 0;
        }
        for (int k = 1; 2 * k <= half; k++) {
            separate(k, spectrumRe, spectrumIm);
        }
    }

    /**
     * The signals of the given spectra: undoes {@link #spectrumTo}. They stand in {@link #even()} and {@link #odd()}
     * afterwards.
     */
    void signalsOf(float[] spectrumRe, float[] spectrumIm) {
        for (int k = 0; k < half; k++) {
            pair(k, spectrumRe, spectrumIm);
        }
        transform();
        // Real and imaginary parts were exchanged before, which makes the transform run backwards.
        float[] swap = re;
        re = im;
        im = swap;
    }

    /** Bin k of the paired signals with its parts exchanged, out of bins k and half - k of the real ones. */
    private void pair(int k, float[] spectrumRe, float[] spectrumIm) {
        int low = k * LANES;
        int high = (half - k) * LANES;
        boolean mirrored = 2 * k > half;
        float turnRe = mirrored ? -cos[half - k] : cos[k];
        float turnIm = mirrored ? sin[half - k] : sin[k];
        float scale = 0.5f / half;
        for (int i = 0; i < LANES; i += STEP) {
            FloatVector lowRe = FloatVector.fromArray(SPECIES, spectrumRe, low + i);
            FloatVector lowIm = FloatVector.fromArray(SPECIES, spectrumIm, low + i);
            FloatVector highRe = FloatVector.fromArray(SPECIES, spectrumRe, high + i);
            FloatVector highIm = FloatVector.fromArray(SPECIES, spectrumIm, high + i);
            FloatVector turnedRe = lowRe.sub(highRe);
            FloatVector turnedIm = lowIm.add(highIm);
            FloatVector oddRe = turnedRe.mul(turnRe).add(turnedIm.mul(turnIm));
            FloatVector oddIm = turnedIm.mul(turnRe).sub(turnedRe.mul(turnIm));
            lowRe.add(highRe).sub(oddIm).mul(scale).intoArray(im, low + i);
            lowIm.sub(highIm).add(oddRe).mul(scale).intoArray(re, low + i);
        }
    }

    private void transform() {
        for (Pass pass : passes) {
            pass.run(re, im, nextRe, nextIm);
            float[] swap = re;
            re = nextRe;
            nextRe = swap;
            swap = im;
            im = nextIm;
            nextIm = swap;
        }
    }

    private void separate(int k, float[] spectrumRe, float[] spectrumIm) {
        int low = k * LANES;
        int high = (half - k) * LANES;
        for (int i = 0; i < LANES; i += STEP) {
            FloatVector lowRe = FloatVector.fromArray(SPECIES, re, low + i);
            FloatVector lowIm = FloatVector.fromArray(SPECIES, im, low + i);
            FloatVector highRe = FloatVector.fromArray(SPECIES, re, high + i);
            FloatVector highIm = FloatVector.fromArray(SPECIES, im, high + i);
            FloatVector evenRe = lowRe.add(highRe);
            FloatVector evenIm = lowIm.sub(highIm);
            FloatVector oddRe = lowIm.add(highIm);
            FloatVector oddIm = highRe.sub(lowRe);
            FloatVector turnedRe = oddRe.mul(cos[k]).sub(oddIm.mul(sin[k]));
            FloatVector turnedIm = oddRe.mul(sin[k]).add(oddIm.mul(cos[k]));
            evenRe.add(turnedRe).mul(0.5f).intoArray(spectrumRe, low + i);
            evenIm.add(turnedIm).mul(0.5f).intoArray(spectrumIm, low + i);
            evenRe.sub(turnedRe).mul(0.5f).intoArray(spectrumRe, high + i);
            turnedIm.sub(evenIm).mul(0.5f).intoArray(spectrumIm, high + i);
        }
    }

    /** Bins k and half - k of the real signals, out of the same bins of the paired ones. */
    private void separate(int k, float[] power) {
        int low = k * LANES;
        int high = (half - k) * LANES;
        for (int i = 0; i < LANES; i += STEP) {
            FloatVector lowRe = FloatVector.fromArray(SPECIES, re, low + i);
            FloatVector lowIm = FloatVector.fromArray(SPECIES, im, low + i);
            FloatVector highRe = FloatVector.fromArray(SPECIES, re, high + i);
            FloatVector highIm = FloatVector.fromArray(SPECIES, im, high + i);
            FloatVector evenRe = lowRe.add(highRe);
            FloatVector evenIm = lowIm.sub(highIm);
            FloatVector oddRe = lowIm.add(highIm);
            FloatVector oddIm = highRe.sub(lowRe);
            FloatVector turnedRe = oddRe.mul(cos[k]).sub(oddIm.mul(sin[k]));
            FloatVector turnedIm = oddRe.mul(sin[k]).add(oddIm.mul(cos[k]));
            squared(evenRe.add(turnedRe), evenIm.add(turnedIm)).intoArray(power, low + i);
            squared(evenRe.sub(turnedRe), evenIm.sub(turnedIm)).intoArray(power, high + i);
        }
    }

    // Even and odd parts above are sums of two, not means: a quarter of the power.
    private static FloatVector squared(FloatVector re, FloatVector im) {
        return re.fma(re, im.mul(im)).mul(0.25f);
    }

    /** One pass over all rows: length {@code n} becomes {@code radix} interleaved lengths of {@code n / radix}. */
    private static final class Pass {
        private final int radix;
        private final int stride;
        private final int rows;
        // The rotation of output j of row p, at p * radix + j; then the DFT of the radix itself, at j * radix + k.
        private final float[] turnRe;
        private final float[] turnIm;
        private final float[] baseRe;
        private final float[] baseIm;

        Pass(int n, int radix, int stride) {
            this.radix = radix;
            this.stride = stride;
            this.rows = n / radix;
            turnRe = new float[n];
            turnIm = new float[n];
            for (int p = 0; p < rows; p++) {
                for (int j = 0; j < radix; j++) {
                    double angle = -2 * Math.PI * p * j / n;
                    turnRe[p * radix + j] = (float) Math.cos(angle);
                    turnIm[p * radix + j] = (float) Math.sin(angle);
                }
            }
            baseRe = new float[radix * radix];
            baseIm = new float[radix * radix];
            for (int j = 0; j < radix; j++) {
                for (int k = 0; k < radix; k++) {
                    double angle = -2 * Math.PI * (j * k % radix) / radix;
                    baseRe[j * radix + k] = (float) Math.cos(angle);
                    baseIm[j * radix + k] = (float) Math.sin(angle);
                }
            }
        }

        void run(float[] re, float[] im, float[] outRe, float[] outIm) {
            for (int p = 0; p < rows; p++) {
                switch (radix) {
                    case 4 -> four(p, re, im, outRe, outIm);
                    case 2 -> two(p, re, im, outRe, outIm);
                    default -> any(p, re, im, outRe, outIm);
                }
            }
        }

        private void four(int p, float[] re, float[] im, float[] outRe, float[] outIm) {
            float re1 = turnRe[4 * p + 1];
            float im1 = turnIm[4 * p + 1];
            float re2 = turnRe[4 * p + 2];
            float im2 = turnIm[4 * p + 2];
            float re3 = turnRe[4 * p + 3];
            float im3 = turnIm[4 * p + 3];
            int leap = rows * stride;
            int in = p * stride;
            int out = 4 * p * stride;
            for (int q = 0; q < stride; q += STEP, in += STEP, out += STEP) {
                FloatVector aRe = FloatVector.fromArray(SPECIES, re, in);
                FloatVector aIm = FloatVector.fromArray(SPECIES, im, in);
                FloatVector bRe = FloatVector.fromArray(SPECIES, re, in + leap);
                FloatVector bIm = FloatVector.fromArray(SPECIES, im, in + leap);
                FloatVector cRe = FloatVector.fromArray(SPECIES, re, in + 2 * leap);
                FloatVector cIm = FloatVector.fromArray(SPECIES, im, in + 2 * leap);
                FloatVector dRe = FloatVector.fromArray(SPECIES, re, in + 3 * leap);
                FloatVector dIm = FloatVector.fromArray(SPECIES, im, in + 3 * leap);
                FloatVector acRe = aRe.add(cRe);
                FloatVector acIm = aIm.add(cIm);
                FloatVector bdRe = bRe.add(dRe);
                FloatVector bdIm = bIm.add(dIm);
                acRe.add(bdRe).intoArray(outRe, out);
                acIm.add(bdIm).intoArray(outIm, out);
                FloatVector xRe = acRe.sub(bdRe);
                FloatVector xIm = acIm.sub(bdIm);
                xRe.mul(re2).sub(xIm.mul(im2)).intoArray(outRe, out + 2 * stride);
                xRe.mul(im2).add(xIm.mul(re2)).intoArray(outIm, out + 2 * stride);
                FloatVector amcRe = aRe.sub(cRe);
                FloatVector amcIm = aIm.sub(cIm);
                FloatVector bmdRe = bRe.sub(dRe);
                FloatVector bmdIm = bIm.sub(dIm);
                xRe = amcRe.add(bmdIm);
                xIm = amcIm.sub(bmdRe);
                xRe.mul(re1).sub(xIm.mul(im1)).intoArray(outRe, out + stride);
                xRe.mul(im1).add(xIm.mul(re1)).intoArray(outIm, out + stride);
                xRe = amcRe.sub(bmdIm);
                xIm = amcIm.add(bmdRe);
                xRe.mul(re3).sub(xIm.mul(im3)).intoArray(outRe, out + 3 * stride);
                xRe.mul(im3).add(xIm.mul(re3)).intoArray(outIm, out + 3 * stride);
            }
        }

        private void two(int p, float[] re, float[] im, float[] outRe, float[] outIm) {
            float re1 = turnRe[2 * p + 1];
            float im1 = turnIm[2 * p + 1];
            int leap = rows * stride;
            int in = p * stride;
            int out = 2 * p * stride;
            for (int q = 0; q < stride; q += STEP, in += STEP, out += STEP) {
                FloatVector aRe = FloatVector.fromArray(SPECIES, re, in);
                FloatVector aIm = FloatVector.fromArray(SPECIES, im, in);
                FloatVector bRe = FloatVector.fromArray(SPECIES, re, in + leap);
                FloatVector bIm = FloatVector.fromArray(SPECIES, im, in + leap);
                aRe.add(bRe).intoArray(outRe, out);
                aIm.add(bIm).intoArray(outIm, out);
                FloatVector xRe = aRe.sub(bRe);
                FloatVector xIm = aIm.sub(bIm);
                xRe.mul(re1).sub(xIm.mul(im1)).intoArray(outRe, out + stride);
                xRe.mul(im1).add(xIm.mul(re1)).intoArray(outIm, out + stride);
            }
        }

        private void any(int p, float[] re, float[] im, float[] outRe, float[] outIm) {
            int leap = rows * stride;
            for (int j = 0; j < radix; j++) {
                float turnedRe = turnRe[p * radix + j];
                float turnedIm = turnIm[p * radix + j];
                int in = p * stride;
                int out = (radix * p + j) * stride;
                for (int q = 0; q < stride; q += STEP) {
                    FloatVector sumRe = FloatVector.zero(SPECIES);
                    FloatVector sumIm = FloatVector.zero(SPECIES);
                    for (int k = 0; k < radix; k++) {
                        FloatVector xRe = FloatVector.fromArray(SPECIES, re, in + q + k * leap);
                        FloatVector xIm = FloatVector.fromArray(SPECIES, im, in + q + k * leap);
                        float wRe = baseRe[j * radix + k];
                        float wIm = baseIm[j * radix + k];
                        sumRe = sumRe.add(xRe.mul(wRe)).sub(xIm.mul(wIm));
                        sumIm = sumIm.add(xRe.mul(wIm)).add(xIm.mul(wRe));
                    }
                    sumRe.mul(turnedRe).sub(sumIm.mul(turnedIm)).intoArray(outRe, out + q);
                    sumRe.mul(turnedIm).add(sumIm.mul(turnedRe)).intoArray(outIm, out + q);
                }
            }
        }
    }
}
