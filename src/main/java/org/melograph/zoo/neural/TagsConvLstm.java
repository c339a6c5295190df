package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.InputShape;
import org.melograph.model.TrainingParams;
import org.melograph.zoo.neural.layer.PictureRows;
import org.melograph.zoo.neural.layer.PictureToSequence;

/** MFCC and mel bands apart through a convolution each, an LSTM over both, the largest over time, dense layers (Chang). */
public final class TagsConvLstm extends TagsSequence {
    /** Of each dimension, the window is this part. */
    private static final int PART = 4;

    @Override
    public String id() {
        return "tags-conv-lstm";
    }

    @Override
    public String title() {
        return "Tags: MFCC and mel through convolutions, LSTM";
    }

    @Override
    public String source() {
        return PAPER
                + "MFCC and mel apart, each through a convolution whose window is a quarter of each dimension, moved "
                + "by half of itself, with 5 channels; both side by side through an LSTM, maximum over time, dense layers. "
                + DECISIONS + "ReLU after the convolutions, 64 units in the LSTM, dense 64, dropout 0.3.";
    }

    @Override
    public List<Param> params() {
        List<Param> params = new ArrayList<>(inputParams());
        params.add(new Param.Whole("filters", "Filters", "Filters of each convolution.", 5, 1, 512));
        params.add(new Param.Whole("units", "LSTM units", "Units of the LSTM.", 64, 1, 2048));
        params.add(new Param.Whole("dense", "Dense units", "Units of the layer before the answer.", 64, 1, 4096));
        params.add(dropout(0.3));
        params.addAll(TrainingParams.forTags(40, 16, 0.002, 10));
        return List.copyOf(params);
    }

    @Override
    Plan plan(InputShape input, int classes, Params params, long seed) throws BadInputException {
        int coefficients = params.whole(COEFFICIENTS);
        requireAtLeast("channel", input.channels(), coefficients + 1);
        double dropout = params.real("dropout");
        LayerChain chain =
                new LayerChain(InputLayout.PICTURE, input, classes, params.real("learning_rate"), 1e-5, seed);
        branch(chain, "mfcc", 0, coefficients, input, params);
        branch(chain, "mel", coefficients, input.channels() - coefficients, input, params);
        return chain.join("both", "mfcc_steps", "mel_steps")
                .dropout("drop1", dropout)
                .recurrent("recurrent", Cell.LSTM, params.whole("units"), false)
                .largestOverTime("largest")
                .dropout("drop2", dropout)
                .dense("dense", params.whole("dense"))
                .embedding()
                .tags();
    }

    private static void branch(LayerChain chain, String name, int first, int rows, InputShape input, Params params) {
        int[] window = {Math.max(1, rows / PART), Math.max(1, input.steps() / PART)};
        int[] stride = {Math.max(1, window[0] / 2), Math.max(1, window[1] / 2)};
        chain.fromInput()
                .add(name + "_rows", new PictureRows(first, rows))
                .windowConv2d(name, params.whole("filters"), window, stride)
                .add(name + "_steps", new PictureToSequence());
    }
}
