package org.melograph.plot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was taken for what.
 *
 * @param classes in the order of rows and columns
 * @param counts of examples, by true class (outer, downwards) and predicted class (inner, rightwards), each 0 or more
 * @param percent whether cells show their part of the row in percent instead of the count
 * @param selected a cell to point out; null for none
 */
public record ConfusionMatrix(
        String title,
        List<String> classes,
        List<List<Integer>> counts,
        boolean percent,
        @Nullable Cell selected) implements Picture {

    /** A cell: songs of class {@code truth} that were taken for class {@code predicted}. */
    public record Cell(int truth, int predicted) {}

    public ConfusionMatrix {
        classes = List.copyOf(classes);
        counts = counts.stream().map(List::copyOf).toList();
        int size = classes.size();
        if (counts.size() != size || counts.stream().anyMatch(row -> row.size() != size)) {
            throw new IllegalArgumentException(
                    "A confusion matrix of " + size + " classes needs " + size + " x " + size + " counts.");
        }
        if (counts.stream().flatMap(List::stream).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("A confusion matrix counts examples; none of its cells is below 0.");
        }
    }

    /** Counts, nothing selected. */
    public static ConfusionMatrix of(String title, List<String> classes, List<List<Integer>> counts) {
        return new ConfusionMatrix(title, classes, counts, false, null);
    }

    /** The same in counts or percent of each row. */
    public ConfusionMatrix withPercent(boolean shown) {
        return new ConfusionMatrix(title, classes, counts, shown, selected);
    }

    /** The same with another cell pointed out. */
    public ConfusionMatrix withSelected(@Nullable Cell cell) {
        return new ConfusionMatrix(title, classes, counts, percent, cell);
    }

    /** The count in a cell. */
    public int count(int truth, int predicted) {
        return counts.get(truth).get(predicted);
    }

    /** The examples of a true class. */
    public int rowTotal(int truth) {
        return counts.get(truth).stream().mapToInt(Integer::intValue).sum();
    }

    /** The part of a true class's examples in a cell, 0 to 1; 0 where it has none. */
    public double rowPart(int truth, int predicted) {
        int total = rowTotal(truth);
        return total == 0 ? 0 : (double) count(truth, predicted) / total;
    }

    @Override
    public String description() {
        int right = 0;
        int all = 0;
        for (int i = 0; i < classes.size(); i++) {
            right += count(i, i);
            all += rowTotal(i);
        }
        return (title.isEmpty() ? "Confusion matrix" : title) + " of " + classes.size() + " classes: " + right + " of "
                + all + " right.";
    }
}
