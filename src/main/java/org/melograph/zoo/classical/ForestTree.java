package org.melograph.zoo.classical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Grows one tree of a forest on rows drawn with replacement, each split the best by Gini impurity among a few columns
 * drawn anew. Used by one thread, for one tree.
 */
final class ForestTree {
    /** Up to so many rows are sorted to find a split; more are counted by bin. */
    private static final int SORTED_ROWS = 128;

    private final BinnedColumns columns;
    private final int[] labels;
    private final int classes;
    private final int triedColumns;
    private final int leastRows;
    private final RandomGenerator random;

    private final double[] weight;
    private final int[] order;
    private final int[] side;
    private final int[] shuffled;
    private final int[] sorted = new int[SORTED_ROWS];
    private final double[] histogram;
    private final int[] counts = new int[BinnedColumns.MOST];
    private final double[] total;
    private final double[] left;

    private final FlatTrees.Builder tree = new FlatTrees.Builder();
    private final List<float[]> mixed = new ArrayList<>();

    private int bestColumn;
    private int bestBin;
    private double bestPurity;

    /**
     * @param triedColumns columns that are looked at for each split, those that are constant there not counted
     * @param leastRows rows on each side of a split at least, counted once however often they were drawn
     */
    ForestTree(BinnedColumns columns, TrainingRows rows, int triedColumns, int leastRows, RandomGenerator random) {
        this.columns = columns;
        this.labels = rows.labels;
        this.classes = rows.classes;
        this.triedColumns = triedColumns;
        this.leastRows = leastRows;
        this.random = random;
        int n = rows.size();
        weight = new double[n];
        for (int i = 0; i < n; i++) {
            int drawn = random.nextInt(n);
            weight[drawn] += rows.weights[drawn];
        }
        int used = 0;
        int[] drawn = new int[n];
        for (int i = 0; i < n; i++) {
            if (weight[i] > 0) {
                drawn[used++] = i;
            }
        }
        order = Arrays.copyOf(drawn, used);
        side = new int[used];
        shuffled = new int[columns.columns()];
        Arrays.setAll(shuffled, j -> j);
        histogram = new double[BinnedColumns.MOST * classes];
        total = new double[classes];
        left = new double[classes];
    }

    /** A node to be made: rows {@code from} to {@code to - 1} of the order, the right child of {@code parent} or -1. */
    private record Open(int from, int to, int parent) {}

    /**
     * Grows. A leaf's value is its class where it holds one class only; else the number of classes plus the place of its
     * shares in {@link #mixed()}.
     */
    FlatTrees.Builder grow() {
        List<Open> open = new ArrayList<>();
        open.add(new Open(0, order.length, -1));
        while (!open.isEmpty()) {
            Open node = open.removeLast();
            if (node.parent >= 0) {
                tree.rightFollows(node.parent);
            }
            if (!split(node, open)) {
                leaf();
            }
        }
        return tree;
    }

    /** The shares of the classes in leaves that hold several, each summing to 1. */
    List<float[]> mixed() {
        return mixed;
    }

    private boolean split(Open node, List<Open> open) {
        Arrays.fill(total, 0);
        for (int i = node.from; i < node.to; i++) {
            total[labels[order[i]]] += weight[order[i]];
        }
        if (occurring() < 2 || node.to - node.from < 2 * leastRows) {
            return false;
        }
        bestPurity = 0;
        bestColumn = -1;
        int tried = 0;
        for (int drawn = 0; drawn < shuffled.length && tried < triedColumns; drawn++) {
            int other = drawn + random.nextInt(shuffled.length - drawn);
            int column = shuffled[other];
            shuffled[other] = shuffled[drawn];
            shuffled[drawn] = column;
            tried += look(column, node.from, node.to) ? 1 : 0;
        }
        if (bestColumn < 0) {
            return false;
        }
        int middle = partition(node.from, node.to);
        int number = tree.split(bestColumn, columns.edge(bestColumn, bestBin));
        open.add(new Open(middle, node.to, number));
        open.add(new Open(node.from, middle, -1));
        return true;
    }

