package org.melograph.zoo.neural.layer;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.NoParamLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reads a picture from left to right, so that a recurrent layer can follow convolutions: each column, all rows of all
 * its channels, becomes one step.
 *
 * <p>Input: axes {@code [example, channel, row, column]}. Output: axes {@code [example, channel * row, step]}, the rows
 * of a channel together.
 */
public final class PictureToSequence extends NoParamLayer {
    private static final long serialVersionUID = 1L;

    /** Columns as steps. */
    public PictureToSequence() {}

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray weights,
            boolean initialise,
            DataType type) {
        return NewLayer.without(new Computation(conf, type), listeners, index);
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        InputType.InputTypeConvolutional picture = (InputType.InputTypeConvolutional) input;
        return InputType.recurrent(picture.getChannels() * picture.getHeight(), picture.getWidth(), RNNFormat.NCW);
    }

    @Override
    public @Nullable InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return new LayerMemoryReport.Builder(getLayerName(), PictureToSequence.class, input, getOutputType(0, input))
                .build();
    }

    private static final class Computation extends WeightlessLayer<PictureToSequence> {
        private static final long serialVersionUID = 1L;

        Computation(NeuralNetConfiguration conf, DataType type) {
            super(conf, type);
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            assertInputSet(false);
            long[] shape = {input.size(0), input.size(1) * input.size(2), input.size(3)};
            return workspaces.dup(ArrayType.ACTIVATIONS, input, 'c').reshape('c', shape);
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray errors, LayerWorkspaceMgr workspaces) {
            assertInputSet(true);
            INDArray back =
                    workspaces.dup(ArrayType.ACTIVATION_GRAD, errors, 'c').reshape('c', input.shape());
            return new Pair<>(new DefaultGradient(), back);
        }
    }
}
