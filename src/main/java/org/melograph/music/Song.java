package org.melograph.music;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A song as a collection lists it, before anything of it is read: where it is and what is known of it.
 *
 * @param id unique in its collection: the path relative to the collection, or {@code table.csv#12} for row 12
 * @param path the file it is read from
 * @param row for a row of a table, its number counted from 0; -1 for a file of its own
 * @param title for people; the file's name where no tag says better
 * @param artist empty where unknown
 * @param label the class it belongs to; null where unknown
 * @param group what must not be torn apart by a split: the source track, artist or work; the id where nothing is given
 * @param split {@code train}, {@code valid} or {@code test} where the collection fixes it, {@link #NO_PART} where it leaves
 *     the song out; else null
 * @param fold the fold where the collection fixes one; else null
 * @param tags what is known of its tags: true for one it has, false for one it has not; a tag that nobody was asked about
 *     is missing
 */
public record Song(
        String id,
        Path path,
        int row,
        String title,
        String artist,
        @Nullable String label,
        String group,
        @Nullable String split,
        @Nullable String fold,
        Map<String, Boolean> tags,
        @Nullable Lyrics lyrics,
        boolean wordsOnly) {
    /** The {@code split} of a song that its collection leaves out of every part, as a repeat of another. */
    public static final String NO_PART = "none";

    public Song {
        tags = Map.copyOf(tags);
        if (wordsOnly && lyrics == null) {
            throw new IllegalArgumentException("Nothing is known of '" + id + "', not even its words.");
        }
    }

    /** A song whose words are unknown. */
    public Song(
            String id,
            Path path,
            int row,
            String title,
            String artist,
            @Nullable String label,
            String group,
            @Nullable String split,
            @Nullable String fold,
            Map<String, Boolean> tags) {
        this(id, path, row, title, artist, label, group, split, fold, tags, null, false);
    }

    /** A song without tags. */
    public Song(
            String id,
            Path path,
            int row,
            String title,
            String artist,
            @Nullable String label,
            String group,
            @Nullable String split,
            @Nullable String fold) {
        this(id, path, row, title, artist, label, group, split, fold, Map.of());
    }

    /** A file of its own of which nothing but the path is known. */
    public static Song of(Path path) {
        String name = String.valueOf(path.getFileName());
        return new Song(path.toString(), path, -1, name, "", null, path.toString(), null, null);
    }

    /** The same song with these words. */
    public Song withLyrics(@Nullable Lyrics words) {
        return new Song(id, path, row, title, artist, label, group, split, fold, tags, words, wordsOnly);
    }

    /** The same song of another class. */
    public Song withLabel(@Nullable String other) {
        return new Song(id, path, row, title, artist, other, group, split, fold, tags, lyrics, wordsOnly);
    }

    /** The same song in another group, part and fold. */
    public Song inGroup(String other, @Nullable String part, @Nullable String number) {
        return new Song(id, path, row, title, artist, label, other, part, number, tags, lyrics, wordsOnly);
    }
}
