package org.melograph.zoo.classical;

import java.util.Arrays;

/**
 * The columns of rows as numbers of bins, so that trees compare small whole numbers: a column with few different
 * values keeps each in a bin of its own, another one is cut at its quantiles. Between two bins lies an edge, halfway
 * between the values on both sides.
 */
final class BinnedColumns {
    /** Bins in a column at most. */
    static final int MOST = 256;

    private final byte[][] bins;
    private final float[][] edges;
    private final int rows;

    private BinnedColumns(byte[][] bins, float[][] edges, int rows) {
        this.bins = bins;
        this.edges = edges;
        this.rows = rows;
    }

    /**
     * Cuts the columns of rows.
     *
     * @param most bins in a column at most, 2 to {@link #MOST}
     */
    static BinnedColumns of(TrainingRows training, int most) {
        int rows = training.size();
        byte[][] bins = new byte[training.width][rows];
        float[][] edges = new float[training.width][];
        float[] column = new float[rows];
        for (int j = 0; j < training.width; j++) {
            for (int i = 0; i < rows; i++) {
                column[i] = training.values[i * training.width + j];
            }
            float[] sorted = column.clone();
            Arrays.sort(sorted);
            edges[j] = edges(sorted, most);
            for (int i = 0; i < rows; i++) {
                bins[j][i] = (byte) bin(edges[j], column[i]);
            }
        }
        return new BinnedColumns(bins, edges, rows);
    }

    private static float[] edges(float[] sorted, int most) {
        int different = 1;
        for (int i = 1; i < sorted.length; i++) {
            different += sorted[i] > sorted[i - 1] ? 1 : 0;
        }
        float[] edges = new float[Math.min(different, most) - 1];
        int count = 0;
        double step = (double) sorted.length / most;
        double next = different <= most ? 0 : step;
        for (int i = 1; i < sorted.length && count < edges.length; i++) {
            if (sorted[i] > sorted[i - 1] && i >= next) {
                float middle = sorted[i - 1] + (sorted[i] - sorted[i - 1]) / 2;
                // Two neighbouring floats have none between them.
                edges[count++] = middle < sorted[i] ? middle : sorted[i - 1];
                next = different <= most ? 0 : Math.max(next + step, i + step / 2);
            }
        }
        return Arrays.copyOf(edges, count);
    }

    /** The number of edges below a value; a value on an edge stands before it. */
    private static int bin(float[] edges, float value) {
        int low = 0;
        int high = edges.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value <= edges[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    int columns() {
        return bins.length;
    }

    int rows() {
        return rows;
    }

    /** The number of bins of a column, 1 for one that never changes. */
    int count(int column) {
        return edges[column].length + 1;
    }

    /** The bins of a column by row, unsigned; to be read only. */
    byte[] column(int column) {
        return bins[column];
    }

    /** The value that divides bin {@code bin} from the next one: rows up to the bin hold at most this. */
    float edge(int column, int bin) {
        return edges[column][bin];
    }
}
