package org.melograph.plot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.melograph.base.Tensor;
import org.melograph.feature.TimeGrid;

/**
 * A few quantities of a recording as lines over its time: onset strength, loudness, pitch; and moments, such as beats.
 *
 * @param values axes {@code [row, frame]}, both sizes 1 or more; NaN makes a gap, and of moments every value above 0 is one
 * @param grid when each frame is, with a regular step
 * @param rows what the rows are
 * @param axes the upright axes: the first is labelled at the left, the second at the right
 * @param window the part that is shown
 */
public record TimeCurves(
        String title, Tensor values, TimeGrid grid, List<Row> rows, List<ValueAxis> axes, Heatmap.Window window)
        implements Picture {
    private static final List<Ink> INKS = List.of(Ink.Token.ACCENT, Ink.Token.SECOND, Ink.Token.WARNING);

    /**
     * One of the quantities.
     *
     * @param axis the index of the axis it is drawn over; {@link #MOMENTS} where it only says when something happens
     */
    public record Row(String name, int axis) {
        /** In the place of an axis: the row says when something happens. */
        public static final int MOMENTS = -1;

        /** Whether it only says when something happens. */
        public boolean isMoments() {
            return axis == MOMENTS;
        }
    }

    /**
     * A row to be drawn.
     *
     * @param unit of its values; empty for none
     * @param moments whether it only says when something happens
     */
    public record Quantity(String name, String unit, boolean moments) {}

    public TimeCurves {
        if (values.rank() != 2 || values.length() == 0 || !grid.isRegular()) {
            throw new IllegalArgumentException("Curves need values [row, frame] at regular times, not " + values + ".");
        }
        rows = List.copyOf(rows);
        axes = List.copyOf(axes);
        if (rows.size() != values.size(0)) {
            throw new IllegalArgumentException(rows.size() + " names for " + values.size(0) + " rows.");
        }
    }

    /**
     * All of some quantities, those of one unit over a common axis.
     *
     * @param quantities one a row
     * @param frequencies how frequencies in Hz are spread
     */
    public static TimeCurves of(
            String title, Tensor values, TimeGrid grid, List<Quantity> quantities, AxisScale frequencies) {
        Set<String> units = quantities.stream()
                .filter(q -> !q.moments())
                .map(Quantity::unit)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> order = List.copyOf(units);
        List<Row> rows = quantities.stream()
                .map(q -> new Row(q.name(), q.moments() ? Row.MOMENTS : order.indexOf(q.unit())))
                .toList();
        double first = Math.max(0, grid.secondsAt(-0.5));
        double last = Math.max(grid.secondsAt(values.size(1) - 0.5), first + 1e-3);
        Heatmap.Window whole = new Heatmap.Window(new Range(first, last), Heatmap.Window.ALL_ROWS);
        return new TimeCurves(title, values, grid, rows, axes(values, rows, order, frequencies), whole);
    }

    private static List<ValueAxis> axes(Tensor values, List<Row> rows, List<String> units, AxisScale frequencies) {
        int frames = values.size(1);
        List<ValueAxis> axes = new ArrayList<>();
        for (int axis = 0; axis < units.size(); axis++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int row = 0; row < rows.size(); row++) {
                for (int i = row * frames; rows.get(row).axis() == axis && i < (row + 1) * frames; i++) {
                    float value = values.values()[i];
                    if (Float.isFinite(value)) {
                        low = Math.min(low, value);
                        high = Math.max(high, value);
                    }
                }
            }
            axes.add(ValueAxis.over(units.get(axis), low, high, frequencies));
        }
        return axes;
    }

    /** The same, another part of it shown. */
    public TimeCurves withWindow(Heatmap.Window other) {
        return new TimeCurves(title, values, grid, rows, axes, other);
    }

    /** The same with frequencies spread otherwise. */
    public TimeCurves withScale(AxisScale frequencies) {
        List<String> units = axes.stream().map(ValueAxis::unit).toList();
        return new TimeCurves(title, values, grid, rows, axes(values, rows, units, frequencies), window);
    }

    /** The value of a row at a time; NaN where there is none. Of moments the value is 1 in the frame of one. */
    public double valueAt(int row, double seconds) {
        int frame = frameAt(seconds);
        return frame < 0 || frame >= values.size(1) ? Double.NaN : values.values()[row * values.size(1) + frame];
    }

    /** The frame nearest to a time; it may lie outside. */
    public int frameAt(double seconds) {
        return (int) Math.floor((seconds - grid.startSeconds()) / grid.stepSeconds() + 0.5);
    }

    /** The unit of a row's values; empty for none. */
    public String unit(int row) {
        return rows.get(row).isMoments() ? "" : axes.get(rows.get(row).axis()).unit();
    }

    /** Whether the left axis counts frequencies. */
    public boolean hasFrequencies() {
        return !axes.isEmpty() && axes.getFirst().isFrequency();
    }

    /** The ink of a row. */
    public static Ink ink(int row) {
        return row < INKS.size() ? INKS.get(row) : Ink.ofClass(row - INKS.size());
    }

    @Override
    public String description() {
        return (title.isEmpty() ? "Curves" : title) + " over "
                + Ticks.clock(values.size(1) * grid.stepSeconds(), 1) + ": "
                + rows.stream().map(Row::name).collect(Collectors.joining(", ")) + ".";
    }
}
