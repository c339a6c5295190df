package org.melograph.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.generate.NoteComposer;
import org.melograph.io.ReadOptions;
import org.melograph.io.midi.MidiReader;
import org.melograph.music.NoteSequence;
import org.melograph.project.ModelBundle;

/** Composes a note sequence with a trained composer. */
public final class ComposeNotes {
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

    /**
     * Composes; the same request gives the same tune.
     *
     * @throws BadInputException when the bundle is no composer or {@code like} cannot be read
     */
    public Report run(Request request, Job job) throws BadInputException, StoppedException {
        try (ModelBundle.LoadedModel loaded = ModelBundle.open(request.bundle())) {
            NoteComposer composer = new NoteComposer(loaded.solo());
            NoteSequence like = request.like() == null
                    ? null
                    : new MidiReader().read(request.like(), ReadOptions.STANDARD, job.part(0, 0.05));
            NoteComposer.Wish wish = new NoteComposer.Wish(request.seconds(), request.temperature(), request.seed());
            NoteComposer.Tune tune = composer.compose(wish, like, job.part(0.05, 1));
            return new Report(
                    tune.notes(), tune.bitsPerEvent(), loaded.contents().architecture());
        }
    }
}
