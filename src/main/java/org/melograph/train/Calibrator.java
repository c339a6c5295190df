package org.melograph.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.melograph.base.Axis;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Example;
import org.melograph.dataset.Target;
import org.melograph.model.Model;
import org.melograph.train.metric.Temperature;
import org.melograph.train.metric.VoteRule;

/** Fits, on songs that a classifier has not learnt from, what makes its probabilities mean what they say. */
public final class Calibrator {
    /** Nobody asks for more than an even chance: from there on a calibrated answer is more often right than wrong. */
    private static final double EVEN = 0.5;

    private Calibrator() {}

    /**
     * What was fitted.
     *
     * @param undecidedBelow the song's probability from which on naming a class pays: right answers less wrong ones are most
     *     over these songs; 0 to 0.5
     * @param songs on how many songs; 0 where there were none, and nothing changes
     */
    public record Fit(Temperature temperature, double undecidedBelow, int songs) {
        /** Nothing was fitted. */
        public static final Fit NONE = new Fit(Temperature.NONE, 0, 0);
    }

    /**
     * Fits the temperatures of pieces and of songs; every song counts the same, however many pieces it has.
     *
     * @param valid pieces with classes; none give {@link Fit#NONE}
     */
    public static Fit fit(Model model, List<Example> valid, Job job) throws StoppedException {
        if (valid.isEmpty()) {
            return Fit.NONE;
        }
        Tensor said = Predictions.probabilities(model, valid, job);
        Map<String, List<Integer>> songs = new LinkedHashMap<>();
        for (int i = 0; i < valid.size(); i++) {
            songs.computeIfAbsent(valid.get(i).songId(), _ -> new ArrayList<>()).add(i);
        }
        List<Temperature.Answer> ofPieces = new ArrayList<>();
        List<Temperature.Answer> ofSongs = new ArrayList<>();
        for (List<Integer> pieces : songs.values()) {
            if (!(valid.get(pieces.getFirst()).target() instanceof Target.ClassTarget(int label))) {
                throw new IllegalArgumentException("'" + valid.getFirst().songId() + "' has no class.");
            }
            float[] rows = new float[pieces.size() * said.size(1)];
            for (int i = 0; i < pieces.size(); i++) {
                float[] row = said.slice(pieces.get(i)).values();
                System.arraycopy(row, 0, rows, i * row.length, row.length);
                ofPieces.add(new Temperature.Answer(list(row), label, 1.0 / pieces.size()));
            }
            Tensor own = Tensor.wrap(rows, new Axis("piece", pieces.size()), said.axis(1));
            double[] mean = VoteRule.MEAN.shares(own, Collections.nCopies(pieces.size(), 1.0));
            ofSongs.add(new Temperature.Answer(list(mean), label, 1));
        }
        return fit(ofSongs, Temperature.fit(ofPieces));
    }

    /** Fits to what was said of whole songs, each answer with the weight 1; none give {@link Fit#NONE}. */
    public static Fit fit(List<Temperature.Answer> songs) {
        return songs.isEmpty() ? Fit.NONE : fit(songs, 1);
    }

    private static Fit fit(List<Temperature.Answer> songs, double ofPieces) {
        Temperature temperature = new Temperature(Temperature.fit(songs), ofPieces);
        return new Fit(temperature, threshold(songs, temperature), songs.size());
    }

    /** The lowest of the confidences with which the gain is largest, no higher than an even chance. */
    private static double threshold(List<Temperature.Answer> songs, Temperature temperature) {
        record Named(double confidence, boolean right) {}
        List<Named> all = new ArrayList<>();
        for (Temperature.Answer song : songs) {
            double[] told = temperature.ofSong(song.probabilities().stream()
                    .mapToDouble(Float::doubleValue)
                    .toArray());
            int best = 0;
            for (int c = 1; c < told.length; c++) {
                best = told[c] > told[best] ? c : best;
            }
            all.add(new Named(told[best], best == song.label()));
        }
        double threshold = 0;
        long most = Long.MIN_VALUE;
        List<Double> candidates = new ArrayList<>(List.of(0.0));
        all.stream()
                .map(Named::confidence)
                .filter(confidence -> confidence <= EVEN)
                .sorted()
                .forEach(candidates::add);
        candidates.add(EVEN);
        for (double least : candidates) {
            long gain = all.stream()
                    .filter(named -> named.confidence() >= least)
                    .mapToLong(named -> named.right() ? 1 : -1)
                    .sum();
            if (gain > most) {
                most = gain;
                threshold = least;
            }
        }
        return threshold;
    }

    private static List<Float> list(float[] row) {
        List<Float> values = new ArrayList<>(row.length);
        for (float value : row) {
            values.add(value);
        }
        return values;
    }

    private static List<Float> list(double[] row) {
        List<Float> values = new ArrayList<>(row.length);
        for (double value : row) {
            values.add((float) value);
        }
        return values;
    }
}
