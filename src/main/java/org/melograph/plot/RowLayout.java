package org.melograph.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the rows of a heatmap lie on its upright axis. A place on the axis is a part from 0 (bottom) to 1 (top) of the whole;
 * a row position counts rows from the bottom, row {@code r} reaching from {@code r} to {@code r + 1}.
 */
public final class RowLayout {
    private final RowAxis axis;
    private final int rows;
    private final AxisScale scale;
    private final double lowPlace;
    private final double highPlace;
    private final double spacingFirst;
    private final double spacingStep;

    /**
     * Lays out rows.
     *
     * @param rows how many, 1 or more
     * @param scale how frequencies are spread; names and numbers are spread evenly whatever it is
     */
    public RowLayout(RowAxis axis, int rows, AxisScale scale) {
        this.axis = axis;
        this.rows = rows;
        this.scale = scale;
        if (axis instanceof RowAxis.Frequencies(AxisScale spacing, double first, double last)) {
            spacingFirst = spacing.forward(first);
            spacingStep = rows > 1 ? (spacing.forward(last) - spacingFirst) / (rows - 1) : 1;
            double low = Math.max(0, spacing.inverse(spacingFirst - spacingStep / 2));
            double high = spacing.inverse(spacingFirst + (rows - 0.5) * spacingStep);
            if (scale.isLogarithmic() && low < AxisScale.LOWEST_LOG_HERTZ) {
                low = Math.min(AxisScale.LOWEST_LOG_HERTZ, high / 2);
            }
            lowPlace = scale.forward(low);
            highPlace = scale.forward(high);
        } else {
            spacingFirst = 0;
            spacingStep = 1;
            lowPlace = 0;
            highPlace = rows;
        }
    }

    /** How many rows there are. */
    public int rows() {
        return rows;
    }

    /** The row position at a part of the axis. */
    public double rowAt(double part) {
        double place = lowPlace + part * (highPlace - lowPlace);
        return axis instanceof RowAxis.Frequencies f
                ? (f.spacing().forward(scale.inverse(place)) - spacingFirst) / spacingStep + 0.5
                : place;
    }

    /** The part of the axis at a row position: undoes {@link #rowAt(double)}. */
    public double partOf(double row) {
        return axis instanceof RowAxis.Frequencies f
                ? partOfHertz(f.spacing().inverse(spacingFirst + (row - 0.5) * spacingStep))
                : (row - lowPlace) / (highPlace - lowPlace);
    }

    /** The frequency at a part of the axis, in Hz; NaN where rows are no frequencies. */
    public double hertzAt(double part) {
        return axis instanceof RowAxis.Frequencies
                ? scale.inverse(lowPlace + part * (highPlace - lowPlace))
                : Double.NaN;
    }

    /** The part of the axis at a frequency in Hz. */
    public double partOfHertz(double hertz) {
        return (scale.forward(hertz) - lowPlace) / (highPlace - lowPlace);
    }

    /** What stands at a part of the axis: a note's, pitch class's or coefficient's name. */
    public String nameAt(double part) {
        int row = (int) Math.clamp(Math.floor(rowAt(part)), 0.0, rows - 1.0);
        return switch (axis) {
            case RowAxis.Frequencies f -> Pitch.nearest(hertzAt(part));
            case RowAxis.Names(List<String> names) -> row < names.size() ? names.get(row) : "";
            case RowAxis.Numbers(int first) -> Integer.toString(first + row);
        };
    }

    /** About {@code count} labels between two parts of the axis; a tick's value is its part. */
    public List<Tick> ticks(Range parts, int count) {
        List<Tick> ticks = new ArrayList<>();
        switch (axis) {
            case RowAxis.Frequencies f -> {
                double low = scale == AxisScale.LOG || scale == AxisScale.NOTE
                        ? hertzAt(parts.low())
                        : Math.max(0, hertzAt(parts.low()));
                for (Tick t : Ticks.frequency(low, hertzAt(parts.high()), scale, count)) {
                    ticks.add(new Tick(partOfHertz(t.value()), t.label()));
                }
            }
            case RowAxis.Names(List<String> names) -> {
                int every = every(parts, count);
                for (int row = 0; row < Math.min(rows, names.size()); row++) {
                    // Pitch classes: the white keys are enough where not every row has room for its name.
                    boolean whiteKeys = every == 2 && names.equals(Pitch.CLASSES);
                    boolean named = whiteKeys ? !Pitch.isBlack(row) : row % every == 0;
                    if (named) {
                        addRow(ticks, row, names.get(row), parts);
                    }
                }
            }
            case RowAxis.Numbers(int first) -> {
                int every = every(parts, count);
                for (int row = 0; row < rows; row++) {
                    if ((first + row) % every == 0) {
                        addRow(ticks, row, Integer.toString(first + row), parts);
                    }
                }
            }
        }
        return ticks;
    }

    private int every(Range parts, int count) {
        double visible = rows * parts.length();
        int every = 1;
        for (int i = 0; visible / every > count; i++) {
            every = i % 3 == 1 ? every / 2 * 5 : every * 2;
        }
        return every;
    }

    private void addRow(List<Tick> ticks, int row, String name, Range parts) {
        double part = partOf(row + 0.5);
        if (parts.contains(part)) {
            ticks.add(new Tick(part, name));
        }
    }
}
