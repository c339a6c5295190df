package org.melograph.music;

import org.melograph.base.Provenance;
import org.melograph.base.Tensor;

/**
 * A song whose sound was analysed elsewhere and is not at hand: what the Million Song Dataset has of it. A segment is a
 * stretch of sound between two onsets.
 *
 * @param seconds its length
 * @param tempo in beats a minute; 0 where none was found
 * @param key the pitch class of its tonic, 0 for C to 11 for B
 * @param isMajor whether its mode is major
 * @param loudness in dB
 * @param chroma axes {@code [pitch_class, segment]}: 12 pitch classes from C, each segment's largest 1
 * @param timbre axes {@code [coefficient, segment]}: 12 coefficients of the spectrum's shape, the first tells loudness
 * @param starts axes {@code [segment]}: where each begins, in seconds
 */
public record AnalysedSong(
        String id,
        CatalogueEntry entry,
        double seconds,
        double tempo,
        int key,
        boolean isMajor,
        double loudness,
        Tensor chroma,
        Tensor timbre,
        Tensor starts,
        Provenance origin)
        implements Item {
    /** The rows of chroma and of timbre. */
    public static final int ROWS = 12;

    public AnalysedSong {
        if (chroma.rank() != 2 || chroma.size(0) != ROWS || !timbre.shape().equals(chroma.shape())) {
            throw new IllegalArgumentException("Chroma and timbre have 12 rows of the same length, not "
                    + chroma.shape() + " and " + timbre.shape());
        }
        if (starts.rank() != 1 || starts.length() != chroma.size(1)) {
            throw new IllegalArgumentException(starts.shape() + " starts of " + chroma.size(1) + " segments.");
        }
    }

    /** The number of segments. */
    public int segments() {
        return starts.length();
    }
}
