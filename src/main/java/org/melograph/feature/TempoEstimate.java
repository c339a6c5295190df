package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;

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

    private final double framesPerSecond;
    private final int lags;

    /** @param framesPerSecond of the onset strength */
    TempoEstimate(double framesPerSecond) {
        this.framesPerSecond = framesPerSecond;
        lags = (int) (WINDOW_SECONDS * framesPerSecond);
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
        double[] mean = new double[lags];
        new OnsetAutocorrelation(lags, WindowShape.HANN).read(onsets, (products, first, count) -> {
            for (int lag = 0; lag < lags; lag++) {
                for (int i = 0; i < count; i++) {
                    mean[lag] += products[lag * LANES + i];
                }
            }
        });
        for (int lag = 0; lag < lags; lag++) {
            mean[lag] /= onsets.length;
        }
        return mean;
    }
}
