package org.melograph.train.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a model is right as often as it says.
 *
 * @param bins ten bins of confidence, of equal width, those without songs left out
 * @param error the expected calibration error: the mean distance of confidence and accuracy over songs, 0 to 1 (Guo and
 *     others, On Calibration of Modern Neural Networks, 2017)
 */
public record Calibration(List<Bin> bins, double error) {
    private static final int BINS = 10;

    /** Songs of about the same confidence: its mean, the part named right, and how many there are. */
    public record Bin(double confidence, double accuracy, int songs) {}

    public Calibration {
        bins = List.copyOf(bins);
    }

    /** The calibration of songs' mean probabilities; confidence is the largest one. No songs give an error of NaN. */
    public static Calibration of(List<SongPrediction> songs) {
        double[] confidence = new double[BINS];
        int[] right = new int[BINS];
        int[] count = new int[BINS];
        for (SongPrediction song : songs) {
            double sure = song.probabilities().get(song.predicted());
            // Bins are open below and closed above, so that a confidence of 1 falls in the last one.
            int bin = Math.clamp((int) Math.ceil(sure * BINS) - 1, 0, BINS - 1);
            confidence[bin] += sure;
            right[bin] += song.predicted() == song.label() ? 1 : 0;
            count[bin]++;
        }
        List<Bin> bins = new ArrayList<>();
        double error = 0;
        for (int b = 0; b < BINS; b++) {
            if (count[b] > 0) {
                Bin bin = new Bin(confidence[b] / count[b], (double) right[b] / count[b], count[b]);
                bins.add(bin);
                error += Math.abs(bin.confidence - bin.accuracy) * count[b] / songs.size();
            }
        }
        return new Calibration(bins, songs.isEmpty() ? Double.NaN : error);
    }
}
