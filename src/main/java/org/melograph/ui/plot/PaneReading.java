package org.melograph.ui.plot;

import org.melograph.plot.Pitch;
import org.melograph.plot.Ticks;

/** What lies under the pointer in a pane. */
public sealed interface PaneReading permits HeatmapReading, CurvesReading {
    /** The time. */
    double seconds();

    /** The frequency; NaN where there is none. */
    double hertz();

    /** What is there besides a frequency: the row, or empty. */
    String name();

    /** The value or values there, with their units; empty where there is none. */
    String values();

    /** The time as people read it: {@code 0:11.42}. */
    default String time() {
        return Ticks.clock(seconds(), 2);
    }

    /** The frequency with its note, or the row: {@code 1,318 Hz · E6 +0 ct}; empty where there is neither. */
    default String place() {
        return Double.isNaN(hertz()) ? name() : hertz(hertz()) + (note(hertz()).isEmpty() ? "" : " · " + note(hertz()));
    }

    /** As people read it: {@code 0:11.42 · 1,318 Hz · E6 +0 ct · −21.4 dB}. */
    default String text() {
        return time() + (place().isEmpty() ? "" : " · " + place()) + (values().isEmpty() ? "" : " · " + values());
    }

    /** A frequency as people read it: {@code 55.0 Hz}, {@code 1,318 Hz}. */
    static String hertz(double hertz) {
        return Ticks.number(hertz, hertz < 100 ? 1 : 0) + " Hz";
    }

    /** The nearest note and how far it is: {@code A4 +13 ct}; empty below what is heard as a tone. */
    static String note(double hertz) {
        if (!(hertz >= LOWEST_TONE)) {
            return "";
        }
        double midi = Pitch.midi(hertz);
        long cents = Math.round(100 * (midi - Math.rint(midi)));
        return Pitch.nearest(hertz) + (cents < 0 ? " −" : " +") + Math.abs(cents) + " ct";
    }

    /** The lowest frequency that is told as a note, in Hz. */
    double LOWEST_TONE = 16;
}
