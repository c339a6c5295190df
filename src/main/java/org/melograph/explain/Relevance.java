package org.melograph.explain;

import java.util.Arrays;
import org.melograph.base.Tensor;
import org.melograph.feature.FrequencyAxis;
import org.melograph.feature.TimeGrid;

/**
 * How much each time and frequency of a song speaks for a class; below 0 what speaks against it.
 *
 * @param values axes {@code [row, frame]}, the lowest frequency first; NaN where the model does not listen
 * @param grid when the middle of each frame is, with a regular step
 * @param rows the frequencies of the rows
 */
public record Relevance(Tensor values, TimeGrid grid, FrequencyAxis rows) {
    /** One row to each side is smoothed over for so many rows. */
    private static final double ROWS_OF_ONE = 96;

    private static final double SMOOTH_SECONDS = 0.06;
    private static final double OUTLIERS_FROM = 0.995;

    public Relevance {
        if (values.rank() != 2 || !grid.isRegular()) {
            throw new IllegalArgumentException(
                    "Relevance has the axes [row, frame] over regular times, not " + values.axes() + ".");
        }
    }

    /** The value at a time and frequency; NaN outside of the map. */
    public double at(double seconds, double hertz) {
        int frame = (int) Math.floor((seconds - grid.startSeconds()) / grid.stepSeconds() + 0.5);
        int row = (int) Math.floor(rows.rowAt(hertz) + 0.5);
        boolean inside = frame >= 0 && frame < values.size(1) && row >= 0 && row < values.size(0);
        return inside ? values.values()[row * values.size(1) + frame] : Double.NaN;
    }

    /** The distance from 0 that all but the strongest two hundredth of the map stays within; 0 for a map that says nothing. */
    public double strength() {
        float[] sizes = new float[values.length()];
        int known = 0;
        for (float v : values.values()) {
            if (!Float.isNaN(v)) {
                sizes[known++] = Math.abs(v);
            }
        }
        Arrays.sort(sizes, 0, known);
        return known == 0 ? 0 : sizes[(int) Math.min(known - 1.0, OUTLIERS_FROM * known)];
    }

    /**
     * The mean around each place, over about a tenth of a second and a fortieth of the rows: gradients change sign from one value to the
     * next, which neither eye nor ear can follow.
     */
    public Relevance smoothed() {
        float[] known = values.values().clone();
        for (int i = 0; i < known.length; i++) {
            known[i] = Float.isNaN(known[i]) ? 0 : known[i];
        }
        int frames = values.size(1);
        float[] smooth = new Blur(values.size(0), frames, frames).of(known, smoothRows(), smoothFrames());
        for (int i = 0; i < smooth.length; i++) {
            smooth[i] = Float.isNaN(values.values()[i]) ? Float.NaN : smooth[i];
        }
        return new Relevance(Tensor.wrap(smooth, values.axes()), grid, rows);
    }

    /** How many rows to each side lie within the smoothing. */
    int smoothRows() {
        return (int) Math.round(values.size(0) / ROWS_OF_ONE);
    }

    /** How many frames to each side lie within the smoothing. */
    int smoothFrames() {
        return (int) Math.round(SMOOTH_SECONDS / grid.stepSeconds());
    }

    /**
     * The value from which on a part of the map speaks most for the class.
     *
     * @param share of the map's area, 0 to 1
     * @return above 0, so that what speaks against the class is never among it; infinite where nothing speaks for it
     */
    public double threshold(double share) {
        float[] sorted = values.values().clone();
        int known = 0;
        for (float v : sorted) {
            if (!Float.isNaN(v)) {
                sorted[known++] = v;
            }
        }
        Arrays.sort(sorted, 0, known);
        int count = (int) Math.round(share * known);
        if (count == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double value = sorted[known - count];
        if (value > 0) {
            return value;
        }
        for (int i = known - count; i < known; i++) {
            if (sorted[i] > 0) {
                return sorted[i];
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
