package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;
import static org.melograph.feature.PowerFrames.SPECIES;

import jdk.incubator.vector.FloatVector;
import org.melograph.base.Tensor;

/**
 * The tempo of a whole clip, as librosa's {@code feature.tempo}: the autocorrelation of the onset strength in windows of
 * eight seconds around every frame (Grosche, Müller and Kurth 2010), averaged, and of its lags the one that is strongest
 * under a preference for 120 beats a minute, an octave wide (Ellis 2007).
 */
final class TempoEstimate {
    private static final double WINDOW_SECONDS = 8;
    private static final double LIKELY_BEATS_PER_MINUTE = 120;
    private static final double FASTEST_BEATS_PER_MINUTE = 320;
    private static final int BLOCK = 4;

    private final double framesPerSecond;
    private final int lags;
    private final float[] window;

    /** @param framesPerSecond of the onset strength */
    TempoEstimate(double framesPerSecond) {
        this.framesPerSecond = framesPerSecond;
        lags = (int) (WINDOW_SECONDS * framesPerSecond);
        window = WindowShape.HANN.periodic(lags, lags);
    }

    /**
     * The tempo in beats a minute; NaN where nothing begins anywhere.
     *
     * @param onsets the onset strength, axes {@code [frame]}
     */
    double beatsPerMinute(Tensor onsets) {
        double[] strength = tempogram(onsets.values());
        if (strength[0] == 0) {
            return Double.NaN;
        }
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int lag = 1; lag < lags; lag++) {
            double tempo = 60 * framesPerSecond / lag;
            double octaves = Math.log(tempo / LIKELY_BEATS_PER_MINUTE) / Math.log(2);
            double likely = Math.log1p(1e6 * strength[lag]) - 0.5 * octaves * octaves;
            if (tempo < FASTEST_BEATS_PER_MINUTE && likely > most) {
                most = likely;
                best = lag;
            }
        }
        return 60 * framesPerSecond / best;
    }

    /** The mean over frames of each window's autocorrelation, which is 1 at lag 0 where anything begins. */
    double[] tempogram(float[] onsets) {
        float[] padded = padded(onsets);
        // A few rows of zeros behind the last let four lags be summed at once.
        float[] products = new float[(lags + BLOCK) * LANES];
        float[] windowed = new float[(lags + BLOCK) * LANES];
        double[] mean = new double[lags];
        for (int first = 0; first < onsets.length; first += LANES) {
            for (int n = 0; n < lags; n++) {
                for (int i = 0; i < LANES; i += SPECIES.length()) {
                    FloatVector.fromArray(SPECIES, padded, first + n + i)
                            .mul(window[n])
                            .intoArray(windowed, n * LANES + i);
                }
            }
            for (int lag = 0; lag < lags; lag += BLOCK) {
                for (int i = 0; i < LANES; i += SPECIES.length()) {
                    correlate(windowed, lag, i, products);
                }
            }
            addNormalised(products, Math.min(LANES, onsets.length - first), mean);
        }
        for (int lag = 0; lag < lags; lag++) {
            mean[lag] /= onsets.length;
        }
        return mean;
    }

    private void correlate(float[] windowed, int lag, int lane, float[] products) {
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        int at = lane;
        int later = lag * LANES + lane;
        for (int n = 0; n < lags - lag; n++, at += LANES, later += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, windowed, at);
            a = x.fma(FloatVector.fromArray(SPECIES, windowed, later), a);
            b = x.fma(FloatVector.fromArray(SPECIES, windowed, later + LANES), b);
            c = x.fma(FloatVector.fromArray(SPECIES, windowed, later + 2 * LANES), c);
            d = x.fma(FloatVector.fromArray(SPECIES, windowed, later + 3 * LANES), d);
        }
        a.intoArray(products, lag * LANES + lane);
        b.intoArray(products, (lag + 1) * LANES + lane);
        c.intoArray(products, (lag + 2) * LANES + lane);
        d.intoArray(products, (lag + 3) * LANES + lane);
    }

    private void addNormalised(float[] products, int count, double[] sums) {
        for (int i = 0; i < count; i++) {
            // Onset strengths are not negative, so lag 0 is the largest.
            float largest = products[i];
            if (largest >= Float.MIN_NORMAL) {
                for (int lag = 0; lag < lags; lag++) {
                    sums[lag] += products[lag * LANES + i] / largest;
                }
            }
        }
    }

    // Half a window before and after the clip, falling to 0 in a straight line.
    private float[] padded(float[] onsets) {
        int pad = lags / 2;
        float[] padded = new float[onsets.length + 2 * pad + lags + LANES];
        System.arraycopy(onsets, 0, padded, pad, onsets.length);
        float last = onsets[onsets.length - 1];
        for (int i = 0; i < pad; i++) {
            padded[i] = onsets[0] * i / pad;
            padded[pad + onsets.length + i] = last * (pad - 1 - i) / pad;
        }
        return padded;
    }
}
