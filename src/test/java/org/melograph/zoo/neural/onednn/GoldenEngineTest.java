package org.melograph.zoo.neural.onednn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;
import org.melograph.zoo.neural.Backend;
import org.melograph.zoo.neural.engine.Engine;
import org.melograph.zoo.neural.engine.Inputs;
import org.melograph.zoo.neural.engine.StockEngine;
import org.melograph.zoo.neural.engine.Targets;
import org.melograph.zoo.neural.layer.GoldenLayer;
import org.melograph.zoo.neural.layer.SequenceConvolution;
import org.melograph.zoo.neural.layer.SequencePooling;
import org.melograph.zoo.neural.layer.WeightedCrossEntropy;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Each layer on oneDNN against PyTorch's outputs, and against the gradients of DL4J's kernels, which GoldenLayerTest holds to
 * PyTorch's. A layer that passes its input on stands before each, so that the gradient of the input is computed too and seen
 * in its weights; a mean and a softmax stand behind.
 */
class GoldenEngineTest {
    private static final int CLASSES = 2;

    @BeforeAll
    static void onlyWhereOneDnnRuns() {
        Backend.start();
        assumeTrue(OneDnn.isAvailable());
    }

    static List<GoldenLayer> all() {
        return GoldenLayer.ALL;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void agrees(GoldenLayer golden) {
        ComputationGraph graph = network(golden);
        Inputs inputs = inputs(golden);
        Targets targets = new Targets(ofExamples(0, 1, 1), ofExamples(1, 0.5f, 2));
        try (Engine fast = new OneDnnEngine(graph, 1, true);
                Engine stock = new StockEngine(graph)) {
            // What has a running mean takes the batch's own only while it learns.
            Tensor expected = golden.name().startsWith("batch-norm")
                    ? stock.activations("layer", inputs, 0, inputs.examples())
                    : StockEngine.tensor(golden.output());
            close("output", expected, fast.activations("layer", inputs, 0, inputs.examples()));
            close(
                    "gradient",
                    learnt(graph, stock.gradient(inputs, targets, 1)),
                    learnt(graph, fast.gradient(inputs, targets, 1)));
        }
        graph.close();
    }

    private static ComputationGraph network(GoldenLayer golden) {
        var builder = new NeuralNetConfiguration.Builder()
                .seed(5)
                .updater(new Adam(0.01))
                .graphBuilder()
                .addInputs("input")
                .setInputTypes(golden.inputType())
                .addLayer("passing", passing(golden), "input")
                .addLayer("layer", golden.layer().get(), "passing");
        String last = "layer";
        if (golden.output().rank() > 2) {
            builder.addLayer(
                    "mean",
                    golden.output().rank() == 3
                            ? new SequencePooling(PoolingType.AVG)
                            : new GlobalPoolingLayer.Builder(PoolingType.AVG).build(),
                    last);
            last = "mean";
        }
        builder.addLayer(
                        "output",
                        new OutputLayer.Builder(new WeightedCrossEntropy())
                                .nOut(CLASSES)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        last)
                .setOutputs("output");
        ComputationGraph graph = new ComputationGraph(builder.build());
        graph.init();
        INDArray identity = weights(graph, "passing_W").assign(0);
        long channels = golden.input().size(1);
        for (long channel = 0; channel < channels; channel++) {
            identity.putScalar(channel * (channels + 1), 1);
        }
        golden.weights().forEach((name, stored) -> {
            INDArray weights = weights(graph, "layer_" + name);
            weights.assign(stored.reshape(weights.shape()));
        });
        return graph;
    }

    /** A layer whose weights can be the identity. */
    private static Layer passing(GoldenLayer golden) {
        int channels = (int) golden.input().size(1);
        return switch (golden.input().rank()) {
            case 2 ->
                new DenseLayer.Builder()
                        .nOut(channels)
                        .activation(Activation.IDENTITY)
                        .build();
            case 3 -> new SequenceConvolution(channels, 1, 1, ConvolutionMode.Truncate, Activation.IDENTITY, true);
            default ->
                new ConvolutionLayer.Builder(1, 1)
                        .nOut(channels)
                        .convolutionMode(ConvolutionMode.Same)
                        .dataFormat(CNN2DFormat.NCHW)
                        .activation(Activation.IDENTITY)
                        .build();
        };
    }

    private static Inputs inputs(GoldenLayer golden) {
        INDArray input = golden.input();
        List<Long> dims = new ArrayList<>(Arrays.stream(input.shape()).boxed().toList());
        dims.removeFirst();
        INDArray mask = golden.mask();
        Tensor present =
                mask == null ? null : ofExamples(mask.sum(1).dup('c').data().asFloat());
        return new Inputs(StockEngine.tensor(input), dims, present);
    }

    /** Without the running means and variances, which DL4J passes along as if they were gradients. */
    private static Tensor learnt(ComputationGraph graph, Tensor gradient) {
        float[] values = gradient.values().clone();
        for (String name : List.of("layer_mean", "layer_var")) {
            INDArray weights = graph.paramTable().get(name);
            if (weights != null) {
                int from = (int) weights.offset();
                Arrays.fill(values, from, from + (int) weights.length(), 0);
            }
        }
        return Tensor.wrap(values, gradient.axes());
    }

    private static Tensor ofExamples(float... values) {
        return Tensor.wrap(values, new Axis("example", values.length));
    }

    private static INDArray weights(ComputationGraph graph, String name) {
        return Objects.requireNonNull(graph.paramTable().get(name), name);
    }

    private static void close(String what, Tensor expected, Tensor got) {
        assertEquals(
                expected.axes().stream().map(Axis::size).toList(),
                got.axes().stream().map(Axis::size).toList(),
                what);
        float largest = 1;
        for (float value : expected.values()) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertArrayEquals(expected.values(), got.values(), 2e-5f * largest, what);
    }
}
