package org.melograph.zoo.neural.layer;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The mean of a sequence's steps, weighted by how much each has to say: dot-product attention with one learnt question w,
 * {@code softmax over t of (h_t . w) / sqrt(channels)}. Steps that a mask leaves out have no weight.
 *
 * <p>Weights: {@code W [channel, 1]}. Input: axes {@code [example, channel, step]}. Output: {@code [example, channel]}.
 */
public final class AttentionPooling extends FeedForwardLayer implements Parameterised {
    static final String QUESTION = "W";

    private static final long serialVersionUID = 1L;

    /** Attention over all steps. */
    public AttentionPooling() {
        super(new Settings().activation(Activation.IDENTITY));
    }

    @Override
    public List<Part> parts() {
        return List.of(Part.weights(QUESTION, 'f', (double) getNIn(), 1, getNIn(), 1));
    }

    @Override
    public ParamInitializer initializer() {
        return PartInitializer.INSTANCE;
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        setNIn(((InputType.InputTypeRecurrent) input).getSize());
        setNOut(getNIn());
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return InputType.feedForward(((InputType.InputTypeRecurrent) input).getSize());
    }

    @Override
    public @Nullable InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return new LayerMemoryReport.Builder(getLayerName(), AttentionPooling.class, input, getOutputType(0, input))
                .build();
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray weights,
            boolean initialise,
            DataType type) {
        return NewLayer.with(weights, initialise, new Computation(conf, type), conf, listeners, index);
    }

    @SuppressWarnings("unchecked") // as DL4J declares it
    private static final class Settings extends FeedForwardLayer.Builder<Settings> {
        @Override
        public AttentionPooling build() {
            throw new UnsupportedOperationException("the constructor builds");
        }
    }

    private static final class Computation extends org.deeplearning4j.nn.layers.BaseLayer<AttentionPooling> {
        private static final long serialVersionUID = 1L;

        private static final double NEVER = -1e9;

        Computation(NeuralNetConfiguration conf, DataType type) {
            super(conf, type);
        }

        private INDArray question() {
            return Objects.requireNonNull(getParam(QUESTION));
        }

        private double scale() {
            return 1 / Math.sqrt((double) input.size(1));
        }

        /** Input as {@code [example * step, channel]}, copied. */
        private INDArray steps() {
            return input.permute(0, 2, 1).dup('c').reshape('c', input.size(0) * input.size(2), input.size(1));
        }

        /** The weight of each step, {@code [example, step]}; rows sum to 1. */
        private INDArray attention(INDArray steps) {
            INDArray scores =
                    steps.mmul(question()).reshape(input.size(0), input.size(2)).muli(scale());
            if (maskArray != null) {
                scores.addi(maskArray.castTo(input.dataType()).rsub(1).muli(NEVER));
            }
            return Transforms.softmax(scores, false);
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            assertInputSet(false);
            INDArray attention = attention(steps());
            INDArray means = workspaces.createUninitialized(
                    ArrayType.ACTIVATIONS, input.dataType(), new long[] {input.size(0), input.size(1)}, 'c');
            return means.assign(Nd4j.matmul(input.dup('c'), attention.reshape(input.size(0), input.size(2), 1))
                    .reshape(input.size(0), input.size(1)));
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray errors, LayerWorkspaceMgr workspaces) {
            assertInputSet(true);
            long examples = input.size(0);
            long channels = input.size(1);
            long length = input.size(2);
            INDArray steps = steps();
            INDArray attention = attention(steps);
            INDArray error = errors.dup('c').reshape(examples, channels, 1);
            // Through the mean: how much each step's weight matters, then through the softmax.
            INDArray ofAttention = Nd4j.matmul(steps.reshape(examples, length, channels), error)
                    .reshape(examples, length);
            INDArray mean = ofAttention.mul(attention).sum(true, 1);
            INDArray ofScores =
                    ofAttention.subiColumnVector(mean).muli(attention).muli(scale());
            INDArray ofQuestion = Objects.requireNonNull(gradientViews.get(QUESTION));
            ofQuestion.assign(steps.transpose().mmul(ofScores.dup('c').reshape(examples * length, 1)));
            INDArray back =
                    workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, input.dataType(), input.shape(), 'c');
            back.assign(Nd4j.matmul(error, attention.reshape(examples, 1, length)));
            back.addi(Nd4j.matmul(
                    Nd4j.tile(question().reshape(1, channels, 1), (int) examples, 1, 1),
                    ofScores.reshape(examples, 1, length)));
            Gradient gradient = new DefaultGradient(gradientsFlattened);
            gradient.setGradientFor(QUESTION, ofQuestion);
            return new Pair<>(gradient, back);
        }

        @Override
        public Pair<@Nullable INDArray, MaskState> feedForwardMaskArray(
                @Nullable INDArray mask, MaskState state, int examples) {
            maskArray = mask;
            // There is no time axis behind this layer.
            return new Pair<>(null, MaskState.Passthrough);
        }

        @Override
        public boolean isPretrainLayer() {
            return false;
        }
    }
}
