package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.weights.WeightInit;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.model.InputShape;
import org.melograph.model.TrainingParams;
import org.melograph.zoo.neural.onednn.Convolution;
import org.melograph.zoo.neural.onednn.MaximumPooling;
import org.melograph.zoo.neural.onednn.OneDnn;
import org.melograph.zoo.neural.onednn.RectifiedNormalisation;
import org.nd4j.linalg.activations.Activation;

/** Convolutions over a mel-spectrogram seen as a picture (Abela). */
public final class MelCnn extends NeuralArchitecture {
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
    public String paper() {
        return "abela";
    }

    @Override
    public String source() {
        return "Abela, 'Deep Learning for Music Genre Classification and Music Emotion Recognition', the CNN on 3 s "
                + "mel-spectrograms (22,050 Hz, n_fft 2048, hop 512, 128 bands: 128x130): four times (3x3 convolution, "
                + "ReLU, max pooling, dropout), dense, softmax. Our decisions where the paper is silent: 32-64-128-128 "
                + "filters with batch normalisation, the mean over the picture instead of flattening it (head), dense 64. A "
                + "flattened head is there for comparison; on few songs it learns less. A quarter of the paper's picture (64 bands, "
                + "hop 1024) is the standard here, so that a few hundred songs train in minutes.";
    }

    @Override
    public String inputKind() {
        return "mel";
    }

    @Override
    public List<Param> params() {
        List<Param> params = new ArrayList<>(List.of(
                new Param.Real("seconds", "Piece", "Length of a piece in seconds; the paper uses 3.", 3.0, 0.5, 60),
                new Param.Whole("bands", "Mel bands", "Height of the spectrogram; the paper uses 128.", 64, 16, 512),
                new Param.Whole("hop", "Hop", "Samples from frame to frame; the paper uses 512.", 1024, 64, 4096),
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
        params.addAll(TrainingParams.of(15, 16, 0.001, 6));
        return List.copyOf(params);
    }

    @Override
    public FrontEnd frontEnd(Params params) throws BadInputException {
        int frames = 1 + (int) (params.real("seconds") * 22_050 / params.whole("hop"));
        Map<String, String> settings = Map.of(
                "n_mels", Integer.toString(params.whole("bands")),
                "hop_length", Integer.toString(params.whole("hop")),
                "scale", "db");
        return FrontEnd.of("mel", settings, new Cut(frames, frames));
    }

    @Override
    public InputShape usualInput() {
        return new InputShape(128, 130);
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
            chain.add("conv" + block, convolution(params.whole("filters") * WIDENING[block - 1], !norm));
            rectified(chain, block, norm)
                    .add("pool" + block, new MaximumPooling(2))
                    .dropout("drop" + block, dropout);
        }
        if (params.choice("head").equals("average")) {
            chain.add("average", new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
        }
        return chain.dense("dense", params.whole("dense"))
                .embedding()
                .dropout("drop5", dropout)
                .classes();
    }

    /** Adds max(0, x), normalised or not. Both ways to normalise have the same weights under the same names. */
    private static LayerChain rectified(LayerChain chain, int block, boolean norm) {
        if (norm && OneDnn.isAvailable()) {
            return chain.add("norm" + block, new RectifiedNormalisation());
        }
        return (norm ? chain.add("norm" + block, normalisation()) : chain).relu("relu" + block);
    }

    private static Convolution convolution(int filters, boolean bias) {
        return new Convolution(new ConvolutionLayer.Builder(3, 3)
                .nOut(filters)
                .convolutionMode(ConvolutionMode.Same)
                .dataFormat(CNN2DFormat.NCHW)
                .activation(Activation.IDENTITY)
                .weightInit(WeightInit.RELU)
                .hasBias(bias));
    }

    private static BatchNormalization normalisation() {
        return new BatchNormalization.Builder()
                .useLogStd(false)
                .dataFormat(CNN2DFormat.NCHW)
                .build();
    }
}
