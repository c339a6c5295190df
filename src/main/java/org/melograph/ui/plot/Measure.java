package org.melograph.ui.plot;

import java.util.ArrayList;
import java.util.List;
import org.melograph.plot.Range;
import org.melograph.plot.Ticks;

/**
 * What was measured between two places of a pane.
 *
 * @param fromSeconds where the measuring began; {@code toSeconds} where it ends, which may be before
 * @param fromHertz the frequency at its beginning; NaN where rows are no frequencies, as {@code toHertz}
 * @param parts of the upright axis between them, 0 (bottom) to 1 (top)
 * @param level what the values between them are
 */
public record Measure(
        double fromSeconds, double toSeconds, double fromHertz, double toHertz, Range parts, Level level) {
    private static final double OCTAVE = 12;

    /**
     * The values of a box.
     *
     * @param mean NaN where there are none, as {@code highest}
     * @param unit of both; empty for none
     */
    public record Level(double mean, double highest, String unit) {
        /** Of no values. */
        public static final Level NONE = new Level(Double.NaN, Double.NaN, "");
    }

    /** How long it is, in seconds, 0 or more. */
    public double seconds() {
        return Math.abs(toSeconds - fromSeconds);
    }

    /** From one frequency to the other in semitones, below 0 for downwards; NaN where there are no frequencies. */
    public double semitones() {
        return fromHertz > 0 && toHertz > 0 ? OCTAVE * Math.log(toHertz / fromHertz) / Math.log(2) : Double.NaN;
    }

    /**
     * As people read it: {@code 0.500 s · 120.0 BPM · 2.00 Hz · 440 → 880 Hz · +440 Hz · +12.00 semitones · mean −32.1 dB ·
     * max −12.0 dB}.
     */
    public String text() {
        return String.join(" · ", lines());
    }

    /** The same in up to three lines: time, interval, level. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        String length = Ticks.number(seconds(), 3) + " s";
        lines.add(
                seconds() > 0
                        ? length + " · " + Ticks.number(60 / seconds(), 1) + " BPM · " + Ticks.number(1 / seconds(), 2)
                                + " Hz"
                        : length);
        if (!Double.isNaN(fromHertz) && !Double.isNaN(toHertz)) {
            String interval = Ticks.number(fromHertz, 0) + " → " + PaneReading.hertz(toHertz) + " · "
                    + signed(toHertz - fromHertz, 0) + " Hz";
            double semitones = semitones();
            lines.add(Double.isNaN(semitones) ? interval : interval + " · " + signed(semitones, 2) + " semitones");
        }
        if (!Double.isNaN(level.mean())) {
            int digits = level.unit().isEmpty() ? 2 : 1;
            String unit = level.unit().isEmpty() ? "" : " " + level.unit();
            lines.add("mean " + Ticks.number(level.mean(), digits) + unit + " · max "
                    + Ticks.number(level.highest(), digits) + unit);
        }
        return lines;
    }

    private static String signed(double value, int digits) {
        return (value < 0 ? "" : "+") + Ticks.number(value, digits);
    }
}
