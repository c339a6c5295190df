package org.melograph.zoo.neural.layer;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
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
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Makes one vector of a recurrent layer's sequence, as Keras does: what reading forwards came to at the last step that is
 * no padding, and what reading backwards came to at the first step. DL4J's own last step fails to train under a
 * bidirectional layer, and around one it would take the backward reading where it has seen a single step.
 *
 * <p>Input: axes {@code [example, unit, step]}, the first units read forwards, the others backwards. Output: axes
 * {@code [example, unit]}.
 */
public final class SequenceEnds extends NoParamLayer {
    private static final long serialVersionUID = 1L;

    private final int forwardUnits;

    /**
     * The ends of a sequence.
     *
     * @param forwardUnits how many of the units read forwards
     */
    public SequenceEnds(int forwardUnits) {
        this.forwardUnits = forwardUnits;
    }

    /** How many of the units read forwards; the others read backwards. */
    public int forwardUnits() {
        return forwardUnits;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray weights,
            boolean initialise,
            DataType type) {
        return NewLayer.without(new Ends(conf, type, forwardUnits), listeners, index);
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
        return new LayerMemoryReport.Builder(getLayerName(), SequenceEnds.class, input, getOutputType(0, input))
                .build();
    }

    private static final class Ends extends WeightlessLayer<SequenceEnds> {
        private static final long serialVersionUID = 1L;

        private final int forwardUnits;

        Ends(NeuralNetConfiguration conf, DataType type, int forwardUnits) {
            super(conf, type);
            this.forwardUnits = forwardUnits;
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            assertInputSet(false);
            long units = input.size(1);
            INDArray vectors = workspaces.createUninitialized(
                    ArrayType.ACTIVATIONS, input.dataType(), new long[] {input.size(0), units}, 'c');
            for (int example = 0; example < input.size(0); example++) {
                vectors.put(forwards(example, null), input.get(forwards(example, lastStep(example))));
                if (forwardUnits < units) {
                    vectors.put(backwards(example, units, null), input.get(backwards(example, units, 0L)));
                }
            }
            return vectors;
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray errors, LayerWorkspaceMgr workspaces) {
            assertInputSet(true);
            long units = input.size(1);
            INDArray back = workspaces.create(ArrayType.ACTIVATION_GRAD, input.dataType(), input.shape(), 'f');
            for (int example = 0; example < input.size(0); example++) {
                back.put(forwards(example, lastStep(example)), errors.get(forwards(example, null)));
                if (forwardUnits < units) {
                    back.put(backwards(example, units, 0L), errors.get(backwards(example, units, null)));
                }
            }
            return new Pair<>(new DefaultGradient(), back);
        }

        private INDArrayIndex[] forwards(int example, @Nullable Long step) {
            return at(example, 0, forwardUnits, step);
        }

        private INDArrayIndex[] backwards(int example, long units, @Nullable Long step) {
            return at(example, forwardUnits, units, step);
        }

        private static INDArrayIndex[] at(int example, long from, long to, @Nullable Long step) {
            INDArrayIndex row = NDArrayIndex.point(example);
            INDArrayIndex some = NDArrayIndex.interval(from, to);
            return step == null
                    ? new INDArrayIndex[] {row, some}
                    : new INDArrayIndex[] {row, some, NDArrayIndex.point(step)};
        }

        private long lastStep(int example) {
            long last = input.size(2) - 1;
            if (maskArray == null) {
                return last;
            }
            while (last > 0 && maskArray.getFloat(example, last) == 0) {
                last--;
            }
            return last;
        }

        @Override
        public Pair<@Nullable INDArray, MaskState> feedForwardMaskArray(
                @Nullable INDArray mask, MaskState state, int examples) {
            maskArray = mask;
            return super.feedForwardMaskArray(mask, state, examples);
        }
    }
}
