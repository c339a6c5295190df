package org.melograph.project;

/** What a user may write over in the list of songs. */
public enum SongField {
    /** The song's name; never empty. */
    TITLE("title", false),
    /** Who performs it. */
    ARTIST("artist", true),
    /** The record it is on. */
    ALBUM("album", true),
    /** The class it belongs to; without one it teaches nothing. */
    LABEL("label", true),
    /** What no split tears apart; never empty. */
    GROUP("group_name", false),
    /** Its kind of music, as tags have it. */
    GENRE("genre", true);

    private final String column;
    private final boolean mayBeEmpty;

    SongField(String column, boolean mayBeEmpty) {
        this.column = column;
        this.mayBeEmpty = mayBeEmpty;
    }

    /** Its column of the table of songs. */
    String column() {
        return column;
    }

    /** Whether a song can do without it. */
    public boolean mayBeEmpty() {
        return mayBeEmpty;
    }
}
