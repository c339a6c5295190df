package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.model.InputShape;
import org.melograph.model.TrainingParams;

/** What the networks share that see a spectrogram in few bands as a picture (Bai): the input and how it is cut. */
abstract class StftPicture extends NeuralArchitecture {
    /** The paper, for {@link #source()}. */
    static final String PAPER = "Bai, 'Music Classification with Neural Network', ";

    /** The input and our decisions about it, for {@link #source()}. */
    static final String INPUT =
            "Input: 33 bands of 166 frames (about 2 s, 15 pieces of a song), 1024-point transform every "
                    + "256 samples. Our decisions where the paper is silent: bands are means of the power, evenly spaced in mel "
                    + "(spacing), in dB; batch normalisation (norm); ";

    private final int filters;
    private final int halvings;

    /**
     * A network.
     *
     * @param filters the standard number of the first convolution
     * @param halvings how often both axes are halved
     */
    StftPicture(int filters, int halvings) {
        this.filters = filters;
        this.halvings = halvings;
    }

    @Override
    public final String paper() {
        return "bai";
    }

    @Override
    public final String inputKind() {
        return "bands";
    }

    /** The settings of all these networks. */
    final List<Param> params(List<Param> own, double dropout) {
        List<Param> params = new ArrayList<>(List.of(
                new Param.Whole("frames", "Frames", "Frames in a piece, 86 to the second.", 166, 16, 10_000),
                new Param.Whole("bands", "Bands", "Height of the spectrogram.", 33, 16, 512),
                new Param.Choice(
                        "spacing",
                        "Spacing",
                        "Whether bands are evenly spaced in mel or in Hz.",
                        "mel",
                        List.of("mel", "linear")),
                new Param.Whole(
                        "filters",
                        "Filters",
                        "Filters of the first convolution; later ones have twice as many.",
                        filters,
                        2,
                        512),
                new Param.Flag(
                        "norm", "Batch normalisation", "Whether each convolution's output is normalised.", true)));
        params.addAll(own);
        params.add(dropout(dropout));
        params.addAll(TrainingParams.of(20, 32, 0.001, 6));
        return List.copyOf(params);
    }

    /** How large the dense layer is. */
    static Param dense(int standard) {
        return new Param.Whole("dense", "Dense units", "Units of the layer before the answer.", standard, 1, 4096);
    }

    @Override
    public final FrontEnd frontEnd(Params params) throws BadInputException {
        int frames = params.whole("frames");
        Map<String, String> settings = Map.of(
                "n_fft",
                "1024",
                "hop_length",
                "256",
                "n_bands",
                Integer.toString(params.whole("bands")),
                "spacing",
                params.choice("spacing"));
        return FrontEnd.of("bands", settings, new Cut(frames, frames));
    }

    @Override
    public final InputShape usualInput() {
        return new InputShape(33, 166);
    }

    /** An empty chain over a picture that is large enough. */
    final LayerChain chain(InputShape input, int classes, Params params, long seed) throws BadInputException {
        requireAtLeast("channel", input.channels(), 1 << halvings);
        requireAtLeast("step", input.steps(), 1 << halvings);
        return new LayerChain(InputLayout.PICTURE, input, classes, params.real("learning_rate"), 1e-5, seed);
    }

    /** Adds a 5x5 convolution, perhaps normalised, max(0, x) and max pooling by 2. */
    static void convolution(LayerChain chain, int number, int filters, Params params) {
        boolean norm = params.flag("norm");
        chain.conv2d("conv" + number, filters, 5, !norm);
        if (norm) {
            chain.norm2d("norm" + number);
        }
        chain.relu("relu" + number).maxPool2d("pool" + number, 2, 2);
    }
}
