package org.melograph.ui.room;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.melograph.app.LibrarySong;
import org.melograph.base.BadInputException;
import org.melograph.project.RemovedSongs;
import org.melograph.project.SongField;
import org.melograph.ui.job.StudioJobs;
import org.melograph.ui.theme.Figures;

/**
 * What was changed in the list of songs, to be taken back and done again. Changes are written one after the other, in the
 * order they were made, however fast they follow.
 */
final class LibraryEdits {
    /** The list as it is shown, which follows before anything is written. */
    interface Shown {
        /** Writes a field over in what is shown. */
        void write(SongField field, Map<String, String> values);

        /** Takes songs out of what is shown. */
        void remove(List<String> hashes);

        /** Told whenever something was written, or could not be. */
        void written();

        /** Reads the list again. */
        void reload();
    }

    /** One change. */
    private sealed interface Edit permits Writing, Removal {
        /** What it does, in a menu's words. */
        String name();
    }

    /** Text written over text, by the songs' hashes. */
    private record Writing(SongField field, Map<String, String> before, Map<String, String> after) implements Edit {
        @Override
        public String name() {
            return field.name().toLowerCase(java.util.Locale.ROOT) + " of " + Figures.count(after.size(), "song");
        }
    }

    /** Songs taken off the list; what was known of them is there once that is written. */
    private static final class Removal implements Edit {
        private final List<String> hashes;
        private volatile @Nullable RemovedSongs kept;

        Removal(List<String> hashes) {
            this.hashes = hashes;
        }

        @Override
        public String name() {
            return "removal of " + Figures.count(hashes.size(), "song");
        }
    }

    /** Something written to the library on a thread of its own. */
    private interface Write {
        void to(Verbs verbs) throws BadInputException;
    }

    private final Verbs verbs;
    private final StudioJobs jobs;
    private final Shown shown;
    private final Consumer<String> failure;
    private final Deque<Edit> done = new ArrayDeque<>();
    private final Deque<Edit> undone = new ArrayDeque<>();
    private final ReadOnlyStringWrapper toUndo = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper toRedo = new ReadOnlyStringWrapper("");
    private final Deque<Write> waiting = new ArrayDeque<>();
    private boolean writing;

    /** @param failure takes the sentence of a change that could not be written */
    LibraryEdits(Verbs verbs, StudioJobs jobs, Shown shown, Consumer<String> failure) {
        this.verbs = verbs;
        this.jobs = jobs;
        this.shown = shown;
        this.failure = failure;
    }

    /** Writes a field of songs over. */
    void write(SongField field, Map<LibrarySong, String> values) {
        Map<String, String> before = new java.util.LinkedHashMap<>();
        Map<String, String> after = new java.util.LinkedHashMap<>();
        values.forEach((song, text) -> {
            String stripped = text.strip();
            if (!song.text(field).equals(stripped) && (field.mayBeEmpty() || !stripped.isEmpty())) {
                before.put(song.hash(), song.text(field));
                after.put(song.hash(), stripped);
            }
        });
        if (!after.isEmpty()) {
            make(new Writing(field, before, after));
        }
    }

    /** Takes songs off the list. */
    void remove(List<LibrarySong> songs) {
        if (!songs.isEmpty()) {
            make(new Removal(songs.stream().map(LibrarySong::hash).toList()));
        }
    }

    private void make(Edit edit) {
        undone.clear();
        done.push(edit);
        apply(edit);
        tell();
    }

    /** Takes the last change back. */
    void undo() {
        Edit last = done.poll();
        if (last == null) {
            return;
        }
        undone.push(last);
        switch (last) {
            case Writing w -> put(w.field, w.before);
            case Removal r ->
                queue(
                        to -> {
                            RemovedSongs kept = r.kept;
                            if (kept != null) {
                                to.restore(kept);
                            }
                        },
                        true);
        }
        tell();
    }

    /** Does the last change that was taken back again. */
    void redo() {
        Edit next = undone.poll();
        if (next != null) {
            done.push(next);
            apply(next);
            tell();
        }
    }

    private void apply(Edit edit) {
        switch (edit) {
            case Writing w -> put(w.field, w.after);
            case Removal r -> {
                shown.remove(r.hashes);
                queue(to -> r.kept = to.remove(r.hashes), false);
            }
        }
    }

    private void put(SongField field, Map<String, String> values) {
        shown.write(field, values);
        queue(to -> to.edit(field, values), false);
    }

    private void tell() {
        toUndo.set(done.isEmpty() ? "" : done.peek().name());
        toRedo.set(undone.isEmpty() ? "" : undone.peek().name());
    }

    private void queue(Write write, boolean reload) {
        waiting.add(write);
        if (reload) {
            waiting.add(to -> StudioJobs.soon(shown::reload));
        }
        next();
    }

    private void next() {
        Write write = waiting.poll();
        if (writing || write == null) {
            if (write != null) {
                waiting.push(write);
            }
            return;
        }
        writing = true;
        jobs.startQuietly("Write the library", job -> {
                    write.to(verbs);
                    return true;
                })
                .onFailed(sentence -> {
                    failure.accept(sentence);
                    // What is shown was ahead of what could be written.
                    shown.reload();
                })
                .onEnded(() -> {
                    writing = false;
                    shown.written();
                    next();
                });
    }

    /** What would be taken back, such as {@code label of 3 songs}; empty for nothing. */
    ReadOnlyStringProperty toUndo() {
        return toUndo.getReadOnlyProperty();
    }

    /** What would be done again; empty for nothing. */
    ReadOnlyStringProperty toRedo() {
        return toRedo.getReadOnlyProperty();
    }
}
