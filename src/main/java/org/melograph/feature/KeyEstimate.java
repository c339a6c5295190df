package org.melograph.feature;

import java.util.List;
import java.util.Optional;
import org.melograph.base.Tensor;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;

/**
 * The key of a piece: of the 24 major and minor keys the one whose tones are heard as listeners expect them in it, by the
 * correlation with the probe-tone profiles of Krumhansl and Kessler (1982).
 *
 * @param tonic the pitch class of the key's first tone, 0 for C to 11 for B
 * @param minor whether the key is minor
 * @param correlation how well it fits, up to 1; below about 0.6 there is hardly a key
 */
public record KeyEstimate(int tonic, boolean minor, double correlation) {
    private static final int TONES = 12;
    private static final double[] MAJOR = {6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88};
    private static final double[] MINOR = {6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17};

    /** The key in words, such as {@code F# minor}. */
    public String name() {
        return FrequencyAxis.PITCH_CLASSES.get(tonic) + (minor ? " minor" : " major");
    }

    /**
     * The key of what was heard.
     *
     * @param chroma axes {@code [pitch_class=12, frame]}
     * @return nothing where every tone is heard alike, as in silence
     */
    static Optional<KeyEstimate> ofChroma(Tensor chroma) {
        double[] weights = new double[TONES];
        int frames = chroma.size(1);
        float[] values = chroma.values();
        for (int c = 0; c < TONES; c++) {
            for (int t = 0; t < frames; t++) {
                weights[c] += values[c * frames + t];
            }
        }
        return ofWeights(weights);
    }

    /** The key of written notes, each weighing as much as it lasts; drums apart. Nothing where there are none. */
    public static Optional<KeyEstimate> of(NoteSequence piece) {
        return of(piece.pitched());
    }

    /** The key of some notes, each weighing as much as it lasts. Nothing where there are none. */
    static Optional<KeyEstimate> of(List<Note> notes) {
        double[] weights = new double[TONES];
        for (Note note : notes) {
            weights[note.pitch() % TONES] += note.durationSeconds();
        }
        return ofWeights(weights);
    }

    private static Optional<KeyEstimate> ofWeights(double[] weights) {
        KeyEstimate best = new KeyEstimate(0, false, Double.NEGATIVE_INFINITY);
        for (int tonic = 0; tonic < TONES; tonic++) {
            double major = correlation(weights, MAJOR, tonic);
            double minor = correlation(weights, MINOR, tonic);
            if (major > best.correlation) {
                best = new KeyEstimate(tonic, false, major);
            }
            if (minor > best.correlation) {
                best = new KeyEstimate(tonic, true, minor);
            }
        }
        return Double.isInfinite(best.correlation) ? Optional.empty() : Optional.of(best);
    }

    /** Pearson's correlation of the tones' weights from the tonic upwards with a profile; NaN for equal weights. */
    private static double correlation(double[] weights, double[] profile, int tonic) {
        double meanWeight = 0;
        double meanProfile = 0;
        for (int i = 0; i < TONES; i++) {
            meanWeight += weights[i] / TONES;
            meanProfile += profile[i] / TONES;
        }
        double both = 0;
        double squareWeight = 0;
        double squareProfile = 0;
        for (int i = 0; i < TONES; i++) {
            double weight = weights[(tonic + i) % TONES] - meanWeight;
            double expected = profile[i] - meanProfile;
            both += weight * expected;
            squareWeight += weight * weight;
            squareProfile += expected * expected;
        }
        return both / Math.sqrt(squareWeight * squareProfile);
    }
}
