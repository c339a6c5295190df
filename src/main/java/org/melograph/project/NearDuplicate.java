package org.melograph.project;

/**
 * Two songs that hold the same recording for a while.
 *
 * @param song the lesser hash of the two
 * @param other the greater one
 * @param similarity the part of the fingerprints' bits that agree over the common stretch: 1 for the same sound, 0.5 by
 *     chance
 * @param start where the common stretch begins in {@code song}, in seconds
 * @param otherStart where it begins in {@code other}
 * @param seconds how long it is
 */
public record NearDuplicate(
        String song, String other, double similarity, double start, double otherStart, double seconds) {
    public NearDuplicate {
        if (song.compareTo(other) >= 0) {
            throw new IllegalArgumentException("The lesser hash comes first.");
        }
    }

    /** The pair in order, whichever song is named first. */
    public static NearDuplicate of(
            String one, String another, double similarity, double start, double otherStart, double seconds) {
        return one.compareTo(another) < 0
                ? new NearDuplicate(one, another, similarity, start, otherStart, seconds)
                : new NearDuplicate(another, one, similarity, otherStart, start, seconds);
    }
}
