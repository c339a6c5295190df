package org.melograph.zoo.neural.layer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A layer with what PyTorch says about it, made by {@code src/test/golden/layers.py}: whatever computes layers is held to
 * these. Arrays are float32 and in the layout of DL4J's parameters.
 *
 * @param name of the case
 * @param layer its configuration, new at each call
 * @param inputType what the layer is told about its input
 */
public record GoldenLayer(String name, Supplier<Layer> layer, InputType inputType) {
    private static final int UNITS = 5;
    private static final InputType SEQUENCE = InputType.recurrent(4, 7, RNNFormat.NCW);
    private static final InputType LONG_SEQUENCE = InputType.recurrent(4, 11, RNNFormat.NCW);
    private static final InputType PICTURE = InputType.convolutional(5, 7, 4, CNN2DFormat.NCHW);

    private static final Map<String, Map<String, INDArray>> ARRAYS = read();

    /** Every case of the file. */
    public static final List<GoldenLayer> ALL = List.of(
            sequence("lstm", () -> new SequenceLstm(UNITS)),
            sequence("lstm-masked", () -> new SequenceLstm(UNITS)),
            sequence("lstm-bidirectional", () -> both(new SequenceLstm(UNITS))),
            sequence("lstm-bidirectional-masked", () -> both(new SequenceLstm(UNITS))),
            sequence("gru-after", () -> new GatedRecurrent(UNITS, true)),
            sequence("gru-after-masked", () -> new GatedRecurrent(UNITS, true)),
            sequence("gru-after-bidirectional", () -> both(new GatedRecurrent(UNITS, true))),
            sequence("gru-after-bidirectional-masked", () -> both(new GatedRecurrent(UNITS, true))),
            sequence("gru-before", () -> new GatedRecurrent(UNITS, false)),
            sequence("gru-before-masked", () -> new GatedRecurrent(UNITS, false)),
            sequence("gru-before-bidirectional", () -> both(new GatedRecurrent(UNITS, false))),
            sequence("gru-before-bidirectional-masked", () -> both(new GatedRecurrent(UNITS, false))),
            conv1d("conv1d-valid", ConvolutionMode.Truncate, 3, 1, 1, true),
            conv1d("conv1d-same", ConvolutionMode.Same, 3, 1, 1, true),
            conv1d("conv1d-same-even", ConvolutionMode.Same, 4, 1, 1, true),
            conv1d("conv1d-causal", ConvolutionMode.Causal, 3, 1, 1, true),
            conv1d("conv1d-dilated", ConvolutionMode.Truncate, 3, 1, 2, true),
            conv1d("conv1d-strided", ConvolutionMode.Truncate, 4, 3, 1, true),
            conv1d("conv1d-strided-without-bias", ConvolutionMode.Truncate, 4, 3, 1, false),
            conv1d("conv1d-masked", ConvolutionMode.Truncate, 3, 1, 1, true),
            conv2d("conv2d-same", ConvolutionMode.Same, 1, true),
            conv2d("conv2d-same-without-bias", ConvolutionMode.Same, 1, false),
            conv2d("conv2d-strided", ConvolutionMode.Truncate, 2, true),
            picture("recurrent-convolution-1", () -> new RecurrentConvolution(UNITS, 3, 1)),
            picture("recurrent-convolution-3", () -> new RecurrentConvolution(UNITS, 3, 3)),
            picture("max-pooling", () -> pooling(SubsamplingLayer.PoolingType.MAX, 2, 2)),
            picture("max-pooling-4x2", () -> pooling(SubsamplingLayer.PoolingType.MAX, 4, 2)),
            picture("average-pooling", () -> pooling(SubsamplingLayer.PoolingType.AVG, 2, 2)),
            sequence("max-pooling-1d", () -> pooling1d(SubsamplingLayer.PoolingType.MAX)),
            sequence("average-pooling-1d", () -> pooling1d(SubsamplingLayer.PoolingType.AVG)),
            picture("average-of-picture", () -> new GlobalPoolingLayer.Builder(PoolingType.AVG).build()),
            sequence("average-of-sequence", () -> new SequencePooling(PoolingType.AVG)),
            sequence("average-of-sequence-masked", () -> new SequencePooling(PoolingType.AVG)),
            sequence("maximum-of-sequence-masked", () -> new SequencePooling(PoolingType.MAX)),
            sequence("attention-pooling", AttentionPooling::new),
            sequence("attention-pooling-masked", AttentionPooling::new),
            picture("batch-norm-of-pictures", GoldenLayer::normalisation),
            sequence("batch-norm-of-sequences", SequenceNormalisation::new),
            sequence("batch-norm-of-sequences-masked", SequenceNormalisation::new),
            new GoldenLayer("dense-relu", GoldenLayer::dense, InputType.feedForward(4)),
            picture("picture-to-sequence", PictureToSequence::new),
            sequence("sequence-ends-masked", () -> new SequenceEnds(3)));

