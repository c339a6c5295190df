package org.melograph.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * The upright axis of a quantity that is drawn as a curve.
 *
 * @param unit of the values, such as {@code LUFS}; empty for none
 * @param scale how values are spread; other than linear for frequencies in Hz alone
 * @param values what the whole axis covers
 */
public record ValueAxis(String unit, AxisScale scale, Range values) {
    private static final double SEMITONE = Math.pow(2, 1 / 12.0);
    private static final int STEPS = 5;

    /** An axis over all finite values between {@code low} and {@code high}, with a little air. */
    public static ValueAxis over(String unit, double low, double high, AxisScale frequencies) {
        boolean hertz = unit.equals("Hz");
        AxisScale scale = hertz ? frequencies : AxisScale.LINEAR;
        if (!(high >= low)) {
            return new ValueAxis(unit, scale, hertz ? new Range(55, 880) : new Range(0, 1));
        }
        if (scale.isLogarithmic()) {
            double from = Math.max(1, low / SEMITONE);
            return new ValueAxis(unit, scale, new Range(from, Math.max(from * SEMITONE, high * SEMITONE)));
        }
        // An axis of amounts starts at 0 unless the values are far from it.
        double floor = low >= 0 && low < 0.5 * high ? 0 : low;
        return new ValueAxis(unit, scale, Ticks.widen(floor, high, STEPS));
    }

    /** Whether its values are frequencies. */
    public boolean isFrequency() {
        return unit.equals("Hz");
    }

    /** Where a value lies, 0 at the bottom and 1 at the top; beyond them outside, NaN for NaN. */
    public double partOf(double value) {
        double low = scale.forward(values.low());
        return (scale.forward(value) - low) / (scale.forward(values.high()) - low);
    }

    /** The value at a part of the way up: undoes {@link #partOf(double)}. */
    public double valueAt(double part) {
        double low = scale.forward(values.low());
        return scale.inverse(low + part * (scale.forward(values.high()) - low));
    }

    /** About {@code count} labels between two parts of the axis; a tick's value is its part. */
    List<Tick> ticks(Range parts, int count) {
        double low = valueAt(parts.low());
        double high = valueAt(parts.high());
        List<Tick> ticks = new ArrayList<>();
        for (Tick tick : isFrequency() ? Ticks.frequency(low, high, scale, count) : Ticks.of(low, high, count)) {
            ticks.add(new Tick(partOf(tick.value()), tick.label()));
        }
        return ticks;
    }
}
