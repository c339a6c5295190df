package org.melograph.zoo.neural.layer;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
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
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Some rows of a picture, so that its parts can go through layers of their own.
 *
 * <p>Input: axes {@code [example, channel, row, column]}. Output: the same with fewer rows.
 */
public final class PictureRows extends NoParamLayer {
    private static final long serialVersionUID = 1L;

    private int first;
    private int count;

    /**
     * A cut.
     *
     * @param first the first row that stays
     * @param count how many stay
     */
    public PictureRows(int first, int count) {
        this.first = first;
        this.count = count;
    }

    /** The first row that stays. */
    public int first() {
        return first;
    }

    /** How many rows stay. */
    public int count() {
        return count;
    }

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
        return InputType.convolutional(count, picture.getWidth(), picture.getChannels(), CNN2DFormat.NCHW);
    }

    @Override
    public @Nullable InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return new LayerMemoryReport.Builder(getLayerName(), PictureRows.class, input, getOutputType(0, input)).build();
    }

    private static final class Computation extends WeightlessLayer<PictureRows> {
        private static final long serialVersionUID = 1L;

        Computation(NeuralNetConfiguration conf, DataType type) {
            super(conf, type);
        }

        private INDArray rows(INDArray picture) {
            int first = layerConf().first();
            return picture.get(
                    NDArrayIndex.all(),
                    NDArrayIndex.all(),
                    NDArrayIndex.interval(first, first + layerConf().count()),
                    NDArrayIndex.all());
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            assertInputSet(false);
            return workspaces.dup(ArrayType.ACTIVATIONS, rows(input), 'c');
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray errors, LayerWorkspaceMgr workspaces) {
            assertInputSet(true);
            INDArray back = workspaces.create(ArrayType.ACTIVATION_GRAD, input.dataType(), input.shape(), 'c');
            rows(back).assign(errors);
            return new Pair<>(new DefaultGradient(), back);
        }
    }
}
