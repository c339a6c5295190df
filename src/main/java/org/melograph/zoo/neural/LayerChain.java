package org.melograph.zoo.neural;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.weights.WeightInit;
import org.jspecify.annotations.Nullable;
import org.melograph.model.InputShape;
import org.melograph.zoo.neural.layer.PictureNormalisation;
import org.melograph.zoo.neural.layer.SequenceConvolution;
import org.melograph.zoo.neural.layer.SequenceDropout;
import org.melograph.zoo.neural.layer.SequenceEnds;
import org.melograph.zoo.neural.layer.SequenceNormalisation;
import org.melograph.zoo.neural.layer.SequencePooling;
import org.melograph.zoo.neural.layer.SteerableDropout;
import org.melograph.zoo.neural.layer.SteerableRate;
import org.melograph.zoo.neural.layer.TagCrossEntropy;
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
    private @Nullable SteerableDropout dropout;
    private String last = "input";
    private String embedding = "input";

    /**
     * An empty chain: Adam, Glorot's initial weights, gradients clipped to the norm 1 in each layer but normalisations, so
     * that one bad batch cannot throw a recurrent network off.
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

    /** Adds dropout, also where none is dropped at first: the user may change that. All places of a network drop alike. */
    LayerChain dropout(String name, double dropped) {
        SteerableDropout all = dropout == null ? new SteerableDropout(dropped) : dropout;
        if (all.dropped() != dropped) {
            throw new IllegalArgumentException("'" + name + "' drops " + dropped + ", others " + all.dropped() + ".");
        }
        dropout = all;
        // An instance for each place: DL4J throws when one stands at two.
        return add(name, new SequenceDropout(all));
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

    /** Adds a fully connected layer with ReLU and a weight decay of its own, by sign (l1) and by size (l2). */
    LayerChain dense(String name, int units, double l1, double l2) {
        return add(
                name,
                new DenseLayer.Builder()
                        .nOut(units)
                        .activation(Activation.RELU)
                        .weightInit(WeightInit.RELU)
                        .l1(l1)
                        .l2(l2)
                        .build());
    }

    /** Adds a convolution along a sequence, without padding, and max(0, x). */
    LayerChain conv1d(String name, int filters, int kernel) {
        return add(name, new SequenceConvolution(filters, kernel, 1, ConvolutionMode.Truncate, Activation.RELU, true));
    }

    /** Adds a convolution along a sequence that looks back only, and max(0, x). */
    LayerChain causalConv1d(String name, int filters, int kernel) {
        return add(name, new SequenceConvolution(filters, kernel, 1, ConvolutionMode.Causal, Activation.RELU, true));
    }

    /** Adds a convolution along a sequence that gives one step for some, without bias and with nothing behind it. */
    LayerChain stridedConv1d(String name, int filters, int kernel, int stride) {
        return add(
                name,
                new SequenceConvolution(filters, kernel, stride, ConvolutionMode.Truncate, Activation.IDENTITY, false));
    }

    /** Adds batch normalisation of a sequence's channels. */
    LayerChain norm1d(String name) {
        return add(name, new SequenceNormalisation());
    }

    /** Adds the largest of each few steps. */
    LayerChain maxPool1d(String name, int steps) {
        return add(
                name,
                new Subsampling1DLayer.Builder(SubsamplingLayer.PoolingType.MAX, steps, steps)
                        .convolutionMode(ConvolutionMode.Truncate)
                        .build());
    }

    /** Adds a convolution over a picture that keeps its size, and nothing behind it. */
    LayerChain conv2d(String name, int filters, int kernel, boolean bias) {
        return add(
                name,
                new ConvolutionLayer.Builder(kernel, kernel)
                        .nOut(filters)
                        .convolutionMode(ConvolutionMode.Same)
                        .dataFormat(CNN2DFormat.NCHW)
                        .activation(Activation.IDENTITY)
                        .weightInit(WeightInit.RELU)
                        .hasBias(bias)
                        .build());
    }

    /** Adds a convolution over a picture by windows of some rows and columns, without padding, and max(0, x). */
    LayerChain windowConv2d(String name, int filters, int[] window, int[] stride) {
        return add(
                name,
                new ConvolutionLayer.Builder(window, stride)
                        .nOut(filters)
                        .convolutionMode(ConvolutionMode.Truncate)
                        .dataFormat(CNN2DFormat.NCHW)
                        .activation(Activation.RELU)
                        .weightInit(WeightInit.RELU)
                        .build());
    }

    /** Begins a branch: what is added next reads the input. */
    LayerChain fromInput() {
        last = "input";
        return this;
    }

    /** Adds the rows of a picture with one channel one after the other, as a vector. */
    LayerChain vector(String name, int rows, int columns) {
        graph.addLayer(
                name,
                new ActivationLayer(Activation.IDENTITY),
                new CnnToFeedForwardPreProcessor(rows, columns, 1),
                last);
        last = name;
        return this;
    }

    /** The name of what was added last. */
    String last() {
        return last;
    }

    /** Joins branches that end in vectors, or in sequences of one length: their channels side by side. */
    LayerChain join(String name, String... branches) {
        graph.addVertex(name, new MergeVertex(), branches);
        last = name;
        return this;
    }

    /** Adds batch normalisation of a picture's channels. */
    LayerChain norm2d(String name) {
        return add(name, new PictureNormalisation());
    }

    /** Adds the largest of each rectangle; what is left at the right and the bottom is dropped. */
    LayerChain maxPool2d(String name, int rows, int columns) {
        return add(
                name,
                new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                        .kernelSize(rows, columns)
                        .stride(rows, columns)
                        .convolutionMode(ConvolutionMode.Truncate)
                        .dataFormat(CNN2DFormat.NCHW)
                        .build());
    }

    /** Adds the mean over a picture. */
    LayerChain average(String name) {
        return add(name, new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
    }

    /** Adds the largest of each channel over the steps of a sequence. */
    LayerChain largestOverTime(String name) {
        return add(name, new SequencePooling(PoolingType.MAX));
    }

    /** Adds the mean over the steps of a sequence. */
    LayerChain averageOverTime(String name) {
        return add(name, new SequencePooling(PoolingType.AVG));
    }

    /** Adds a recurrent layer, in both directions with their outputs side by side or forwards only. */
    LayerChain recurrent(String name, Cell cell, int units, boolean bidirectional) {
        BaseRecurrentLayer layer = cell.layer(units);
        return add(name, bidirectional ? new Bidirectional(Bidirectional.Mode.CONCAT, layer) : layer);
    }

    /** Adds what a recurrent layer of so many units in each direction came to at its ends. */
    LayerChain ends(String name, int units) {
        return add(name, new SequenceEnds(units));
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
        return plan(false, false);
    }

    /** Ends the chain in a softmax at every step. */
    Plan classesAtEveryStep() {
        add(
                "output",
                new RnnOutputLayer.Builder(new WeightedCrossEntropy())
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .build());
        return plan(true, false);
    }

    /** Ends the chain in a probability for each tag. */
    Plan tags() {
        add(
                "output",
                new OutputLayer.Builder(new TagCrossEntropy())
                        .nOut(classes)
                        .activation(Activation.SIGMOID)
                        .build());
        return plan(false, true);
    }

    private Plan plan(boolean everyStep, boolean tags) {
        graph.setOutputs("output");
        return new Plan(graph.build(), layout, input, classes, embedding, everyStep, tags, rate, dropout);
    }
}
