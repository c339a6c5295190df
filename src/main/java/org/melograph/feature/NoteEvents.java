package org.melograph.feature;

import java.util.List;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.music.Item;
import org.melograph.music.NoteSequence;

/** A piece as the tokens of {@link EventVocabulary}, for models that continue it. */
public final class NoteEvents implements Feature {
    private static final FeatureSpec SPEC = new FeatureSpec(
            "events",
            "Note events",
            NoteSequence.class,
            List.of("channel", "step"),
            List.of(),
            "Gap, pitch and duration of each note on a grid of twelfths of a beat, after Oore et al. 2018 (This Time with"
                    + " Feeling), with notes in place of on and off.");

    NoteEvents() {}

    @Override
    public FeatureSpec spec() {
        return SPEC;
    }

    @Override
    public Tensor extract(Item item, Params params, Job job) throws BadInputException {
        NoteSequence piece = FeatureSpec.need(NoteSequence.class, item, SPEC);
        int[] tokens = EventVocabulary.STANDARD.encode(piece);
        if (tokens.length == 1) {
            throw new BadInputException("'" + item.id() + "' has no pitched notes. Remove it or choose another.");
        }
        float[] values = new float[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            values[i] = tokens[i];
        }
        return Tensor.wrap(values, new Axis("channel", 1), new Axis("step", values.length));
    }

    @Override
    public TimeGrid timeGrid(Params params) {
        return TimeGrid.NONE;
    }
}