    /** The layer's input; axes {@code [example, channel, ...]}. */
    public INDArray input() {
        return array("input");
    }

    /** Which steps are there, {@code [example, step]}; null where all are. */
    public @Nullable INDArray mask() {
        return arrays().containsKey("mask") ? array("mask") : null;
    }

    /** The layer's weights by DL4J's names. */
    public Map<String, INDArray> weights() {
        return startingWith("w.");
    }

    /** What the layer gives while learning. */
    public INDArray output() {
        return array("output");
    }

    /** The gradient of some loss in the output. */
    public INDArray outputGradient() {
        return array("output_gradient");
    }

    /** The gradient of that loss in the input. */
    public INDArray inputGradient() {
        return array("input_gradient");
    }

    /** The gradient of that loss in the weights, by DL4J's names. */
    public Map<String, INDArray> gradients() {
        return startingWith("g.");
    }

    /** The names of the file's cases. */
    static Iterable<String> stored() {
        return ARRAYS.keySet();
    }

    @Override
    public String toString() {
        return name;
    }

    private Map<String, INDArray> arrays() {
        return Objects.requireNonNull(ARRAYS.get(name), name);
    }

    private INDArray array(String key) {
        return Objects.requireNonNull(arrays().get(key), name + "/" + key).dup();
    }

    private Map<String, INDArray> startingWith(String prefix) {
        Map<String, INDArray> some = new TreeMap<>();
        arrays().forEach((key, array) -> {
            if (key.startsWith(prefix)) {
                some.put(key.substring(prefix.length()), array.dup());
            }
        });
        return some;
    }

    private static Map<String, Map<String, INDArray>> read() {
        Map<String, Map<String, INDArray>> cases = new LinkedHashMap<>();
        try (InputStream file = GoldenLayer.class.getResourceAsStream("/golden/layers.npz");
                ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String[] path = entry.getName().replace(".npy", "").split("/", 2);
                cases.computeIfAbsent(path[0], _ -> new LinkedHashMap<>())
                        .put(path[1], Nd4j.createNpyFromByteArray(zip.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static GoldenLayer sequence(String name, Supplier<Layer> layer) {
        return new GoldenLayer(name, layer, SEQUENCE);
    }

    private static GoldenLayer picture(String name, Supplier<Layer> layer) {
        return new GoldenLayer(name, layer, PICTURE);
    }

    private static Layer both(Layer layer) {
        return new Bidirectional(Bidirectional.Mode.CONCAT, layer);
    }

    private static GoldenLayer conv1d(
            String name, ConvolutionMode mode, int kernel, int stride, int dilation, boolean bias) {
        return new GoldenLayer(
                name,
                () -> {
                    SequenceConvolution layer =
                            new SequenceConvolution(UNITS, kernel, stride, mode, Activation.IDENTITY, bias);
                    layer.setDilation(new int[] {dilation, 1});
                    return layer;
                },
                LONG_SEQUENCE);
    }

    private static GoldenLayer conv2d(String name, ConvolutionMode mode, int stride, boolean bias) {
        return picture(
                name,
                () -> new ConvolutionLayer.Builder(3, 3)
                        .nOut(UNITS)
                        .stride(stride, stride)
                        .convolutionMode(mode)
                        .dataFormat(CNN2DFormat.NCHW)
                        .activation(Activation.IDENTITY)
                        .hasBias(bias)
                        .build());
    }

    private static Layer pooling(SubsamplingLayer.PoolingType type, int rows, int columns) {
        return new SubsamplingLayer.Builder(type)
                .kernelSize(rows, columns)
                .stride(rows, columns)
                .convolutionMode(ConvolutionMode.Truncate)
                .dataFormat(CNN2DFormat.NCHW)
                .build();
    }

    private static Layer pooling1d(SubsamplingLayer.PoolingType type) {
        return new Subsampling1DLayer.Builder(type, 3, 3)
                .convolutionMode(ConvolutionMode.Truncate)
                .build();
    }

    private static Layer normalisation() {
        return new BatchNormalization.Builder()
                .useLogStd(false)
                .dataFormat(CNN2DFormat.NCHW)
                .build();
    }

    private static Layer dense() {
        return new DenseLayer.Builder().nOut(UNITS).activation(Activation.RELU).build();
    }
}
