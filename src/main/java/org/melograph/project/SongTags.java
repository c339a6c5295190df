package org.melograph.project;

/**
 * What a file's tags said of a song besides title, artist and album.
 *
 * @param albumArtist who the album is by; empty where unknown, as are {@code genre} and {@code comment}
 * @param year when it came out; 0 where unknown
 * @param track its number on the album; 0 where unknown
 */
public record SongTags(String albumArtist, String genre, int year, int track, String comment) {
    /** A song of which the file said nothing. */
    public static final SongTags NONE = new SongTags("", "", 0, 0, "");
}
