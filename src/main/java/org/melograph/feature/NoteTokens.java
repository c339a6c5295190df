package org.melograph.feature;

import java.util.List;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.music.Item;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;

/**
 * The notes of a piece one after another as words that do not know its key: how far each lies above or below the note
 * before it, how long after it it begins, and how long it lasts, the times in classes of note values. Runs of such words
 * are what composers repeat.
 */
public final class NoteTokens implements Feature {
    /** Words there are: whole numbers from 0 to one below this. */
    public static final int COUNT = 1 << 12;

    private static final int LARGEST_INTERVAL = 18;
    private static final int INTERVALS = 2 * LARGEST_INTERVAL + 1;

    /** Upper ends of the classes, in beats; the last class has none. */
    private static final double[] GAP_BEATS = {0.04, 0.19, 0.29, 0.42, 0.6, 0.85, 1.2, 2.2};

    private static final double[] DURATION_BEATS = {0.15, 0.29, 0.42, 0.6, 0.85, 1.2, 2.2};

    private static final FeatureSpec SPEC = new FeatureSpec(
            "note-tokens",
            "Note tokens",
            NoteSequence.class,
            List.of("channel", "step"),
            List.of(
                    new Param.Flag("gap", "Gaps", "Words tell how long after the note before them they begin.", true),
                    new Param.Flag("duration", "Durations", "Words tell how long they last.", true),
                    new Param.Flag("drums", "Drums", "Keeps the drum strokes among the notes.", false)),
            "Intervals and note values in place of pitches and times, as in n-gram models of composers (Wołkowicz, Kulka and"
                    + " Kešelj 2008)");

    NoteTokens() {}

    @Override
    public FeatureSpec spec() {
        return SPEC;
    }

    @Override
    public Tensor extract(Item item, Params params, Job job) throws BadInputException {
        NoteSequence piece = FeatureSpec.need(NoteSequence.class, item, SPEC);
        List<Note> notes = NoteSeries.notes(piece, params.flag("drums"));
        float[] tokens = new float[notes.size()];
        Note before = notes.getFirst();
        for (int i = 0; i < tokens.length; i++) {
            Note note = notes.get(i);
            double perTick = 1.0 / piece.ticksPerBeat();
            int interval = Math.clamp(note.pitch() - before.pitch(), -LARGEST_INTERVAL, LARGEST_INTERVAL);
            int gap = params.flag("gap") ? rank((note.startTick() - before.startTick()) * perTick, GAP_BEATS) : 0;
            int duration =
                    params.flag("duration") ? rank((note.endTick() - note.startTick()) * perTick, DURATION_BEATS) : 0;
            tokens[i] = (gap * (DURATION_BEATS.length + 1) + duration) * INTERVALS + interval + LARGEST_INTERVAL;
            before = note;
        }
        return Tensor.wrap(tokens, new Axis("channel", 1), new Axis("step", tokens.length));
    }

    private static int rank(double beats, double[] ends) {
        int rank = 0;
        while (rank < ends.length && beats > ends[rank]) {
            rank++;
        }
        return rank;
    }

    @Override
    public TimeGrid timeGrid(Params params) {
        return TimeGrid.NONE;
    }
}
