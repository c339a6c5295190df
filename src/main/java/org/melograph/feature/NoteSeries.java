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
 * The notes of a piece one after another, by onset and then pitch: one step a note, with its pitch and, where asked for,
 * its duration and velocity in further channels, in this order. Time between onsets is not in it: the series of Chen 2021
 * knows only which note follows which.
 */
public final class NoteSeries implements Feature {
    // Longer notes are rare, and how much longer they are says little.
    private static final float LONGEST_SECONDS = 4;

    private static final float HIGHEST_PITCH = 127;

    private static final FeatureSpec SPEC = new FeatureSpec(
            "notes",
            "Note series",
            NoteSequence.class,
            List.of("channel", "step"),
            List.of(
                    new Param.Flag("duration", "Durations", "Adds a channel with each note's length.", false),
                    new Param.Flag(
                            "velocity", "Velocities", "Adds a channel with how hard each note is struck.", false),
                    new Param.Flag("drums", "Drums", "Keeps the drum strokes among the notes.", false),
                    new Param.Choice(
                            "scale",
                            "Scale",
                            "unit: pitch and velocity over 127, seconds up to 4 over 4, so that all lie from 0 to 1;"
                                    + " raw: MIDI numbers and seconds.",
                            "unit",
                            List.of("unit", "raw"))),
            "The pitch series of Chen 2021, with duration and velocity as options");

    NoteSeries() {}

    @Override
    public FeatureSpec spec() {
        return SPEC;
    }

    @Override
    public Tensor extract(Item item, Params params, Job job) throws BadInputException {
        NoteSequence piece = FeatureSpec.need(NoteSequence.class, item, SPEC);
        List<Note> notes = notes(piece, params.flag("drums"));
        boolean unit = params.choice("scale").equals("unit");
        int durationRow = params.flag("duration") ? 1 : 0;
        int velocityRow = params.flag("velocity") ? durationRow + 1 : 0;
        int channels = 1 + Math.max(durationRow, velocityRow);
        int steps = notes.size();
        float[] values = new float[channels * steps];
        for (int i = 0; i < steps; i++) {
            Note note = notes.get(i);
            values[i] = unit ? note.pitch() / HIGHEST_PITCH : note.pitch();
            if (durationRow > 0) {
                float seconds = (float) note.durationSeconds();
                values[durationRow * steps + i] = unit ? Math.min(1, seconds / LONGEST_SECONDS) : seconds;
            }
            if (velocityRow > 0) {
                values[velocityRow * steps + i] = unit ? note.velocity() / 127f : note.velocity();
            }
        }
        return Tensor.wrap(values, new Axis("channel", channels), new Axis("step", steps));
    }

    /**
     * The notes of a piece, at least one, with or without the drum strokes.
     *
     * @throws BadInputException when there are none
     */
    static List<Note> notes(NoteSequence piece, boolean drums) throws BadInputException {
        List<Note> notes = drums ? piece.notes() : piece.pitched();
        if (notes.isEmpty()) {
            throw new BadInputException("'" + piece.id() + "' has no "
                    + (piece.notes().isEmpty()
                            ? "notes. Remove it or choose another."
                            : "notes but drums. Set 'drums'."));
        }
        return notes;
    }

    @Override
    public Transposition transposition(Params params) {
        return new Transposition.Raised(0, params.choice("scale").equals("unit") ? 1 / HIGHEST_PITCH : 1);
    }

    @Override
    public TimeGrid timeGrid(Params params) {
        return TimeGrid.NONE;
    }
}
