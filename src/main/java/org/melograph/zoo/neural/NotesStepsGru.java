package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.AugmentationParams;
import org.melograph.model.InputShape;
import org.melograph.model.TrainingParams;
import org.melograph.zoo.neural.layer.AttentionPooling;

/** A convolution over key-free steps from note to note, then a bidirectional GRU and attention. */
public final class NotesStepsGru extends NoteStepsNetwork {
    @Override
    public String id() {
        return "notes-steps-gru";
    }

    @Override
    public String title() {
        return "Notes, key-free: convolution, bidirectional GRU, attention";
    }

    @Override
    public String source() {
        return "Melograph's own: a convolution over steps from note to note with batch normalisation and ReLU, max pooling, "
                + "a bidirectional GRU, attention over time and softmax: it hears where in a phrase a habit stands, which "
                + "notes-steps-conv does not. " + INPUT;
    }

    @Override
    public List<Param> params() {
        List<Param> params = new ArrayList<>(inputParams());
        params.addAll(List.of(
                new Param.Whole("filters", "Filters", "Filters of the convolution.", 64, 2, 1024),
                new Param.Whole("kernel", "Kernel", "Notes that a filter sees at once.", 5, 1, 64),
                new Param.Whole("pool", "Pooling", "Steps that max pooling makes one.", 4, 1, 16),
                new Param.Whole("units", "Recurrent units", "GRU units in each direction.", 32, 1, 1024),
                dropout(0.3)));
        params.addAll(AugmentationParams.ofNotes(0.5, 0, 0));
        params.addAll(TrainingParams.averaged(TrainingParams.of(20, 16, 0.002, 10), 0.8));
        return List.copyOf(params);
    }

    @Override
    Plan plan(InputShape input, int classes, Params params, long seed) throws BadInputException {
        requireAtLeast("step", input.steps(), NotesNetwork.leastSteps(1, params.whole("kernel"), params.whole("pool")));

        return convolved(input, classes, params, seed, 1)
                .maxPool1d("pool", params.whole("pool"))
                .recurrent("recurrent", Cell.GRU, params.whole("units"), true)
                .add("attention", new AttentionPooling())
                .embedding()
                .dropout("drop2", params.real("dropout"))
                .classes();
    }
}
