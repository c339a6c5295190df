package org.melograph.zoo.neural.layer;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
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

    private final SteerableDropout dropout;

    /**
     * Dropout for sequences.
     *
     * @param dropout what is dropped while learning; the other activations are scaled up
     */
    public SequenceDropout(SteerableDropout dropout) {
        super(new Dropout(dropout));
        this.dropout = dropout;
    }

    /** What is dropped while learning. */
    public SteerableDropout dropout() {
        return dropout;
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
