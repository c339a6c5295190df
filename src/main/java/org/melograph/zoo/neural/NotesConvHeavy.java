package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.weights.WeightInit;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.model.InputShape;
import org.melograph.model.TrainingParams;
import org.melograph.zoo.neural.layer.SequenceEnds;
import org.nd4j.linalg.activations.Activation;

/** Three convolutions over a series of notes, then one small recurrent layer (Chen, NN3 and Bi-NN3). */
public final class NotesConvHeavy extends NeuralArchitecture {
    private static final int BLOCKS = 3;

    @Override
    public String id() {
        return "notes-conv-heavy";
    }

    @Override
    public String title() {
        return "Notes: convolutions and a small LSTM";
    }

    @Override
    public String paper() {
        return "chen";
    }

    @Override
    public String source() {
        return "Chen, 'Convolutional Recurrent Music Sequence Classification and Generation', networks NN3 and Bi-NN3: "
                + "three times (1-D convolution 128, 64, 32 filters of width 8, max pooling by 4, dropout), LSTM 16, "
                + "dropout, dense 16, softmax; 90,053 weights at 15,000 steps and 5 classes. Input: note numbers in "
                + "order of onset. Our decisions where the paper is silent: ReLU after convolutions and the dense layer, "
                + "valid padding, dropout 0.2, Adam, inputs scaled to mean 0 and deviation 1 on the training part, class "
                + "weights. Songs shorter than the input are padded and masked.";
    }

    @Override
    public String inputKind() {
        return "notes";
    }

    @Override
    public List<Param> params() {
        List<Param> params = new ArrayList<>(List.of(
                new Param.Whole("steps", "Notes", "Notes in a piece; the paper uses 800 and 15000.", 800, 8, 100_000),
                new Param.Flag(
                        "duration", "Durations", "Whether notes come with their length; not so in the paper.", false),
                new Param.Flag(
                        "velocity",
                        "Velocities",
                        "Whether notes come with their loudness; not so in the paper.",
                        false),
                new Param.Flag(
                        "bidirectional", "Bidirectional", "Whether the recurrent layer also reads backwards.", true),
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
        params.addAll(TrainingParams.of(60, 16, 0.002, 15));
        return List.copyOf(params);
    }

    @Override
    public FrontEnd frontEnd(Params params) throws BadInputException {
        int steps = params.whole("steps");
        Map<String, String> settings = Map.of(
                "duration", Boolean.toString(params.flag("duration")),
                "velocity", Boolean.toString(params.flag("velocity")));
        return FrontEnd.of("notes", settings, new Cut(steps, steps));
    }

    @Override
    public InputShape usualInput() {
        return new InputShape(1, 15_000);
    }

    @Override
    Plan plan(InputShape input, int classes, Params params, long seed) throws BadInputException {
        int kernel = params.whole("kernel");
        int pool = params.whole("pool");
        int least = 1;
        for (int block = 0; block < BLOCKS; block++) {
            least = least * pool + kernel - 1;
        }
        requireAtLeast("step", input.steps(), least);

        double dropout = params.real("dropout");
        LayerChain chain = new LayerChain(InputLayout.SEQUENCE, input, classes, params.real("learning_rate"), 0, seed);
        int filters = params.whole("filters");
        for (int block = 1; block <= BLOCKS; block++) {
            chain.add("conv" + block, convolution(filters, kernel))
                    .add("pool" + block, pooling(pool))
                    .dropout("drop" + block, dropout);
            filters = Math.max(1, filters / 2);
        }
        int units = params.whole("units");
        boolean bidirectional = params.flag("bidirectional");
        LSTM lstm = LayerChain.lstm(units);
        chain.add("lstm", bidirectional ? new Bidirectional(Bidirectional.Mode.CONCAT, lstm) : lstm)
                .add("ends", new SequenceEnds(units))
                .dropout("drop4", dropout)
                .dense("dense", params.whole("dense"))
                .embedding();
        return chain.classes();
    }

    private static Convolution1DLayer convolution(int filters, int kernel) {
        return new Convolution1DLayer.Builder(kernel)
                .nOut(filters)
                .convolutionMode(ConvolutionMode.Truncate)
                .activation(Activation.RELU)
                .weightInit(WeightInit.RELU)
                .build();
    }

    private static Subsampling1DLayer pooling(int size) {
        return new Subsampling1DLayer.Builder(SubsamplingLayer.PoolingType.MAX, size, size)
                .convolutionMode(ConvolutionMode.Truncate)
                .build();
    }
}
