package org.melograph.zoo.neural.layer;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.FwdPassReturn;
import org.deeplearning4j.nn.layers.recurrent.LSTMHelpers;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's LSTM that leaves padding out: DL4J's own is never told of the time mask in a graph, so that reading backwards
 * begins in the padding. Sigmoid gates, tanh, the forget gate open at first, one bias and no peepholes, as in Keras.
 *
 * <p>Weights as DL4J has them: {@code W [channel, 4 * unit]} and {@code RW [unit, 4 * unit]}, column-major, {@code b
 * [4 * unit]}; blocks in the order candidate, forget gate, output gate, input gate.
 *
 * <p>Input and output: axes {@code [example, channel or unit, step]}. Padding, which stands at one end of a sequence, gives
 * 0 and the state begins behind it.
 */
public final class SequenceLstm extends LSTM {
    private static final long serialVersionUID = 1L;

    /**
     * An LSTM.
     *
     * @param units 1 or more
     */
    public SequenceLstm(int units) {
        setNOut(units);
        setActivationFn(Activation.TANH.getActivationFunction());
        setGateActivationFn(Activation.SIGMOID.getActivationFunction());
        setForgetGateBiasInit(1);
        setRnnDataFormat(RNNFormat.NCW);
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

    private static final class Computation extends org.deeplearning4j.nn.layers.recurrent.LSTM {
        private static final long serialVersionUID = 1L;

        Computation(NeuralNetConfiguration conf, DataType type) {
            super(conf, type);
        }

        @Override
        public Pair<@Nullable INDArray, MaskState> feedForwardMaskArray(
                @Nullable INDArray mask, MaskState state, int examples) {
            maskArray = mask == null ? null : mask.castTo(dataType);
            return new Pair<>(mask, MaskState.Passthrough);
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray errors, LayerWorkspaceMgr workspaces) {
            if (maskArray == null) {
                return super.backpropGradient(errors, workspaces);
            }
            assertInputSet(true);
            // As DL4J's, which keeps the mask from its own helper.
            FwdPassReturn reading = LSTMHelpers.activateHelper(
                    this,
                    conf,
                    layerConf().getGateActivationFn(),
                    input,
                    getParam(LSTMParamInitializer.RECURRENT_WEIGHT_KEY),
                    getParam(LSTMParamInitializer.INPUT_WEIGHT_KEY),
                    getParam(LSTMParamInitializer.BIAS_KEY),
                    true,
                    null,
                    null,
                    true,
                    true,
                    LSTMParamInitializer.INPUT_WEIGHT_KEY,
                    maskArray,
                    false,
                    null,
                    CacheMode.NONE,
                    workspaces,
                    true);
            return LSTMHelpers.backpropGradientHelper(
                    this,
                    conf,
                    layerConf().getGateActivationFn(),
                    input,
                    getParam(LSTMParamInitializer.RECURRENT_WEIGHT_KEY),
                    getParam(LSTMParamInitializer.INPUT_WEIGHT_KEY),
                    errors.mul(TimeMask.of(maskArray, errors)),
                    false,
                    -1,
                    reading,
                    true,
                    LSTMParamInitializer.INPUT_WEIGHT_KEY,
                    LSTMParamInitializer.RECURRENT_WEIGHT_KEY,
                    LSTMParamInitializer.BIAS_KEY,
                    gradientViews,
                    maskArray,
                    false,
                    null,
                    workspaces,
                    true);
        }
    }
}
