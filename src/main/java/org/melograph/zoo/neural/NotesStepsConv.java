package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.AugmentationParams;
import org.melograph.model.InputShape;
import org.melograph.model.TrainingParams;

/** Convolutions over key-free steps from note to note, and their mean over the piece. */
public final class NotesStepsConv extends NoteStepsNetwork {
    @Override
    public String id() {
        return "notes-steps-conv";
    }

    @Override
    public String title() {
        return "Notes, key-free: convolutions, mean over time";
    }

    @Override
    public String source() {
        return "Melograph's own: convolutions over steps from note to note, each with batch normalisation and ReLU, then "
                + "the mean over time and softmax: learnt n-grams of composers' habits, counted. Where networks on raw pitch "
                + "name one class for everything, this one learns. " + INPUT;
    }

    @Override
    public List<Param> params() {
        List<Param> params = new ArrayList<>(inputParams());
        params.addAll(List.of(
                new Param.Whole("layers", "Convolutions", "Convolutions behind each other.", 2, 1, 8),
                new Param.Whole("filters", "Filters", "Filters of each convolution.", 64, 2, 1024),
                new Param.Whole("kernel", "Kernel", "Notes that a filter sees at once.", 5, 1, 64),
                dropout(0.3)));
        params.addAll(AugmentationParams.ofNotes(0.5, 0, 0));
        params.addAll(TrainingParams.averaged(TrainingParams.of(20, 16, 0.002, 10), 0.8));
        return List.copyOf(params);
    }

    @Override
    Plan plan(InputShape input, int classes, Params params, long seed) throws BadInputException {
        int layers = params.whole("layers");
        requireAtLeast("step", input.steps(), 1 + layers * (params.whole("kernel") - 1));

        return convolved(input, classes, params, seed, layers)
                .averageOverTime("mean")
                .embedding()
                .classes();
    }
}
