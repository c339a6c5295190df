package org.melograph.music;

/** What the songs of a collection are kept as. */
public enum SongKind {
    /** Sound. */
    AUDIO,
    /** Notes, as in MIDI files. */
    NOTES,
    /** Rows of a table. */
    ROWS,
    /** Analyses made elsewhere, as in the Million Song Dataset. */
    ANALYSES,
    /** Words without sound. */
    WORDS
}
