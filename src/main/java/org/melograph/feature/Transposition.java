package org.melograph.feature;

/** What becomes of a feature's rows when all music is moved up by some semitones. */
public sealed interface Transposition {
    /** Nothing: it does not tell in which key music stands. Also for features that would have to be computed anew. */
    Transposition UNHEARD = new Unheard();

    /** Nothing happens. */
    record Unheard() implements Transposition {}

    /**
     * A row's numbers rise.
     *
     * @param row which one
     * @param semitone by how much for a semitone
     */
    record Raised(int row, float semitone) implements Transposition {}

    /**
     * Rows that are the steps of an octave change places in a circle, one place up for a semitone.
     *
     * @param first the first of them
     * @param count how many they are, 12 for semitones
     */
    record Turned(int first, int count) implements Transposition {}
}
