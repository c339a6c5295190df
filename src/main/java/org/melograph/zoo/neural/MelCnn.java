package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.AugmentationParams;
import org.melograph.model.InputShape;
import org.melograph.model.TrainingParams;

/** Convolutions over a mel-spectrogram seen as a picture (Abela). */
public final class MelCnn extends MelNetwork {
    private static final int[] WIDENING = {1, 2, 4, 4};

    @Override
    public String id() {
        return "mel-cnn";
    }

    @Override
    public String title() {
        return "Mel-spectrogram: convolutions";
    }

    @Override
    public String source() {
        return PAPER
                + "four times (3x3 convolution, ReLU, max pooling, dropout), dense, softmax. Our decisions where the "
                + "paper is silent: 32-64-128-128 filters with batch normalisation, the mean over the picture instead of "
                + "flattening it (head), dense 64. A flattened head is there for comparison; on few songs it learns less. "
                + INPUT;
    }

    @Override
    public List<Param> params() {
        List<Param> params = new ArrayList<>(inputParams());
        params.addAll(List.of(
                new Param.Whole(
                        "filters",
                        "Filters",
                        "Filters of the first convolution; the next ones have twice and four times as many.",
                        32,
                        2,
                        512),
                new Param.Whole("dense", "Dense units", "Units of the layer before the answer.", 64, 1, 4096),
                new Param.Choice(
                        "head",
                        "Head",
                        "What stands between picture and dense layer: its average over time and bands, or all of it.",
                        "average",
                        List.of("average", "flatten")),
                new Param.Flag("norm", "Batch normalisation", "Whether each convolution's output is normalised.", true),
                dropout(0.2)));
        params.addAll(AugmentationParams.of(0, 0, 0, true));
        params.addAll(TrainingParams.of(15, 16, 0.001, 6));
        return List.copyOf(params);
    }

    @Override
    Plan plan(InputShape input, int classes, Params params, long seed) throws BadInputException {
        // Each block halves both axes, rounding down.
        requireAtLeast("channel", input.channels(), 1 << WIDENING.length);
        requireAtLeast("step", input.steps(), 1 << WIDENING.length);

        boolean norm = params.flag("norm");
        double dropout = params.real("dropout");
        LayerChain chain =
                new LayerChain(InputLayout.PICTURE, input, classes, params.real("learning_rate"), 1e-5, seed);
        for (int block = 1; block <= WIDENING.length; block++) {
            chain.conv2d("conv" + block, params.whole("filters") * WIDENING[block - 1], 3, !norm);
            if (norm) {
                chain.norm2d("norm" + block);
            }
            chain.relu("relu" + block).maxPool2d("pool" + block, 2, 2).dropout("drop" + block, dropout);
        }
        if (params.choice("head").equals("average")) {
            chain.average("average");
        }
        return chain.dense("dense", params.whole("dense"))
                .embedding()
                .dropout("drop5", dropout)
                .classes();
    }
}
