package org.melograph.zoo.classical;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.melograph.base.Rng;

/** Rows to learn from, drawn by a seed. */
final class Rows {
    private Rows() {}

    /** Clouds of points, one class each, whose middles lie {@code apart} deviations from each other; pairs share a group. */
    static TrainingRows clouds(int rows, int width, int classes, double apart, long seed) {
        RandomGenerator random = Rng.of(seed, "clouds");
        float[] values = new float[rows * width];
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = i % classes;
            for (int j = 0; j < width; j++) {
                double middle = j % classes == labels[i] ? apart : 0;
                values[i * width + j] = (float) (middle + random.nextGaussian());
            }
        }
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        int[] groups = IntStream.range(0, rows).map(i -> i / 2).toArray();
        return new TrainingRows(values, width, labels, weights, groups, classes);
    }

    /** The part of the rows that a classifier names right. */
    static double accuracy(Classifier classifier, TrainingRows rows) {
        double[] probabilities = new double[rows.classes];
        int right = 0;
        for (int i = 0; i < rows.size(); i++) {
            classifier.classify(rows.values, i, probabilities);
            right += Votes.largest(probabilities) == rows.labels[i] ? 1 : 0;
        }
        return (double) right / rows.size();
    }
}
