package org.melograph.zoo.classical;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A training part as a classifier learns from it: one row of numbers an example, scaled.
 *
 * <p>Row {@code i} has its numbers in {@code values} from {@code i * width} on, its class in {@code labels}, how much it
 * counts in {@code weights} (above 0) and the number of its group in {@code groups}.
 */
final class TrainingRows {
    final float[] values;
    final int width;
    final int[] labels;
    final double[] weights;
    final int[] groups;
    final int classes;

    TrainingRows(float[] values, int width, int[] labels, double[] weights, int[] groups, int classes) {
        this.values = values;
        this.width = width;
        this.labels = labels;
        this.weights = weights;
        this.groups = groups;
        this.classes = classes;
    }

    /** The number of rows. */
    int size() {
        return labels.length;
    }

    /** Some of the rows, in the order asked for. */
    TrainingRows select(int[] rows) {
        float[] chosen = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * width, chosen, i * width, width);
        }
        return new TrainingRows(
                chosen,
                width,
                IntStream.of(rows).map(r -> labels[r]).toArray(),
                IntStream.of(rows).mapToDouble(r -> weights[r]).toArray(),
                IntStream.of(rows).map(r -> groups[r]).toArray(),
                classes);
    }

    /** The rows of a fold, or all others. */
    int[] rowsOf(List<Integer> folds, int fold, boolean inside) {
        return IntStream.range(0, size())
                .filter(i -> (folds.get(i) == fold) == inside)
                .toArray();
    }

    /** How many classes have rows. */
    int occurringClasses() {
        return (int) IntStream.of(labels).distinct().count();
    }
}
