package org.melograph.plot;

import java.util.List;

/** What the rows of a {@link Heatmap} stand for, from the lowest up. */
public sealed interface RowAxis {
    /**
     * Rows whose middles are frequencies, evenly spaced on a scale.
     *
     * @param spacing how they are spaced: linear for an STFT, mel for mel bands, notes for a constant-Q transform
     * @param firstHertz the middle of the lowest row, 0 or more (above 0 for logarithmic spacing)
     * @param lastHertz the middle of the highest row, above the first
     */
    record Frequencies(AxisScale spacing, double firstHertz, double lastHertz) implements RowAxis {
        public Frequencies {
            if (!(lastHertz > firstHertz) || firstHertz < 0 || (spacing.isLogarithmic() && firstHertz == 0)) {
                throw new IllegalArgumentException("Rows cannot be spaced " + spacing.title() + " from " + firstHertz
                        + " to " + lastHertz + " Hz.");
            }
        }
    }

    /** Rows with a name each, such as the pitch classes. */
    record Names(List<String> names) implements RowAxis {
        public Names {
            names = List.copyOf(names);
        }
    }

    /** Rows that are counted, such as cepstral coefficients; {@code first} is the number of the lowest. */
    record Numbers(int first) implements RowAxis {}

    /** The bins of a Fourier transform, 0 Hz to half the sample rate. */
    static RowAxis bins(int sampleRate) {
        return new Frequencies(AxisScale.LINEAR, 0, sampleRate / 2.0);
    }

    /** Mel bands between two frequencies in Hz: their middles, as librosa's {@code mel_frequencies(n_mels + 2)} has them. */
    static RowAxis mels(int bands, double lowHertz, double highHertz) {
        double low = AxisScale.MEL.forward(lowHertz);
        double step = (AxisScale.MEL.forward(highHertz) - low) / (bands + 1);
        return new Frequencies(
                AxisScale.MEL, AxisScale.MEL.inverse(low + step), AxisScale.MEL.inverse(low + bands * step));
    }

    /** Twelve pitch classes from C. */
    static RowAxis pitchClasses() {
        return new Names(Pitch.CLASSES);
    }
}
