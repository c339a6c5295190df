package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.AugmentationParams;
import org.melograph.model.InputShape;
import org.melograph.model.TrainingParams;
import org.melograph.zoo.neural.layer.PictureToSequence;

/** A recurrent layer that reads a mel-spectrogram in both directions, its frames or what convolutions make of them. */
abstract class MelRecurrent extends MelNetwork {
    /** Our decisions, for {@link #source()}. */
    static final String DECISIONS =
            "Our decisions where the paper is silent: 64 units in each direction, what both readings "
                    + "come to at their ends, dropout, dense 64, softmax. ";

    /** Our decisions about the convolutions, for {@link #source()}. */
    static final String CONVOLUTIONS =
            "Convolutions: three times (3x3 convolution, batch normalisation, ReLU, max pooling of "
                    + "2x2, 2x2 and 4x2 bands by frames, dropout), 32-64-128 filters; then each column is a step. ";

    /** How many bands and frames pooling makes one. */
    private static final int[][] POOLING = {{2, 2}, {2, 2}, {4, 2}};

    private final Cell cell;
    private final boolean convolutions;

    /**
     * A network.
     *
     * @param convolutions whether they come before the recurrent layer
     */
    MelRecurrent(Cell cell, boolean convolutions) {
        this.cell = cell;
        this.convolutions = convolutions;
    }

    @Override
    public final List<Param> params() {
        List<Param> params = new ArrayList<>(inputParams());
        if (convolutions) {
            params.add(new Param.Whole(
                    "filters",
                    "Filters",
                    "Filters of the first convolution; the next ones have twice and four times as many.",
                    32,
                    2,
                    512));
        }
        params.add(new Param.Whole("units", "Recurrent units", cell + " units in each direction.", 64, 1, 2048));
        params.add(new Param.Whole("dense", "Dense units", "Units of the layer before the answer.", 64, 1, 4096));
        params.add(dropout(0.2));
        params.addAll(AugmentationParams.of(0, 0, 0, true));
        params.addAll(TrainingParams.of(30, 16, 0.001, 8));
        return List.copyOf(params);
    }

    @Override
    final Plan plan(InputShape input, int classes, Params params, long seed) throws BadInputException {
        double dropout = params.real("dropout");
        int units = params.whole("units");
        LayerChain chain = new LayerChain(
                convolutions ? InputLayout.PICTURE : InputLayout.SEQUENCE,
                input,
                classes,
                params.real("learning_rate"),
                1e-5,
                seed);
        if (convolutions) {
            requireAtLeast("channel", input.channels(), pooled(0));
            requireAtLeast("step", input.steps(), pooled(1));
            int filters = params.whole("filters");
            for (int block = 1; block <= POOLING.length; block++) {
                int[] pooling = POOLING[block - 1];
                chain.conv2d("conv" + block, filters, 3, false)
                        .norm2d("norm" + block)
                        .relu("relu" + block)
                        .maxPool2d("pool" + block, pooling[0], pooling[1])
                        .dropout("drop" + block, dropout);
                filters *= 2;
            }
            chain.add("columns", new PictureToSequence());
        }
        return chain.recurrent("recurrent", cell, units, true)
                .ends("ends", units)
                .dropout("drop4", dropout)
                .dense("dense", params.whole("dense"))
                .embedding()
                .classes();
    }

    private static int pooled(int axis) {
        int size = 1;
        for (int[] pooling : POOLING) {
            size *= pooling[axis];
        }
        return size;
    }
}
