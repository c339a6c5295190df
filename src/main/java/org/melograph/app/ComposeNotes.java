package org.melograph.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.music.NoteSequence;

/** Composes a note sequence with a trained composer. */
@SuppressWarnings("DoNotCallSuggester")
public final class ComposeNotes {
    private final Workspace workspace;

    public ComposeNotes(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What to compose.
     *
     * @param like a MIDI file whose beginning is continued; null to start from nothing
     * @param seconds how long
     * @param temperature 1 samples as learnt; less is safer, more is wilder
     */
    public record Request(Path bundle, @Nullable Path like, double seconds, double temperature, long seed) {}

    /**
     * A tune.
     *
     * @param bitsPerEvent how surprised the model is by its own tune
     */
    public record Report(NoteSequence notes, double bitsPerEvent, String architecture) {}

    /** Composes. */
    public Report run(Request request, Job job) throws BadInputException, StoppedException {
        throw new UnsupportedOperationException("in " + workspace);
    }
}
