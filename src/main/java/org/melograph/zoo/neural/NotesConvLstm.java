package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.AugmentationParams;
import org.melograph.model.InputShape;
import org.melograph.model.TrainingParams;

/** Convolutions and recurrent layers by turns over a series of notes (Chen, NN2 and Bi-NN2). */
public final class NotesConvLstm extends NotesNetwork {
    @Override
    public String id() {
        return "notes-conv-lstm";
    }

    @Override
    public String title() {
        return "Notes: convolutions and LSTM by turns";
    }

    @Override
    public String source() {
        return "Chen, 'Convolutional Recurrent Music Sequence Classification and Generation', networks NN2 and Bi-NN2: "
                + "three times (1-D convolution 256, 128, 64 filters of width 8, max pooling by 4, LSTM 256, 128, 64, "
                + "dropout), of the last LSTM the last step, dense 32, dense 16, softmax; 2,042,437 weights in both "
                + "directions with 5 classes. The paper reads whole series of 15,000 notes, here pieces of 800 are the "
                + "standard. Our decisions where the paper is silent: ReLU after convolutions and in the dense layers, "
                + "valid padding, dropout 0.2, Adam, class weights. " + INPUT;
    }

    @Override
    public List<Param> params() {
        List<Param> params = new ArrayList<>(inputParams());
        params.addAll(List.of(
                bidirectional(),
                new Param.Whole(
                        "filters",
                        "Filters and units",
                        "Filters of the first convolution and LSTM units behind it in each direction; the second pair "
                                + "has half, the third a quarter.",
                        256,
                        4,
                        2048),
                new Param.Whole("kernel", "Kernel", "Notes that a filter sees at once.", 8, 1, 64),
                new Param.Whole("pool", "Pooling", "Steps that max pooling makes one.", 4, 1, 16),
                new Param.Whole(
                        "dense", "Dense units", "Units of the first dense layer; the second has half.", 32, 2, 4096),
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

        boolean both = params.flag("bidirectional");
        int width = params.whole("filters");
        int dense = params.whole("dense");
        double dropout = params.real("dropout");
        return chain(input, classes, params, seed)
                .conv1d("conv1", width, kernel)
                .maxPool1d("pool1", pool)
                .recurrent("lstm1", Cell.LSTM, width, both)
                .dropout("drop1", dropout)
                .conv1d("conv2", width / 2, kernel)
                .maxPool1d("pool2", pool)
                .recurrent("lstm2", Cell.LSTM, width / 2, both)
                .dropout("drop2", dropout)
                .conv1d("conv3", width / 4, kernel)
                .maxPool1d("pool3", pool)
                .recurrent("lstm3", Cell.LSTM, width / 4, both)
                .ends("ends", width / 4)
                .dropout("drop3", dropout)
                .dense("dense1", dense)
                .dense("dense2", dense / 2)
                .embedding()
                .classes();
    }
}
