package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.AugmentationParams;
import org.melograph.model.InputShape;
import org.melograph.model.TrainingParams;

/** Three convolutions over a series of notes, then one small recurrent layer (Chen, NN3 and Bi-NN3). */
public final class NotesConvHeavy extends NotesNetwork {
    @Override
    public String id() {
        return "notes-conv-heavy";
    }

    @Override
    public String title() {
        return "Notes: convolutions and a small LSTM";
    }

    @Override
    public String source() {
        return "Chen, 'Convolutional Recurrent Music Sequence Classification and Generation', networks NN3 and Bi-NN3: "
                + "three times (1-D convolution 128, 64, 32 filters of width 8, max pooling by 4, dropout), LSTM 16, "
                + "dropout, dense 16, softmax; 90,053 weights at 15,000 steps and 5 classes. Our decisions where the paper "
                + "is silent: ReLU after convolutions and the dense layer, valid padding, dropout 0.2, Adam, class "
                + "weights. " + INPUT;
    }

    @Override
    public List<Param> params() {
        List<Param> params = new ArrayList<>(inputParams());
        params.addAll(List.of(
                bidirectional(),
                new Param.Whole(
                        "filters",
                        "Filters",
                        "Filters of the first convolution; the second has half, the third a quarter.",
                        128,
                        4,
                        1024),
                new Param.Whole("kernel", "Kernel", "Notes that a filter sees at once.", 8, 1, 64),
                new Param.Whole("pool", "Pooling", "Steps that max pooling makes one.", 4, 1, 16),
                new Param.Whole("units", "Recurrent units", "LSTM units in each direction.", 16, 1, 1024),
                new Param.Whole("dense", "Dense units", "Units of the layer before the answer.", 16, 1, 1024),
                dropout(0.2)));
        params.addAll(AugmentationParams.ofNotes(0, 0, 0));
        params.addAll(TrainingParams.of(60, 16, 0.002, 15));
        return List.copyOf(params);
    }

    @Override
    Plan plan(InputShape input, int classes, Params params, long seed) throws BadInputException {
        int kernel = params.whole("kernel");
        int pool = params.whole("pool");
        requireAtLeast("step", input.steps(), leastSteps(3, kernel, pool));

        int filters = params.whole("filters");
        int units = params.whole("units");
        double dropout = params.real("dropout");
        return chain(input, classes, params, seed)
                .conv1d("conv1", filters, kernel)
                .maxPool1d("pool1", pool)
                .dropout("drop1", dropout)
                .conv1d("conv2", filters / 2, kernel)
                .maxPool1d("pool2", pool)
                .dropout("drop2", dropout)
                .conv1d("conv3", filters / 4, kernel)
                .maxPool1d("pool3", pool)
                .dropout("drop3", dropout)
                .recurrent("lstm", Cell.LSTM, units, params.flag("bidirectional"))
                .ends("ends", units)
                .dropout("drop4", dropout)
                .dense("dense", params.whole("dense"))
                .embedding()
                .classes();
    }
}