    private int occurring() {
        int count = 0;
        for (double t : total) {
            count += t > 0 ? 1 : 0;
        }
        return count;
    }

    /** Looks for a better split on a column; false where the column is constant. */
    private boolean look(int column, int from, int to) {
        return to - from <= SORTED_ROWS ? lookSorted(column, from, to) : lookCounted(column, from, to);
    }

    private boolean lookSorted(int column, int from, int to) {
        byte[] bins = columns.column(column);
        int n = to - from;
        for (int i = 0; i < n; i++) {
            sorted[i] = (bins[order[from + i]] & 0xff) << 8 | i;
        }
        Arrays.sort(sorted, 0, n);
        if (sorted[0] >> 8 == sorted[n - 1] >> 8) {
            return false;
        }
        Sweep sweep = new Sweep();
        for (int i = 0; i < n - 1; i++) {
            int row = order[from + (sorted[i] & 0xff)];
            sweep.move(labels[row], weight[row]);
            int bin = sorted[i] >> 8;
            if (bin != sorted[i + 1] >> 8 && i + 1 >= leastRows && n - i - 1 >= leastRows) {
                sweep.judge(column, bin);
            }
        }
        return true;
    }

    private boolean lookCounted(int column, int from, int to) {
        byte[] bins = columns.column(column);
        int count = columns.count(column);
        Arrays.fill(histogram, 0, count * classes, 0);
        Arrays.fill(counts, 0, count, 0);
        for (int i = from; i < to; i++) {
            int row = order[i];
            int bin = bins[row] & 0xff;
            histogram[bin * classes + labels[row]] += weight[row];
            counts[bin]++;
        }
        int last = count - 1;
        while (counts[last] == 0) {
            last--;
        }
        int moved = 0;
        Sweep sweep = new Sweep();
        for (int bin = 0; bin < last; bin++) {
            if (counts[bin] == 0) {
                continue;
            }
            moved += counts[bin];
            for (int c = 0; c < classes; c++) {
                sweep.move(c, histogram[bin * classes + c]);
            }
            if (moved >= leastRows && to - from - moved >= leastRows) {
                sweep.judge(column, bin);
            }
        }
        return moved > 0;
    }

    /** Moves rows from right to left while the sums of squares that make Gini's impurity are kept up. */
    private final class Sweep {
        private double leftSum;
        private double rightSum;
        private double leftSquares;
        private double rightSquares;

        Sweep() {
            Arrays.fill(left, 0);
            for (double t : total) {
                rightSum += t;
                rightSquares += t * t;
            }
        }

        void move(int label, double w) {
            double before = left[label];
            double right = total[label] - before;
            leftSquares += w * (2 * before + w);
            rightSquares -= w * (2 * right - w);
            leftSum += w;
            rightSum -= w;
            left[label] = before + w;
        }

        void judge(int column, int bin) {
            double purity = leftSquares / leftSum + rightSquares / rightSum;
            if (purity > bestPurity) {
                bestPurity = purity;
                bestColumn = column;
                bestBin = bin;
            }
        }
    }

    private int partition(int from, int to) {
        byte[] bins = columns.column(bestColumn);
        int low = from;
        int high = 0;
        for (int i = from; i < to; i++) {
            int row = order[i];
            if ((bins[row] & 0xff) <= bestBin) {
                order[low++] = row;
            } else {
                side[high++] = row;
            }
        }
        System.arraycopy(side, 0, order, low, high);
        return low;
    }

    private void leaf() {
        if (occurring() == 1) {
            for (int c = 0; c < classes; c++) {
                if (total[c] > 0) {
                    tree.leaf(c);
                }
            }
            return;
        }
        double sum = Arrays.stream(total).sum();
        float[] shares = new float[classes];
        for (int c = 0; c < classes; c++) {
            shares[c] = (float) (total[c] / sum);
        }
        tree.leaf(classes + mixed.size());
        mixed.add(shares);
    }
}
