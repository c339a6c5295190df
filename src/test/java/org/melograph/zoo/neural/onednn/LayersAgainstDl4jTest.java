package org.melograph.zoo.neural.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.melograph.zoo.neural.Backend;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The layers on oneDNN against DL4J's own: the same outputs, and the same weights after steps of training. */
final class LayersAgainstDl4jTest {
    private static final int EXAMPLES = 6;
    private static final int ROWS = 13;
    private static final int COLUMNS = 18;
    private static final int CLASSES = 3;

    @BeforeEach
    void onlyWhereOneDnnRuns() {
        Backend.start();
        assumeTrue(OneDnn.isAvailable());
    }

    private static ConvolutionLayer.Builder convolution(
            int filters, int kernel, int stride, ConvolutionMode mode, boolean bias) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .nOut(filters)
                .stride(stride, stride)
                .convolutionMode(mode)
                .dataFormat(CNN2DFormat.NCHW)
                .activation(Activation.IDENTITY)
                .hasBias(bias);
    }

    private static SubsamplingLayer pooling() {
        return new SubsamplingLayer.Builder(PoolingType.MAX)
                .kernelSize(2, 2)
                .stride(2, 2)
                .convolutionMode(ConvolutionMode.Truncate)
                .dataFormat(CNN2DFormat.NCHW)
                .build();
    }

    private static ComputationGraph network(Layer... layers) {
        var graph = new NeuralNetConfiguration.Builder()
                .seed(5)
                .updater(new Sgd(0.1))
                .graphBuilder()
                .addInputs("input")
                .setInputTypes(InputType.convolutional(ROWS, COLUMNS, 1, CNN2DFormat.NCHW));
        String last = "input";
        int names = 0;
        for (Layer layer : layers) {
            // Activations have no weights: leaving them unnamed keeps the weights' names equal on both sides.
            String name = layer instanceof ActivationLayer ? "relu" + names : "layer" + names++;
            graph.addLayer(name, layer, last);
            last = name;
        }
        graph.addLayer("mean", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), last);
        graph.addLayer(
                "output",
                new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build(),
                "mean");
        ComputationGraph network =
                new ComputationGraph(graph.setOutputs("output").build());
        network.init();
        return network;
    }

    private static void trainAlike(ComputationGraph ours, ComputationGraph theirs) {
        theirs.paramTable().forEach((name, weights) -> ours.getParam(name).assign(weights));
        Nd4j.getRandom().setSeed(3);
        for (int step = 0; step < 5; step++) {
            // The last batch of an epoch is shorter.
            int examples = step == 3 ? EXAMPLES - 2 : EXAMPLES;
            INDArray x = Nd4j.randn(examples, 1, ROWS, COLUMNS);
            INDArray labels = Nd4j.zeros(examples, CLASSES);
            for (int i = 0; i < examples; i++) {
                labels.putScalar(i, i % CLASSES, 1);
            }
            assertClose(theirs.outputSingle(false, x), ours.outputSingle(false, x), 2e-5, "prediction at step " + step);
            theirs.fit(new DataSet(x.dup(), labels.dup()));
            ours.fit(new DataSet(x.dup(), labels.dup()));
            for (Map.Entry<String, INDArray> gradient :
                    theirs.gradient().gradientForVariable().entrySet()) {
                INDArray actual = ours.gradient().getGradientFor(gradient.getKey());
                double size = gradient.getValue().norm2Number().doubleValue();
                double difference =
                        gradient.getValue().sub(actual).norm2Number().doubleValue();
                assertEquals(0, difference / size, 1e-4, "gradient of " + gradient.getKey() + " at step " + step);
            }
            assertEquals(theirs.score(), ours.score(), 1e-4, "loss at step " + step);
        }
        for (Map.Entry<String, INDArray> weights : theirs.paramTable().entrySet()) {
            assertClose(weights.getValue(), ours.getParam(weights.getKey()), 2e-3, weights.getKey());
        }
    }

    private static void assertClose(INDArray expected, INDArray actual, double tolerance, String what) {
        double difference = expected.sub(actual).amaxNumber().doubleValue();
        assertEquals(0, difference, tolerance, what);
    }

    @Test
    void convolutionsOfEveryPaddingAgree() {
        trainAlike(
                network(
                        new Convolution(convolution(8, 3, 1, ConvolutionMode.Same, true)),
                        new ActivationLayer(Activation.RELU),
                        new Convolution(convolution(5, 3, 2, ConvolutionMode.Truncate, true)),
                        new ActivationLayer(Activation.RELU),
                        new Convolution(convolution(4, 2, 1, ConvolutionMode.Same, false))),
                network(
                        convolution(8, 3, 1, ConvolutionMode.Same, true).build(),
                        new ActivationLayer(Activation.RELU),
                        convolution(5, 3, 2, ConvolutionMode.Truncate, true).build(),
                        new ActivationLayer(Activation.RELU),
                        convolution(4, 2, 1, ConvolutionMode.Same, false).build()));
    }

    @Test
    void aWholeBlockAgrees() {
        trainAlike(
                network(
                        new Convolution(convolution(8, 3, 1, ConvolutionMode.Same, false)),
                        new RectifiedNormalisation(),
                        new MaximumPooling(2),
                        new Convolution(convolution(16, 3, 1, ConvolutionMode.Same, false)),
                        new RectifiedNormalisation(),
                        new MaximumPooling(2)),
                network(
                        convolution(8, 3, 1, ConvolutionMode.Same, false).build(),
                        new BatchNormalization.Builder().useLogStd(false).build(),
                        new ActivationLayer(Activation.RELU),
                        pooling(),
                        convolution(16, 3, 1, ConvolutionMode.Same, false).build(),
                        new BatchNormalization.Builder().useLogStd(false).build(),
                        new ActivationLayer(Activation.RELU),
                        pooling()));
    }
}
