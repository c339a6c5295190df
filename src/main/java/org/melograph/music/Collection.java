package org.melograph.music;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Refusal;

/**
 * Songs that were found together, and what was left out.
 *
 * @param name the folder's or file's name
 * @param songs in a fixed order: sorted by id, or the order of the file
 * @param refused what was found but cannot be used
 * @param table the table whose rows the songs are; null for songs in files of their own
 * @param notes what was changed on the way in, a sentence each
 * @param reading how the table was read; as written for other sources
 */
public record Collection(
        String name,
        List<Song> songs,
        List<Refusal> refused,
        @Nullable Table table,
        List<String> notes,
        TableReading reading) {
    public Collection {
        songs = List.copyOf(songs);
        refused = List.copyOf(refused);
        notes = List.copyOf(notes);
    }

    /** Songs as they were found. */
    public Collection(String name, List<Song> songs, List<Refusal> refused, @Nullable Table table) {
        this(name, songs, refused, table, List.of(), TableReading.AS_WRITTEN);
    }

    /** The same source with other songs. */
    public Collection with(List<Song> others, List<Refusal> leftOut, List<String> remarks) {
        return new Collection(name, others, leftOut, table, remarks, reading);
    }

    /** The labels that occur, sorted. */
    public List<String> labels() {
        return songs.stream()
                .map(Song::label)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /** The tags that some song has, sorted. */
    public List<String> tags() {
        return songs.stream()
                .flatMap(song -> song.tags().entrySet().stream())
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .distinct()
                .sorted()
                .toList();
    }
}
