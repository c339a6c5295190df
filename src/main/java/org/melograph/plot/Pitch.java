package org.melograph.plot;

import java.util.List;
import org.melograph.feature.FrequencyAxis;

/** Frequencies and the names of notes, in equal temperament with A4 = 440 Hz. */
public final class Pitch {
    /** The pitch classes from C, sharps only. */
    public static final List<String> CLASSES = FrequencyAxis.PITCH_CLASSES;

    private Pitch() {}

    /** The MIDI number, with fractions, of a frequency above 0 Hz. */
    public static double midi(double hertz) {
        return 69 + 12 * Math.log(hertz / 440) / Math.log(2);
    }

    /** The frequency of a MIDI number, in Hz. */
    public static double hertz(double midi) {
        return 440 * Math.pow(2, (midi - 69) / 12);
    }

    /** The name of a MIDI number, such as {@code A4} for 69 and {@code C#4} for 61. */
    public static String name(int midi) {
        return CLASSES.get(Math.floorMod(midi, 12)) + (Math.floorDiv(midi, 12) - 1);
    }

    /** The name of the note nearest to a frequency; empty for 0 Hz and below. */
    public static String nearest(double hertz) {
        return hertz > 0 ? name((int) Math.round(midi(hertz))) : "";
    }

    /** Whether a MIDI number is a black key. */
    public static boolean isBlack(int midi) {
        return CLASSES.get(Math.floorMod(midi, 12)).length() == 2;
    }
}
