package org.melograph.zoo.classical;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;

/**
 * Keeps the training part and lets the nearest of its rows vote, by Euclidean distance; of equally near ones those that
 * come first.
 *
 * <p>Weights: {@code rows}, axes {@code [example, statistic]}; {@code row_labels} and {@code row_weights}, axes {@code
 * [example]}, the class of each and how much its vote counts.
 */
final class NeighbourClassifier implements Classifier {
    private final float[] known;
    private final int[] labels;
    private final float[] weights;
    private final int statistics;
    private final int neighbours;
    private final boolean byDistance;

    NeighbourClassifier(
            float[] known, int[] labels, float[] weights, int statistics, int neighbours, boolean byDistance) {
        this.known = known;
        this.labels = labels;
        this.weights = weights;
        this.statistics = statistics;
        this.neighbours = Math.min(neighbours, labels.length);
        this.byDistance = byDistance;
    }

    static NeighbourClassifier load(
            StoredWeights stored, int statistics, int classes, int neighbours, boolean byDistance)
            throws BadInputException {
        Tensor rows = stored.take("rows", -1, statistics);
        int[] labels = stored.takeWhole("row_labels", rows.size(0), 0, classes - 1);
        Tensor weights = stored.take("row_weights", rows.size(0));
        for (float w : weights.values()) {
            if (w < 0) {
                throw StoredWeights.unfit("row_weights", "hold " + w);
            }
        }
        return new NeighbourClassifier(
                rows.values().clone(), labels, weights.values().clone(), statistics, neighbours, byDistance);
    }

    @Override
    public void classify(float[] rows, int row, double[] into) {
        double[] distances = new double[neighbours];
        int[] nearest = new int[neighbours];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        int last = neighbours - 1;
        for (int i = 0; i < labels.length; i++) {
            double distance = Dense.squaredDistance(rows, row * statistics, known, i * statistics, statistics);
            if (distance < distances[last]) {
                int at = last;
                while (at > 0 && distance < distances[at - 1]) {
                    distances[at] = distances[at - 1];
                    nearest[at] = nearest[at - 1];
                    at--;
                }
                distances[at] = distance;
                nearest[at] = i;
            }
        }
        vote(distances, nearest, into);
    }

    private void vote(double[] distances, int[] nearest, double[] into) {
        Arrays.fill(into, 0);
        // A row that is met exactly decides alone, with others like it.
        boolean met = byDistance && distances[0] == 0;
        for (int k = 0; k < neighbours; k++) {
            double share = 1;
            if (met) {
                share = distances[k] == 0 ? 1 : 0;
            } else if (byDistance) {
                share = 1 / Math.sqrt(distances[k]);
            }
            into[labels[nearest[k]]] += share * weights[nearest[k]];
        }
        Votes.normalise(into);
    }

    @Override
    public Map<String, Tensor> weights() {
        Axis example = new Axis("example", labels.length);
        float[] classes = new float[labels.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = labels[i];
        }
        Map<String, Tensor> all = new LinkedHashMap<>();
        all.put("rows", Tensor.copyOf(known, example, new Axis("statistic", statistics)));
        all.put("row_labels", Tensor.wrap(classes, example));
        all.put("row_weights", Tensor.copyOf(weights, example));
        return all;
    }
}
