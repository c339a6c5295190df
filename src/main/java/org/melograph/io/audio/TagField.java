package org.melograph.io.audio;

/** What a file's tags may say of a song. */
public enum TagField {
    /** The song's name. */
    TITLE,
    /** Who performs it. */
    ARTIST,
    /** The record it is on. */
    ALBUM,
    /** Who the record is by. */
    ALBUM_ARTIST,
    /** When it came out: a year, or a date that begins with one. */
    YEAR,
    /** Its kind of music. */
    GENRE,
    /** Its number on the record. */
    TRACK,
    /** How it feels. */
    MOOD,
    /** Anything else. */
    COMMENT
}
