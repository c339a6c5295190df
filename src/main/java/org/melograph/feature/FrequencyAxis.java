package org.melograph.feature;

import java.util.List;
import java.util.Locale;

/** What the rows of a feature stand for, to draw its axis and to name the place under the pointer. */
public sealed interface FrequencyAxis {
    /** The pitch classes from C upwards. */
    List<String> PITCH_CLASSES = List.of("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B");

    /** The frequency in the middle of a row, in Hz; fractions lie between rows. NaN where rows have no frequency. */
    default double hertzAt(double row) {
        return Double.NaN;
    }

    /** The row whose middle is at a frequency, with fractions; NaN where rows have no frequency. */
    default double rowAt(double hertz) {
        return Double.NaN;
    }

    /** A row in words, such as {@code 440 Hz (A4)}, {@code F#} or {@code coefficient 3}. */
    String nameAt(int row);

    /** Whether rows have frequencies. */
    default boolean hasFrequencies() {
        return !Double.isNaN(hertzAt(1));
    }

    /**
     * The tempered tone nearest to a frequency, A4 = 440 Hz, such as {@code C#5}; empty below C-1 (8 Hz).
     *
     * @param hertz 0 or more
     */
    static String toneAt(double hertz) {
        long midi = Math.round(69 + 12 * Math.log(hertz / 440) / Math.log(2));
        return midi < 0 ? "" : PITCH_CLASSES.get((int) (midi % 12)) + (midi / 12 - 1);
    }

    private static String named(double hertz) {
        String tone = toneAt(hertz);
        String number = String.format(Locale.ROOT, hertz < 100 ? "%.1f Hz" : "%.0f Hz", hertz);
        return tone.isEmpty() ? number : number + " (" + tone + ")";
    }

    /**
     * Rows evenly spaced in frequency, the first at 0 Hz.
     *
     * @param hertzPerRow the distance of two rows
     */
    record Linear(double hertzPerRow) implements FrequencyAxis {
        @Override
        public double hertzAt(double row) {
            return row * hertzPerRow;
        }

        @Override
        public double rowAt(double hertz) {
            return hertz / hertzPerRow;
        }

        @Override
        public String nameAt(int row) {
            return named(hertzAt(row));
        }
    }

    /**
     * Rows evenly spaced on the logarithm of frequency, as the keys of a piano.
     *
     * @param lowHertz the middle of the first row
     * @param perOctave rows in an octave
     */
    record Logarithmic(double lowHertz, int perOctave) implements FrequencyAxis {
        @Override
        public double hertzAt(double row) {
            return lowHertz * Math.pow(2, row / perOctave);
        }

        @Override
        public double rowAt(double hertz) {
            return perOctave * Math.log(hertz / lowHertz) / Math.log(2);
        }

        @Override
        public String nameAt(int row) {
            return named(hertzAt(row));
        }
    }

    /** Rows evenly spaced on the mel scale. */
    record Mel(MelScale scale) implements FrequencyAxis {
        @Override
        public double hertzAt(double row) {
            return scale.bandHertz(row);
        }

        @Override
        public double rowAt(double hertz) {
            return scale.band(hertz);
        }

        @Override
        public String nameAt(int row) {
            return named(hertzAt(row));
        }
    }

    /**
     * Rows that are pitch classes, the first C.
     *
     * @param perOctave the number of pitch classes
     */
    record PitchClasses(int perOctave) implements FrequencyAxis {
        @Override
        public String nameAt(int row) {
            double semitones = 12.0 * row / perOctave;
            int below = (int) Math.floor(semitones + 1e-9);
            long cents = Math.round(100 * (semitones - below));
            return PITCH_CLASSES.get(below % 12) + (cents == 0 ? "" : " + " + cents + " cents");
        }
    }

    /**
     * Rows that are but counted.
     *
     * @param rowName the axis' name, such as {@code coefficient}
     */
    record Counted(String rowName) implements FrequencyAxis {
        @Override
        public String nameAt(int row) {
            return rowName + " " + row;
        }
    }

    /**
     * Rows that are times after which a rhythm repeats itself: row {@code n} is {@code n} frames later, so that the fastest
     * tempo is the lowest row.
     *
     * @param framesPerSecond how many rows a second takes
     */
    record Lags(double framesPerSecond) implements FrequencyAxis {
        /** The tempo at a row, in beats a minute; infinite for row 0. */
        public double beatsPerMinuteAt(double row) {
            return 60 * framesPerSecond / row;
        }

        /** The row of a tempo. */
        public double rowOfTempo(double beatsPerMinute) {
            return 60 * framesPerSecond / beatsPerMinute;
        }

        @Override
        public String nameAt(int row) {
            return row == 0
                    ? "at once"
                    : String.format(
                            Locale.ROOT, row < 6 * framesPerSecond ? "%.0f BPM" : "%.1f BPM", beatsPerMinuteAt(row));
        }
    }

    /**
     * Rows that are quantities over time, each to be drawn as a line.
     *
     * @param names one a row
     * @param units one a row, such as {@code LUFS}; empty for none
     */
    record Lines(List<String> names, List<String> units) implements FrequencyAxis {
        public Lines {
            names = List.copyOf(names);
            units = List.copyOf(units);
        }

        @Override
        public String nameAt(int row) {
            return names.get(row);
        }
    }

    /**
     * Rows that are quantities of their own.
     *
     * @param names one a row
     */
    record Named(List<String> names) implements FrequencyAxis {
        public Named {
            names = List.copyOf(names);
        }

        @Override
        public String nameAt(int row) {
            return names.get(row);
        }
    }
}
