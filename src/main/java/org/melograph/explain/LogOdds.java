package org.melograph.explain;

import java.util.List;
import org.melograph.model.DifferentiableModel;

/**
 * How strongly a class is preferred to all others together: {@code log(p / (1 - p))}. Unlike the probability it does not
 * saturate, so that hiding one of several reasons for a class is still seen.
 *
 * @param least the probability that stands for none
 */
public record LogOdds(double least) {
    /** Models that count votes say 0, whose odds are not finite. */
    private static final double OF_VOTES = 1e-6;

    /** Networks tell probabilities apart down to the smallest number. */
    private static final double OF_NETWORKS = Float.MIN_NORMAL;

    /** For answers of these models together. */
    public static LogOdds suiting(List<Voice> voices) {
        return new LogOdds(
                voices.stream().allMatch(v -> v.model() instanceof DifferentiableModel) ? OF_NETWORKS : OF_VOTES);
    }

    /**
     * Of a class out of several whose probabilities sum to 1.
     *
     * @param first where the first class's probability stands
     * @param classes how many follow
     * @param label the class, counted from 0
     */
    public double of(float[] probabilities, int first, int classes, int label) {
        // 1 - p of a float near 1 has no digits left: the others are summed instead.
        double others = 0;
        for (int c = 0; c < classes; c++) {
            others += c == label ? 0 : probabilities[first + c];
        }
        return of(probabilities[first + label], others);
    }

    /** As above, of a list that holds one probability for each class. */
    public double of(List<Double> probabilities, int label) {
        double others = 0;
        for (int c = 0; c < probabilities.size(); c++) {
            others += c == label ? 0 : probabilities.get(c);
        }
        return of(probabilities.get(label), others);
    }

    private double of(double own, double others) {
        return Math.log(Math.max(own, least)) - Math.log(Math.max(others, least));
    }
}
