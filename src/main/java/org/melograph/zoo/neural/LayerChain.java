package org.melograph.zoo.neural;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.melograph.model.InputShape;
import org.melograph.zoo.neural.layer.SequenceDropout;
import org.melograph.zoo.neural.layer.SteerableRate;
import org.melograph.zoo.neural.layer.WeightedCrossEntropy;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Builds the {@link Plan} of a network whose layers follow each other. Layer names appear in stored weights
 * ({@code conv1_W}), so that changing one breaks bundles.
 */
final class LayerChain {
    private final ComputationGraphConfiguration.GraphBuilder graph;
    private final InputLayout layout;
    private final InputShape input;
    private final int classes;
    private final SteerableRate rate;
    private String last = "input";
    private String embedding = "input";

    /**
     * An empty chain: Adam, Glorot's initial weights, gradients clipped to the norm 1 in each layer so that one bad batch
     * cannot throw a recurrent network off.
     *
     * @param l2 weight decay
     * @param seed for the initial weights
     */
    LayerChain(InputLayout layout, InputShape input, int classes, double learningRate, double l2, long seed) {
        Backend.start();
        this.layout = layout;
        this.input = input;
        this.classes = classes;
        this.rate = new SteerableRate(learningRate);
        this.graph = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Adam(rate))
                .weightInit(WeightInit.XAVIER)
                .l2(l2)
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(1.0)
                .graphBuilder()
                .addInputs("input")
                .setInputTypes(layout.type(input, classes));
    }

    /** Adds any layer. */
    LayerChain add(String name, Layer layer) {
        graph.addLayer(name, layer, last);
        last = name;
        return this;
    }

    /** Adds dropout, unless none is dropped. */
    LayerChain dropout(String name, double dropped) {
        // An instance for each place: DL4J throws when one stands at two.
        return dropped == 0 ? this : add(name, new SequenceDropout(dropped));
    }

    /** Adds max(0, x). */
    LayerChain relu(String name) {
        return add(name, new ActivationLayer(Activation.RELU));
    }

    /** Adds a fully connected layer with ReLU. */
    LayerChain dense(String name, int units) {
        return add(
                name,
                new DenseLayer.Builder()
                        .nOut(units)
                        .activation(Activation.RELU)
                        .weightInit(WeightInit.RELU)
                        .build());
    }

    /** A recurrent layer as Keras has it: sigmoid gates, tanh, the forget gate open at first, one bias, no peepholes. */
    static LSTM lstm(int units) {
        return new LSTM.Builder()
                .nOut(units)
                .activation(Activation.TANH)
                .gateActivationFunction(Activation.SIGMOID)
                .forgetGateBiasInit(1)
                .build();
    }

    /** Names what was added last as the embedding. */
    LayerChain embedding() {
        embedding = last;
        return this;
    }

    /** Ends the chain in a softmax for the whole example. */
    Plan classes() {
        add(
                "output",
                new OutputLayer.Builder(new WeightedCrossEntropy())
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .build());
        return plan(false);
    }

    /** Ends the chain in a softmax at every step. */
    Plan classesAtEveryStep() {
        add(
                "output",
                new RnnOutputLayer.Builder(new WeightedCrossEntropy())
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .build());
        return plan(true);
    }

    private Plan plan(boolean everyStep) {
        graph.setOutputs("output");
        return new Plan(graph.build(), layout, input, classes, embedding, everyStep, rate);
    }
}
