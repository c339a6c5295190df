package org.melograph.zoo.neural.layer;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Dropout that lets a time mask pass: DL4J's own multiplies activations by the mask as if they had no time axis, and
 * fails on sequences. Layers before and after set padding to zero themselves.
 */
public final class SequenceDropout extends DropoutLayer {
    private static final long serialVersionUID = 1L;

    private final double dropped;

    /**
     * Dropout for sequences.
     *
     * @param dropped the part of the activations that is dropped while learning, 0 to 1; the others are scaled up
     */
    public SequenceDropout(double dropped) {
        // DL4J takes the part that is kept.
        super(1 - dropped);
        this.dropped = dropped;
    }

    /** The part of the activations that is dropped while learning, 0 to 1. */
    public double dropped() {
        return dropped;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray weights,
            boolean initialise,
            DataType type) {
        return NewLayer.with(weights, initialise, new MaskBlind(conf, type), conf, listeners, index);
    }

    private static final class MaskBlind extends org.deeplearning4j.nn.layers.DropoutLayer {
        private static final long serialVersionUID = 1L;

        MaskBlind(NeuralNetConfiguration conf, DataType type) {
            super(conf, type);
        }

        @Override
        public void setMaskArray(@Nullable INDArray mask) {
            // Passed on below, not used here.
        }

        @Override
        public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int examples) {
            return new Pair<>(mask, state);
        }
    }
}
