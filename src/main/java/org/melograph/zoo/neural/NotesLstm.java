package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.AugmentationParams;
import org.melograph.model.InputShape;
import org.melograph.model.TrainingParams;

/** Three recurrent layers over a series of notes (Chen, NN1 and Bi-NN1). */
public final class NotesLstm extends NotesNetwork {
    @Override
    public String id() {
        return "notes-lstm";
    }

    @Override
    public String title() {
        return "Notes: three LSTM layers";
    }

    @Override
    public String source() {
        return "Chen, 'Convolutional Recurrent Music Sequence Classification and Generation', networks NN1 and Bi-NN1: "
                + "LSTM 256, dropout, LSTM 128, dropout, LSTM 64 of which the last step counts, dropout, dense 128, "
                + "dense 64, softmax; 1,374,213 weights in both directions with 5 classes. In the paper it learnt nothing. "
                + "Our decisions where the paper is silent: ReLU in the dense layers, dropout 0.2, Adam, class weights. "
                + INPUT;
    }

    @Override
    public List<Param> params() {
        List<Param> params = new ArrayList<>(inputParams());
        params.addAll(List.of(
                bidirectional(),
                new Param.Whole(
                        "units",
                        "Recurrent units",
                        "LSTM units of the first layer in each direction; the second has half, the third a quarter.",
                        256,
                        4,
                        2048),
                new Param.Whole(
                        "dense", "Dense units", "Units of the first dense layer; the second has half.", 128, 2, 4096),
                dropout(0.2)));
        params.addAll(AugmentationParams.ofNotes(0, 0, 0));
        params.addAll(TrainingParams.of(60, 16, 0.002, 15));
        return List.copyOf(params);
    }

    @Override
    public InputShape usualInput() {
        return new InputShape(1, 800);
    }

    @Override
    Plan plan(InputShape input, int classes, Params params, long seed) {
        boolean both = params.flag("bidirectional");
        int units = params.whole("units");
        int dense = params.whole("dense");
        double dropout = params.real("dropout");
        return chain(input, classes, params, seed)
                .recurrent("lstm1", Cell.LSTM, units, both)
                .dropout("drop1", dropout)
                .recurrent("lstm2", Cell.LSTM, units / 2, both)
                .dropout("drop2", dropout)
                .recurrent("lstm3", Cell.LSTM, units / 4, both)
                .ends("ends", units / 4)
                .dropout("drop3", dropout)
                .dense("dense1", dense)
                .dense("dense2", dense / 2)
                .embedding()
                .classes();
    }
}
