package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.model.AugmentationParams;
import org.melograph.model.InputShape;
import org.melograph.model.TrainingParams;
import org.melograph.zoo.neural.layer.AttentionPooling;

/** A network that hears the sound itself: strided convolutions, a recurrent layer, attention (Abela, End2End). */
abstract class WaveAttention extends NeuralArchitecture {
    /** The paper and our decisions, for {@link #source()}; between them stands the recurrent layer. */
    static final String PAPER =
            "Abela, 'Deep Learning for Music Genre Classification and Music Emotion Recognition', on 3 s "
                    + "of sound at 22,050 Hz: strided 1-D convolutions after ConflictNET, ";

    static final String DECISIONS =
            ", dot-product attention over time, dense, softmax. Our decisions where the paper is "
                    + "silent: four convolutions (32 filters of width 16 every 8 samples, 64 of 8 every 4, 128 of 4 every 2, twice), "
                    + "each with batch normalisation and ReLU, 64 units in each direction, dropout after the attention, dense 64.";

    private static final int RATE = 22_050;

    /**
     * A convolution.
     *
     * @param widening how many times the filters of the first
     * @param kernel steps a filter sees
     * @param stride steps from one to the next
     */
    private record Block(int widening, int kernel, int stride) {}

    private static final List<Block> BLOCKS =
            List.of(new Block(1, 16, 8), new Block(2, 8, 4), new Block(4, 4, 2), new Block(4, 4, 2));

    private final Cell cell;

    WaveAttention(Cell cell) {
        this.cell = cell;
    }

    @Override
    public final String paper() {
        return "abela";
    }

    @Override
    public final String inputKind() {
        return "wave";
    }

    @Override
    public final List<Param> params() {
        List<Param> params = new ArrayList<>(List.of(
                new Param.Real("seconds", "Piece", "Length of a piece in seconds; the paper uses 3.", 3.0, 0.1, 60),
                new Param.Whole(
                        "filters",
                        "Filters",
                        "Filters of the first convolution; the next ones have twice and four times as many.",
                        32,
                        2,
                        512),
                new Param.Whole("units", "Recurrent units", cell + " units in each direction.", 64, 1, 2048),
                new Param.Whole("dense", "Dense units", "Units of the layer before the answer.", 64, 1, 4096),
                dropout(0.2)));
        params.addAll(AugmentationParams.of(0, 0, 0, false));
        params.addAll(TrainingParams.of(30, 16, 0.001, 8));
        return List.copyOf(params);
    }

    @Override
    public final FrontEnd frontEnd(Params params) throws BadInputException {
        int samples = (int) Math.round(params.real("seconds") * RATE);
        return FrontEnd.of("wave", Map.of("sample_rate", Integer.toString(RATE)), new Cut(samples, samples));
    }

    @Override
    public final InputShape usualInput() {
        return new InputShape(1, 3 * RATE);
    }

    @Override
    final Plan plan(InputShape input, int classes, Params params, long seed) throws BadInputException {
        int least = 1;
        for (Block block : BLOCKS.reversed()) {
            least = (least - 1) * block.stride() + block.kernel();
        }
        requireAtLeast("step", input.steps(), least);

        LayerChain chain =
                new LayerChain(InputLayout.SEQUENCE, input, classes, params.real("learning_rate"), 1e-5, seed);
        int number = 0;
        for (Block block : BLOCKS) {
            number++;
            chain.stridedConv1d(
                            "conv" + number, params.whole("filters") * block.widening(), block.kernel(), block.stride())
                    .norm1d("norm" + number)
                    .relu("relu" + number);
        }
        return chain.recurrent("recurrent", cell, params.whole("units"), true)
                .add("attention", new AttentionPooling())
                .dropout("drop", params.real("dropout"))
                .dense("dense", params.whole("dense"))
                .embedding()
                .classes();
    }
}
