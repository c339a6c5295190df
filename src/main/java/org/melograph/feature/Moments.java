package org.melograph.feature;

import org.melograph.base.Tensor;

/** Means and deviations of rows of frames. */
final class Moments {
    /** Frames on each side that librosa's {@code delta} takes by default. */
    private static final int DELTA_REACH = 4;

    private Moments() {}

    /** The mean of each row, axes {@code [row, frame]}; a single row may lack its axis. */
    static float[] means(Tensor rows) {
        int frames = rows.size(-1);
        float[] means = new float[rows.length() / frames];
        for (int r = 0; r < means.length; r++) {
            double sum = 0;
            for (int t = 0; t < frames; t++) {
                sum += rows.values()[r * frames + t];
            }
            means[r] = (float) (sum / frames);
        }
        return means;
    }

    /** The standard deviation of each row around its mean. */
    static float[] deviations(Tensor rows) {
        int frames = rows.size(-1);
        float[] means = means(rows);
        for (int r = 0; r < means.length; r++) {
            double squares = 0;
            for (int t = 0; t < frames; t++) {
                double apart = rows.values()[r * frames + t] - means[r];
                squares += apart * apart;
            }
            means[r] = (float) Math.sqrt(squares / frames);
        }
        return means;
    }

    /**
     * How fast each row changes, as librosa's {@code delta}: the slope of the line through nine frames (Savitzky and Golay
     * 1964), at the ends that of the first and last nine. Zeros where there are fewer.
     */
    static Tensor deltas(Tensor rows) {
        int frames = rows.size(-1);
        float[] slopes = new float[rows.length()];
        int width = 2 * DELTA_REACH + 1;
        if (frames >= width) {
            for (int r = 0; r * frames < slopes.length; r++) {
                for (int t = 0; t < frames; t++) {
                    int middle = Math.clamp(t, DELTA_REACH, frames - 1 - DELTA_REACH);
                    slopes[r * frames + t] = slope(rows.values(), r * frames + middle);
                }
            }
        }
        return Tensor.wrap(slopes, rows.axes());
    }

    private static float slope(float[] values, int middle) {
        double sum = 0;
        double squares = 0;
        for (int k = 1; k <= DELTA_REACH; k++) {
            sum += k * ((double) values[middle + k] - values[middle - k]);
            squares += 2 * k * k;
        }
        return (float) (sum / squares);
    }
}
