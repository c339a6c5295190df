package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;
import static org.melograph.feature.PowerFrames.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The bands of one octave of a constant-Q transform as sums over the bins of a spectrum (Brown and Puckette 1992), with
 * librosa's scaling: of each filter's spectrum, what adds up to its weakest hundredth is left out.
 */
final class ConstantQFilters {
    private static final double SPARSITY = 0.01;

    private final int fftSamples;
    private final int[] firstBin;
    private final float[][] re;
    private final float[][] im;

    /**
     * The filters of bands {@code firstBand} to {@code endBand - 1}.
     *
     * @param rate at which the sound runs, in Hz
     * @param fullRate the rate against which levels are told, in Hz
     */
    ConstantQFilters(ConstantQScale scale, int firstBand, int endBand, double rate, double fullRate) {
        double longest = scale.quality() * rate / scale.hertz(firstBand);
        int size = 2;
        while (size < longest) {
            size *= 2;
        }
        fftSamples = size;
        int bands = endBand - firstBand;
        firstBin = new int[bands];
        re = new float[bands][];
        im = new float[bands][];
        float[][] waves = new float[2 * bands][];
        for (int b = 0; b < bands; b++) {
            double hertz = scale.hertz(firstBand + b);
            double length = scale.quality() * rate / hertz;
            double level = Math.sqrt(fullRate / rate) / Math.sqrt(scale.quality() * fullRate / hertz);
            double gain = level * length / size;
            waves[2 * b] = wave(length, hertz / rate, 0, gain, scale.window());
            waves[2 * b + 1] = wave(length, hertz / rate, 0.25, gain, scale.window());
        }
        transform(waves);
    }

    /** Part of a filter: a windowed cosine, the weights adding up to {@code gain}, in the middle of a frame. */
    private float[] wave(double length, double turnsPerSample, double late, double gain, WindowShape shape) {
        int from = (int) Math.floor(-length / 2);
        int count = (int) Math.floor(length / 2) - from;
        int before = (fftSamples - count) / 2;
        float[] window = shape.periodic(count, count);
        double sum = 0;
        for (float w : window) {
            sum += w;
        }
        float[] wave = new float[fftSamples];
        for (int n = 0; n < count; n++) {
            double angle = 2 * Math.PI * (turnsPerSample * (from + n) - late);
            wave[before + n] = (float) (window[n] / sum * gain * Math.cos(angle));
        }
        return wave;
    }

    /** Keeps the spectra of filters whose real and imaginary parts, one after the other, are given. */
    private void transform(float[][] waves) {
        RealFft fft = new RealFft(fftSamples);
        int bins = fftSamples / 2 + 1;
        float[] spectrumRe = new float[bins * LANES];
        float[] spectrumIm = new float[bins * LANES];
        double[] filterRe = new double[bins];
        double[] filterIm = new double[bins];
        for (int first = 0; first < waves.length; first += LANES) {
            int count = Math.min(LANES, waves.length - first);
            for (int n = 0; n < fftSamples; n++) {
                float[] to = (n & 1) == 0 ? fft.even() : fft.odd();
                for (int lane = 0; lane < LANES; lane++) {
                    to[(n >> 1) * LANES + lane] = lane < count ? waves[first + lane][n] : 0;
                }
            }
            fft.spectrumTo(spectrumRe, spectrumIm);
            for (int lane = 0; lane < count; lane += 2) {
                for (int bin = 0, at = lane; bin < bins; bin++, at += LANES) {
                    filterRe[bin] = spectrumRe[at] - spectrumIm[at + 1];
                    filterIm[bin] = spectrumIm[at] + spectrumRe[at + 1];
                }
                keep((first + lane) / 2, filterRe, filterIm);
            }
        }
    }

    private void keep(int band, double[] spectrumRe, double[] spectrumIm) {
        double[] magnitude = new double[spectrumRe.length];
        double sum = 0;
        for (int k = 0; k < magnitude.length; k++) {
            magnitude[k] = Math.hypot(spectrumRe[k], spectrumIm[k]);
            sum += magnitude[k];
        }
        double[] sorted = magnitude.clone();
        Arrays.sort(sorted);
        int least = 0;
        for (double passed = sorted[0]; passed < SPARSITY * sum && least < sorted.length - 1; ) {
            least++;
            passed += sorted[least];
        }
        int from = 0;
        while (magnitude[from] < sorted[least]) {
            from++;
        }
        int to = magnitude.length;
        while (magnitude[to - 1] < sorted[least]) {
            to--;
        }
        firstBin[band] = from;
        re[band] = new float[to - from];
        im[band] = new float[to - from];
        for (int k = from; k < to; k++) {
            if (magnitude[k] >= sorted[least]) {
                re[band][k - from] = (float) spectrumRe[k];
                im[band][k - from] = (float) spectrumIm[k];
            }
        }
    }

    /** The length of the frames whose spectra are summed. */
    int fftSamples() {
        return fftSamples;
    }

    int bands() {
        return firstBin.length;
    }

    /** The power in each band, {@code [band][lane]}, of spectra {@code [bin][lane]}. */
    void powerOf(float[] spectrumRe, float[] spectrumIm, float[] power) {
        for (int b = 0; b < firstBin.length; b++) {
            power(spectrumRe, spectrumIm, firstBin[b] * LANES, re[b], im[b], power, b * LANES);
        }
    }

    private static void power(
            float[] spectrumRe, float[] spectrumIm, int from, float[] re, float[] im, float[] power, int to) {
        for (int i = 0; i < LANES; i += SPECIES.length()) {
            FloatVector sumRe = FloatVector.zero(SPECIES);
            FloatVector sumIm = sumRe;
            for (int k = 0, at = from + i; k < re.length; k++, at += LANES) {
                FloatVector xRe = FloatVector.fromArray(SPECIES, spectrumRe, at);
                FloatVector xIm = FloatVector.fromArray(SPECIES, spectrumIm, at);
                FloatVector wRe = FloatVector.broadcast(SPECIES, re[k]);
                FloatVector wIm = FloatVector.broadcast(SPECIES, im[k]);
                sumRe = xRe.fma(wRe, sumRe).sub(xIm.mul(wIm));
                sumIm = xRe.fma(wIm, sumIm).add(xIm.mul(wRe));
            }
            sumRe.fma(sumRe, sumIm.mul(sumIm)).intoArray(power, to + i);
        }
    }
}
