package org.melograph.music;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a moment or a stretch of a song.
 *
 * @param start in seconds from the song's start, 0 or more
 * @param end in seconds; equal to {@code start} for a moment
 * @param label free text, may be empty
 * @param band the frequencies it is about; null for all of them
 */
public record Annotation(
        double start, double end, String label, @Nullable FrequencyBand band) {
    /** Checks the order of the times. */
    public Annotation {
        if (!(start >= 0 && end >= start && end < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("An annotation from " + start + " s to " + end + " s.");
        }
    }

    /** A moment. */
    public static Annotation point(double seconds, String label) {
        return new Annotation(seconds, seconds, label, null);
    }

    /** A stretch of all frequencies. */
    public static Annotation region(double start, double end, String label) {
        return new Annotation(start, end, label, null);
    }

    /** Whether it is a moment. */
    public boolean isPoint() {
        return start == end;
    }

    /** The same with other text. */
    public Annotation withLabel(String text) {
        return new Annotation(start, end, text, band);
    }

    /** The same at another time. */
    public Annotation at(double newStart, double newEnd) {
        return new Annotation(newStart, newEnd, label, band);
    }
}
