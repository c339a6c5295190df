package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.InputShape;
import org.melograph.model.TrainingParams;

/** Fully connected layers on each frame, an LSTM, the largest of each unit over time, fully connected layers (Chang). */
public final class TagsMlpLstm extends TagsSequence {
    @Override
    public String id() {
        return "tags-mlp-lstm";
    }

    @Override
    public String title() {
        return "Tags: frames through dense layers, LSTM";
    }

    @Override
    public String source() {
        return PAPER + "a network for each frame, LSTM, maximum over time, dense layers. " + DECISIONS
                + "64 units for each frame, 64 in the LSTM, dense 64, dropout 0.3.";
    }

    @Override
    public List<Param> params() {
        List<Param> params = new ArrayList<>(inputParams());
        params.add(new Param.Whole("frame", "Frame units", "Units of the layer on each frame.", 64, 1, 4096));
        params.add(new Param.Whole("units", "LSTM units", "Units of the LSTM.", 64, 1, 2048));
        params.add(new Param.Whole("dense", "Dense units", "Units of the layer before the answer.", 64, 1, 4096));
        params.add(dropout(0.3));
        params.addAll(TrainingParams.forTags(40, 16, 0.002, 10));
        return List.copyOf(params);
    }

    @Override
    Plan plan(InputShape input, int classes, Params params, long seed) {
        double dropout = params.real("dropout");
        return new LayerChain(InputLayout.SEQUENCE, input, classes, params.real("learning_rate"), 1e-5, seed)
                // A kernel of one step: the same dense layer on every frame.
                .conv1d("frame", params.whole("frame"), 1)
                .dropout("drop1", dropout)
                .recurrent("recurrent", Cell.LSTM, params.whole("units"), false)
                .largestOverTime("largest")
                .dropout("drop2", dropout)
                .dense("dense", params.whole("dense"))
                .embedding()
                .tags();
    }
}
