package org.melograph.zoo.neural.layer;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's batch normalisation for sequences, which its own takes for pictures without examples: each channel gets mean 0
 * and variance 1 over all steps of all examples, padding's zeros among them, and padding stays 0.
 *
 * <p>Weights as DL4J has them: {@code gamma}, {@code beta}, {@code mean} and {@code var}, all {@code [channel]}.
 *
 * <p>Input and output: axes {@code [example, channel, step]}.
 */
public final class SequenceNormalisation extends BatchNormalization {
    private static final long serialVersionUID = 1L;

    /** Normalisation over each channel; its gradients are not clipped, nor the way of its running statistics with them. */
    public SequenceNormalisation() {
        setGradientNormalization(GradientNormalization.None);
        setUseLogStd(false);
        setCnn2DFormat(CNN2DFormat.NCHW);
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

    private static final class Computation extends LeanNormalisation {
        private static final long serialVersionUID = 1L;

        Computation(NeuralNetConfiguration conf, DataType type) {
            super(conf, type);
        }

        /** A sequence as a picture of one row. */
        private static INDArray picture(INDArray sequence) {
            return sequence.dup('c').reshape('c', sequence.size(0), sequence.size(1), 1, sequence.size(2));
        }

        private static INDArray sequence(INDArray picture) {
            return picture.reshape(picture.size(0), picture.size(1), picture.size(3));
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            assertInputSet(false);
            INDArray given = input;
            input = picture(given);
            INDArray normalised = sequence(super.activate(training, workspaces));
            input = given;
            return maskArray == null ? normalised : normalised.muli(TimeMask.of(maskArray, normalised));
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray errors, LayerWorkspaceMgr workspaces) {
            assertInputSet(true);
            INDArray given = input;
            input = picture(given);
            INDArray seen = maskArray == null ? errors : errors.mul(TimeMask.of(maskArray, errors));
            Pair<Gradient, INDArray> back = super.backpropGradient(picture(seen), workspaces);
            input = given;
            return new Pair<>(back.getFirst(), sequence(back.getSecond()));
        }

        @Override
        public Pair<@Nullable INDArray, MaskState> feedForwardMaskArray(
                @Nullable INDArray mask, MaskState state, int examples) {
            maskArray = mask;
            return new Pair<>(mask, state);
        }
    }
}
