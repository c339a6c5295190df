package org.melograph.plot;

import java.util.ArrayList;
import java.util.List;
import org.melograph.feature.FrequencyAxis;

/**
 * Where the rows of a heatmap lie on its upright axis. A place on the axis is a part from 0 (bottom) to 1 (top) of the whole;
 * a row position counts rows from the bottom, row {@code r} reaching from {@code r} to {@code r + 1}.
 */
public final class RowLayout {
    // Between them lie all tempi that are counted; lags are spread over the logarithm of their tempo, fast ones above.
    private static final double SLOWEST_TEMPO = 25;
    private static final double FASTEST_TEMPO = 480;
    private static final int[] LABELLED_TEMPI = {30, 60, 120, 240, 480};

    private final FrequencyAxis axis;
    private final int rows;
    private final AxisScale scale;
    private final double lowPlace;
    private final double highPlace;

    /**
     * Lays out rows.
     *
     * @param rows how many, 1 or more
     * @param scale how frequencies are spread; rows without frequencies are spread evenly whatever it is
     */
    public RowLayout(FrequencyAxis axis, int rows, AxisScale scale) {
        this.axis = axis;
        this.rows = rows;
        this.scale = scale;
        if (axis instanceof FrequencyAxis.Lags lags) {
            lowPlace = octaves(Math.max(SLOWEST_TEMPO, lags.beatsPerMinuteAt(rows - 0.5)));
            highPlace = Math.max(lowPlace + 1, octaves(FASTEST_TEMPO));
        } else if (axis.hasFrequencies()) {
            double low = Math.max(0, axis.hertzAt(-0.5));
            double high = axis.hertzAt(rows - 0.5);
            boolean fromZero = !(axis instanceof FrequencyAxis.Logarithmic);
            if (scale.isLogarithmic() && fromZero && low < AxisScale.LOWEST_LOG_HERTZ) {
                low = Math.min(AxisScale.LOWEST_LOG_HERTZ, high / 2);
            }
            lowPlace = scale.forward(low);
            highPlace = scale.forward(high);
        } else {
            lowPlace = 0;
            highPlace = rows;
        }
    }

    /** Whether rows are frequencies. */
    public boolean hasFrequencies() {
        return axis.hasFrequencies();
    }

    /** How many rows there are. */
    public int rows() {
        return rows;
    }

    private static double octaves(double beatsPerMinute) {
        return Math.log(beatsPerMinute) / Math.log(2);
    }

    /** The row position at a part of the axis. */
    public double rowAt(double part) {
        double place = lowPlace + part * (highPlace - lowPlace);
        if (axis instanceof FrequencyAxis.Lags lags) {
            return lags.rowOfTempo(Math.pow(2, place)) + 0.5;
        }
        return axis.hasFrequencies() ? axis.rowAt(scale.inverse(place)) + 0.5 : place;
    }

    /** The part of the axis at a row position: undoes {@link #rowAt(double)}. */
    public double partOf(double row) {
        if (axis instanceof FrequencyAxis.Lags lags) {
            return (octaves(lags.beatsPerMinuteAt(Math.max(0.5, row - 0.5))) - lowPlace) / (highPlace - lowPlace);
        }
        return axis.hasFrequencies() ? partOfHertz(axis.hertzAt(row - 0.5)) : row / rows;
    }

    /** The frequency at a part of the axis, in Hz; NaN where rows are no frequencies. */
    public double hertzAt(double part) {
        return axis.hasFrequencies() ? scale.inverse(lowPlace + part * (highPlace - lowPlace)) : Double.NaN;
    }

    /** The part of the axis at a frequency in Hz. */
    public double partOfHertz(double hertz) {
        return (scale.forward(hertz) - lowPlace) / (highPlace - lowPlace);
    }

    /** What stands at a part of the axis: the nearest note, the pitch class, or the row in words. */
    public String nameAt(double part) {
        if (axis.hasFrequencies()) {
            return FrequencyAxis.toneAt(hertzAt(part));
        }
        return axis.nameAt((int) Math.clamp(Math.floor(rowAt(part)), 0.0, rows - 1.0));
    }

    /** How many pixels apart labels should stand at least. */
    double labelDistance() {
        // Names stand as close as text allows; frequencies are read between labels.
        return axis.hasFrequencies() ? 22 : 13;
    }

    /** About {@code count} labels between two parts of the axis; a tick's value is its part. */
    public List<Tick> ticks(Range parts, int count) {
        List<Tick> ticks = new ArrayList<>();
        if (axis instanceof FrequencyAxis.Lags) {
            for (int tempo : LABELLED_TEMPI) {
                double part = (octaves(tempo) - lowPlace) / (highPlace - lowPlace);
                if (parts.contains(part)) {
                    ticks.add(new Tick(part, ticks.isEmpty() ? tempo + " BPM" : String.valueOf(tempo)));
                }
            }
            return ticks;
        }
        if (axis.hasFrequencies()) {
            double low = Math.max(0, hertzAt(parts.low()));
            for (Tick t : Ticks.frequency(low, hertzAt(parts.high()), scale, count)) {
                ticks.add(new Tick(partOfHertz(t.value()), t.label()));
            }
            return ticks;
        }
        int every = every(rows * parts.length(), count);
        for (int row = 0; row < rows; row++) {
            double part = partOf(row + 0.5);
            if (parts.contains(part) && isLabelled(row, every)) {
                ticks.add(new Tick(part, shortName(row)));
            }
        }
        return ticks;
    }

    private boolean isLabelled(int row, int every) {
        // Of twelve pitch classes the white keys are enough where not every row has room for its name.
        boolean whiteKeys = every == 2 && axis instanceof FrequencyAxis.PitchClasses(int perOctave) && perOctave == 12;
        return whiteKeys ? !Pitch.isBlack(row) : row % every == 0;
    }

    private String shortName(int row) {
        return axis instanceof FrequencyAxis.Counted ? Integer.toString(row) : axis.nameAt(row);
    }

    // 1, 2, 5, 10, 20, 50, ...: the first that leaves no more than count of so many.
    private static int every(double visible, int count) {
        int every = 1;
        for (int i = 0; visible / every > count; i++) {
            every = i % 3 == 1 ? every / 2 * 5 : every * 2;
        }
        return every;
    }
}
