package org.melograph.plot;

import org.jspecify.annotations.Nullable;
import org.melograph.base.Tensor;
import org.melograph.feature.FrequencyAxis;
import org.melograph.feature.TimeGrid;

/**
 * A feature over time as colours: a spectrogram, chromagram, cepstrum.
 *
 * @param values axes {@code [row, frame]}, the lowest row first, both sizes 1 or more; NaN counts as the lowest value
 * @param grid when the middle of each frame is; without a regular step, frames are counted
 * @param rows what the rows are
 * @param scale how frequencies are spread over the upright axis
 * @param colors what stands for low and high values
 * @param range the values that take the lowest and the highest colour
 * @param unit of the values, such as {@code dB}; empty for none
 * @param window the part that is shown
 * @param overlay what is laid over it; null for nothing
 */
public record Heatmap(
        String title,
        Tensor values,
        TimeGrid grid,
        FrequencyAxis rows,
        AxisScale scale,
        ColorMap colors,
        Range range,
        String unit,
        Window window,
        @Nullable Overlay overlay)
        implements Picture {

    /**
     * The part of a heatmap that is shown.
     *
     * @param time in seconds
     * @param rows parts of the upright axis, 0 (bottom) to 1 (top)
     */
    public record Window(Range time, Range rows) {
        /** The whole upright axis. */
        public static final Range ALL_ROWS = new Range(0, 1);
    }

    public Heatmap {
        if (values.rank() != 2 || values.length() == 0) {
            throw new IllegalArgumentException("A heatmap needs values [row, frame], not " + values + ".");
        }
        grid = grid.isRegular() ? grid : new TimeGrid(0.5, 1);
    }

    /** A whole heatmap in magma, its rows spread as they come, its colours reaching over all finite values. */
    public static Heatmap of(String title, Tensor values, TimeGrid grid, FrequencyAxis rows, String unit) {
        AxisScale scale = switch (rows) {
            case FrequencyAxis.Mel mel -> AxisScale.MEL;
            case FrequencyAxis.Logarithmic logarithmic -> AxisScale.NOTE;
            default -> AxisScale.LINEAR;
        };
        return new Heatmap(
                title, values, grid, rows, scale, ColorMap.MAGMA, rangeOf(values), unit, whole(values, grid), null);
    }

    /** The same with other colours. */
    public Heatmap withColors(ColorMap other) {
        return new Heatmap(title, values, grid, rows, scale, other, range, unit, window, overlay);
    }

    /** The same with other values at the ends of the colours. */
    public Heatmap withRange(Range other) {
        return new Heatmap(title, values, grid, rows, scale, colors, other, unit, window, overlay);
    }

    /** The same with frequencies spread otherwise. */
    public Heatmap withScale(AxisScale other) {
        return new Heatmap(title, values, grid, rows, other, colors, range, unit, window, overlay);
    }

    /** The same, another part of it shown. */
    public Heatmap withWindow(Window other) {
        return new Heatmap(title, values, grid, rows, scale, colors, range, unit, other, overlay);
    }

    /** The same under an overlay, or under none. */
    public Heatmap withOverlay(@Nullable Overlay other) {
        return new Heatmap(title, values, grid, rows, scale, colors, range, unit, window, other);
    }

    /** The time from the beginning of the first frame to the end of the last, in seconds. */
    public Range seconds() {
        return whole(values, grid).time();
    }

    /** Where the rows lie. */
    public RowLayout layout() {
        return new RowLayout(rows, values.size(0), scale);
    }

    /** The value shown at a time and a part of the upright axis; NaN where there is none. */
    public double valueAt(double seconds, double part) {
        int frame = frameAt(seconds);
        int row = (int) Math.floor(layout().rowAt(part));
        boolean inside = frame >= 0 && frame < values.size(1) && row >= 0 && row < values.size(0);
        return inside ? values.values()[row * values.size(1) + frame] : Double.NaN;
    }

    /**
     * What the values of a part of a heatmap are.
     *
     * @param mean of the finite ones; NaN where there are none, as {@code highest}
     */
    public record Cells(double mean, double highest) {}

    /** The values whose cells lie, even in part, in a stretch of time and between two parts of the upright axis. */
    public Cells cells(Range seconds, Range parts) {
        int firstFrame = Math.max(0, frameAt(seconds.low()));
        int lastFrame = Math.min(values.size(1) - 1, frameAt(seconds.high()));
        double one = layout().rowAt(parts.low());
        double other = layout().rowAt(parts.high());
        int firstRow = Math.max(0, (int) Math.floor(Math.min(one, other)));
        int lastRow = Math.min(values.size(0), (int) Math.ceil(Math.max(one, other))) - 1;
        double sum = 0;
        double highest = Double.NEGATIVE_INFINITY;
        long count = 0;
        for (int row = firstRow; row <= lastRow; row++) {
            for (int frame = firstFrame; frame <= lastFrame; frame++) {
                float value = values.values()[row * values.size(1) + frame];
                if (Float.isFinite(value)) {
                    sum += value;
                    highest = Math.max(highest, value);
                    count++;
                }
            }
        }
        return count == 0 ? new Cells(Double.NaN, Double.NaN) : new Cells(sum / count, highest);
    }

    private int frameAt(double time) {
        return (int) Math.floor((time - grid.startSeconds()) / grid.stepSeconds() + 0.5);
    }

    @Override
    public String description() {
        return (title.isEmpty() ? "Heatmap" : title) + ": " + values.size(0) + " rows over "
                + Ticks.clock(seconds().length(), 1) + ", values from "
                + Ticks.number(range.low(), 1) + " to " + Ticks.number(range.high(), 1)
                + (unit.isEmpty() ? "" : " " + unit) + ".";
    }

    private static Window whole(Tensor values, TimeGrid grid) {
        TimeGrid regular = grid.isRegular() ? grid : new TimeGrid(0.5, 1);
        double start = Math.max(0, regular.secondsAt(-0.5));
        return new Window(new Range(start, regular.secondsAt(values.size(1) - 0.5)), Window.ALL_ROWS);
    }

    private static Range rangeOf(Tensor values) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float v : values.values()) {
            if (Float.isFinite(v)) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
        }
        if (low > high) {
            return new Range(0, 1);
        }
        return new Range(low, high > low ? high : low + 1.0);
    }
}
