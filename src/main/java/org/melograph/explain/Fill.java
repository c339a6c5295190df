package org.melograph.explain;

/** What stands in a part of the input that is hidden. */
public enum Fill {
    /** The mean of the training part: what tells nothing. */
    MEAN,
    /** The lowest value the song has in each row: as if nothing sounded there. */
    SILENCE,
    /** The mean of the song around each place: what sounds there without its detail. */
    BLUR
}
