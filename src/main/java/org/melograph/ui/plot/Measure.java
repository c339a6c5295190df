package org.melograph.ui.plot;

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
        StringBuilder text = new StringBuilder(Ticks.number(seconds(), 3)).append(" s");
        if (seconds() > 0) {
            text.append(" · ").append(Ticks.number(60 / seconds(), 1)).append(" BPM · ");
            text.append(Ticks.number(1 / seconds(), 2)).append(" Hz");
        }
        if (!Double.isNaN(fromHertz) && !Double.isNaN(toHertz)) {
            text.append(" · ").append(Ticks.number(fromHertz, 0)).append(" → ").append(PaneReading.hertz(toHertz));
            text.append(" · ").append(signed(toHertz - fromHertz, 0)).append(" Hz");
            if (!Double.isNaN(semitones())) {
                text.append(" · ").append(signed(semitones(), 2)).append(" semitones");
            }
        }
        if (!Double.isNaN(level.mean())) {
            int digits = level.unit().isEmpty() ? 2 : 1;
            String unit = level.unit().isEmpty() ? "" : " " + level.unit();
            text.append(" · mean ").append(Ticks.number(level.mean(), digits)).append(unit);
            text.append(" · max ").append(Ticks.number(level.highest(), digits)).append(unit);
        }
        return text.toString();
    }

    private static String signed(double value, int digits) {
        return (value < 0 ? "" : "+") + Ticks.number(value, digits);
    }
}
