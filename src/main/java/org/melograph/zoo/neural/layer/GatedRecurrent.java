package org.melograph.zoo.neural.layer;

import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gated recurrent units (Cho et al., 2014), which DL4J has not. At each step, with the update gate u, the reset gate r
 * and the candidate o:
 *
 * <pre>
 * u = sigmoid(x W_u + h RW_u + b_u)
 * r = sigmoid(x W_r + h RW_r + b_r)
 * o = tanh(x W_o + b_o + r * (h RW_o + b_ro))   reset after the product: PyTorch, cuDNN
 * o = tanh(x W_o + b_o + (r * h) RW_o)          reset before it: Keras with reset_after=False, the paper
 * h = u * h + (1 - u) * o
 * </pre>
 *
 * <p>Weights: {@code W [input, 3 * unit]} and {@code RW [unit, 3 * unit]}, column-major, {@code b [1, 4 * unit]} when
 * resetting after, else {@code [1, 3 * unit]}; blocks in the order u, r, o, and last the b_ro.
 *
 * <p>Input and output: axes {@code [example, channel or unit, step]}. Where a time mask is 0 the output is 0 and the
 * state starts anew.
 */
public final class GatedRecurrent extends BaseRecurrentLayer implements Parameterised {
    static final String INPUT_WEIGHTS = "W";
    static final String RECURRENT_WEIGHTS = "RW";
    static final String BIASES = "b";

    private static final long serialVersionUID = 1L;

    private final boolean resetAfter;

    /**
     * Gated recurrent units.
     *
     * @param units 1 or more
     * @param resetAfter whether the reset gate weighs the product of state and weights, not the state
     */
    public GatedRecurrent(int units, boolean resetAfter) {
        super(new Settings().nOut(units).activation(Activation.TANH));
        this.resetAfter = resetAfter;
    }

    /** Whether the reset gate weighs the product of state and weights (PyTorch, cuDNN), not the state. */
    public boolean isResetAfter() {
        return resetAfter;
    }

    @Override
    public List<Part> parts() {
        long units = getNOut();
        long inputs = getNIn();
        // The same ranges for the initial weights as DL4J's LSTM has.
        return List.of(
                Part.weights(INPUT_WEIGHTS, 'f', (double) units, (double) (inputs + units), inputs, 3 * units),
                Part.weights(RECURRENT_WEIGHTS, 'f', (double) units, (double) (inputs + units), units, 3 * units),
                Part.biases(BIASES, (resetAfter ? 4 : 3) * units));
    }

    @Override
    public ParamInitializer initializer() {
        return PartInitializer.INSTANCE;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray weights,
            boolean initialise,
            DataType type) {
        return NewLayer.with(weights, initialise, new GatedRecurrentComputation(conf, type), conf, listeners, index);
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return new LayerMemoryReport.Builder(getLayerName(), GatedRecurrent.class, input, getOutputType(0, input))
                .build();
    }

    @SuppressWarnings("unchecked") // as DL4J declares it
    private static final class Settings extends BaseRecurrentLayer.Builder<Settings> {
        @Override
        public GatedRecurrent build() {
            throw new UnsupportedOperationException("the constructor builds");
        }
    }
}
