package org.melograph.app.paper;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.melograph.model.Architecture;
import org.melograph.model.Task;
import org.melograph.music.Collection;
import org.melograph.music.Song;

/**
 * A task of a paper that measured its models on several.
 *
 * @param labels the labels that songs of this task have; empty for the task of all other labels
 * @param ofRows whether the songs are the rows of a table; else they are files
 * @param answers whether a song has one class or any number of tags
 */
public record PaperTask(String name, Set<String> labels, boolean ofRows, Task answers) {
    private static final String TABLE = "table";

    public PaperTask {
        labels = Set.copyOf(labels);
        if (answers == Task.CONTINUE) {
            throw new IllegalArgumentException("No task of a paper asks how a song goes on.");
        }
    }

    /** A task that gives each song file a class. */
    public PaperTask(String name, Set<String> labels) {
        this(name, labels, false, Task.CLASSIFY);
    }

    /** Whether the songs are what this task asks for. */
    public boolean fits(Collection songs) {
        return fits(songs.labels()) && (songs.table() != null) == ofRows && asks(songs);
    }

    private boolean asks(Collection songs) {
        return answers == Task.TAG
                ? !songs.tags().isEmpty()
                : songs.songs().stream().map(Song::label).anyMatch(Objects::nonNull);
    }

    /** Whether songs with these labels are of this task. */
    boolean fits(List<String> ofSongs) {
        return labels.isEmpty() || labels.containsAll(ofSongs);
    }

    /** Whether models of this architecture answer it. */
    public boolean isFor(Architecture architecture) {
        return architecture.task() == answers && architecture.inputKind().equals(TABLE) == ofRows;
    }

    /** What its songs are, in words. */
    String words() {
        return (ofRows ? "rows of a table with " : "songs with ") + (answers == Task.TAG ? "tags" : "a label");
    }
}
