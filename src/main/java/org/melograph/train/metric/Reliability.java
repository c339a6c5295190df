package org.melograph.train.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * What calibration did for a model's answers on held-out songs.
 *
 * @param temperature what the probabilities were told at
 * @param fittedOn how many songs of the validation part it was fitted on; 0 where that is not known
 * @param undecidedBelow the song's probability below which no class should be named
 * @param error the expected calibration error over the held-out songs, 0 to 1
 * @param errorBefore the same of the probabilities as the model gives them
 * @param bins the curve behind the error
 */
public record Reliability(
        Temperature temperature,
        int fittedOn,
        double undecidedBelow,
        double error,
        double errorBefore,
        List<Calibration.Bin> bins) {
    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Measures.
     *
     * @param songs held-out ones, with the probabilities as they were told
     */
    public static Reliability of(
            List<SongPrediction> songs, Temperature temperature, int fittedOn, double undecidedBelow) {
        Calibration told = Calibration.of(songs);
        List<SongPrediction> before = new ArrayList<>();
        for (SongPrediction song : songs) {
            // The inverse temperature undoes what was done.
            double[] raw = Temperature.scaled(
                    song.probabilities().stream()
                            .mapToDouble(Float::doubleValue)
                            .toArray(),
                    1 / temperature.song());
            List<Float> probabilities = new ArrayList<>();
            for (double p : raw) {
                probabilities.add((float) p);
            }
            before.add(new SongPrediction(song.song(), song.group(), song.label(), probabilities, song.pieces()));
        }
        return new Reliability(
                temperature,
                fittedOn,
                undecidedBelow,
                told.error(),
                Calibration.of(before).error(),
                told.bins());
    }
}
