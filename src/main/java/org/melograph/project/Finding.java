package org.melograph.project;

/**
 * Something a check of the library found.
 *
 * @param subject the file, song, run or feature it is about
 * @param reason one sentence: what is wrong and what to do
 * @param mended whether the repair put it right
 */
public record Finding(Kind kind, String subject, String reason, boolean mended) {
    /** What sort of thing is wrong. */
    public enum Kind {
        /** The file's own structure. */
        DAMAGE,
        /** A song whose file is not where it was. */
        MISSING_FILE,
        /** A run whose bundle is not where it was. */
        MISSING_BUNDLE,
        /** A stored feature that cannot be read. */
        DAMAGED_FEATURE,
        /** A row that refers to something that is not there. */
        ORPHAN,
        /** A sum that does not add up. */
        WRONG_TOTAL
    }

    Finding asMended() {
        return new Finding(kind, subject, reason, true);
    }
}
