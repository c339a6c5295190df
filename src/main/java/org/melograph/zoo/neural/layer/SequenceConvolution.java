package org.melograph.zoo.neural.layer;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's convolution along a sequence that leaves padding out: what lies wholly in the padding is 0, and so are its
 * errors. DL4J's own gives the bias there, and the next convolution sees it.
 *
 * <p>Weights as DL4J has them: {@code W}, which it calls {@code [filter, channel, step, 1]} but reads row-major as
 * {@code [step, channel, filter]}, and {@code b [filter]}.
 *
 * <p>Input and output: axes {@code [example, channel or filter, step]}.
 */
public final class SequenceConvolution extends Convolution1DLayer {
    private static final long serialVersionUID = 1L;

    /**
     * A convolution with initial weights for max(0, x).
     *
     * @param filters 1 or more
     * @param kernel steps that a filter sees
     * @param stride steps from one to the next
     * @param mode {@code Truncate} (valid), {@code Same} or {@code Causal}
     * @param activation what follows it
     * @param bias whether something is added for each filter
     */
    public SequenceConvolution(
            int filters, int kernel, int stride, ConvolutionMode mode, Activation activation, boolean bias) {
        setNOut(filters);
        setKernelSize(new int[] {kernel, 1});
        setStride(new int[] {stride, 1});
        setPadding(new int[] {0, 0});
        setDilation(new int[] {1, 1});
        setHasBias(bias);
        setConvolutionMode(mode);
        setRnnDataFormat(RNNFormat.NCW);
        setActivationFn(activation.getActivationFunction());
        setWeightInitFn(WeightInit.RELU.getWeightInitFunction());
        UnsetSettings.of(this);
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

    private static final class Computation extends org.deeplearning4j.nn.layers.convolution.Convolution1DLayer {
        private static final long serialVersionUID = 1L;

        Computation(NeuralNetConfiguration conf, DataType type) {
            super(conf, type);
        }

        @Override
        public Pair<@Nullable INDArray, MaskState> feedForwardMaskArray(
                @Nullable INDArray mask, MaskState state, int examples) {
            // What is left of the sequences behind this layer.
            maskArray = mask == null
                    ? null
                    : super.feedForwardMaskArray(mask, state, examples).getFirst();
            return new Pair<>(maskArray, state);
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            INDArray left = maskArray;
            // DL4J's layer would take it for the mask of its input.
            maskArray = null;
            INDArray convolved = super.activate(training, workspaces);
            maskArray = left;
            return left == null ? convolved : convolved.muli(TimeMask.of(left, convolved));
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray errors, LayerWorkspaceMgr workspaces) {
            return super.backpropGradient(
                    maskArray == null ? errors : errors.mul(TimeMask.of(maskArray, errors)), workspaces);
        }
    }
}
