package org.melograph.explain;

/** The mean of an input around each place, in a box that is cut at the input's edges. */
final class Blur {
    private final int rows;
    private final int steps;
    private final int length;

    /**
     * For inputs of a shape.
     *
     * @param length how many of the steps exist; the others stay as they are
     */
    Blur(int rows, int steps, int length) {
        this.rows = rows;
        this.steps = steps;
        this.length = length;
    }

    /** The input, axes {@code [row, step]}, blurred over so many rows and steps to each side. */
    float[] of(float[] input, int byRows, int bySteps) {
        float[] along = input.clone();
        for (int row = 0; row < rows; row++) {
            mean(input, row * steps, 1, length, bySteps, along);
        }
        float[] both = along.clone();
        for (int t = 0; t < length; t++) {
            mean(along, t, steps, rows, byRows, both);
        }
        return both;
    }

    private static void mean(float[] from, int first, int stride, int count, int reach, float[] to) {
        double sum = 0;
        int inside = 0;
        for (int i = 0; i < Math.min(reach, count); i++) {
            sum += from[first + i * stride];
            inside++;
        }
        for (int i = 0; i < count; i++) {
            if (i + reach < count) {
                sum += from[first + (i + reach) * stride];
                inside++;
            }
            if (i - reach - 1 >= 0) {
                sum -= from[first + (i - reach - 1) * stride];
                inside--;
            }
            to[first + i * stride] = (float) (sum / inside);
        }
    }
}
