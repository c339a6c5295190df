package org.melograph.zoo.neural.onednn;

import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.global.dnnl.rnn_direction;
import org.bytedeco.dnnl.gru_backward;
import org.bytedeco.dnnl.gru_forward;
import org.bytedeco.dnnl.lbr_gru_backward;
import org.bytedeco.dnnl.lbr_gru_forward;
import org.bytedeco.dnnl.lstm_backward;
import org.bytedeco.dnnl.lstm_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.rnn_primitive_desc_base;

/** The recurrent cells, and how oneDNN makes each. */
enum Cell {
    /** Sigmoid gates, tanh, no peepholes, one bias. */
    LSTM(GateOrder.LSTM, GateOrder.LSTM, 4, 4, true) {
        @Override
        rnn_primitive_desc_base forward(Assembly assembly, rnn_direction direction, Layouts at) {
            return new lstm_forward.primitive_desc(
                    OneDnn.engine(),
                    kind(assembly),
                    direction,
                    at.input(),
                    at.state(),
                    at.state(),
                    at.inputWeights(),
                    at.stateWeights(),
                    at.bias(),
                    at.output(),
                    at.none(),
                    at.none(),
                    assembly.attributes(),
                    false);
        }

        @Override
        rnn_primitive_desc_base backward(
                Assembly assembly, rnn_direction direction, Layouts at, rnn_primitive_desc_base forward) {
            return new lstm_backward.primitive_desc(
                    OneDnn.engine(),
                    prop_kind.backward,
                    direction,
                    at.input(),
                    at.state(),
                    at.state(),
                    at.inputWeights(),
                    at.stateWeights(),
                    at.bias(),
                    at.output(),
                    at.none(),
                    at.none(),
                    at.input(),
                    at.state(),
                    at.state(),
                    at.inputWeights(),
                    at.stateWeights(),
                    at.bias(),
                    at.output(),
                    at.none(),
                    at.none(),
                    (lstm_forward.primitive_desc) forward,
                    assembly.attributes(),
                    false);
        }

        @Override
        primitive forward(rnn_primitive_desc_base plan) {
            return new lstm_forward((lstm_forward.primitive_desc) plan);
        }

        @Override
        primitive backward(rnn_primitive_desc_base plan) {
            return new lstm_backward((lstm_backward.primitive_desc) plan);
        }
    },
    /** The reset gate is applied to the state before the product, as in Keras with reset_after=False. */
    GRU_RESET_BEFORE(GateOrder.GRU, GateOrder.GRU, 3, 3, false) {
        @Override
        rnn_primitive_desc_base forward(Assembly assembly, rnn_direction direction, Layouts at) {
            return new gru_forward.primitive_desc(
                    OneDnn.engine(),
                    kind(assembly),
                    direction,
                    at.input(),
                    at.state(),
                    at.inputWeights(),
                    at.stateWeights(),
                    at.bias(),
                    at.output(),
                    at.none(),
                    assembly.attributes(),
                    false);
        }

        @Override
        rnn_primitive_desc_base backward(
                Assembly assembly, rnn_direction direction, Layouts at, rnn_primitive_desc_base forward) {
            return new gru_backward.primitive_desc(
                    OneDnn.engine(),
                    prop_kind.backward,
                    direction,
                    at.input(),
                    at.state(),
                    at.inputWeights(),
                    at.stateWeights(),
                    at.bias(),
                    at.output(),
                    at.none(),
                    at.input(),
                    at.state(),
                    at.inputWeights(),
                    at.stateWeights(),
                    at.bias(),
                    at.output(),
                    at.none(),
                    (gru_forward.primitive_desc) forward,
                    assembly.attributes(),
                    false);
        }

        @Override
        primitive forward(rnn_primitive_desc_base plan) {
            return new gru_forward((gru_forward.primitive_desc) plan);
        }

        @Override
        primitive backward(rnn_primitive_desc_base plan) {
            return new gru_backward((gru_backward.primitive_desc) plan);
        }
    },
    /** The reset gate is applied to the product, as in PyTorch and cuDNN; the product has a bias of its own. */
    GRU_RESET_AFTER(GateOrder.GRU, GateOrder.GRU_BIAS, 3, 4, false) {
        @Override
        rnn_primitive_desc_base forward(Assembly assembly, rnn_direction direction, Layouts at) {
            return new lbr_gru_forward.primitive_desc(
                    OneDnn.engine(),
                    kind(assembly),
                    direction,
                    at.input(),
                    at.state(),
                    at.inputWeights(),
                    at.stateWeights(),
                    at.bias(),
                    at.output(),
                    at.none(),
                    assembly.attributes(),
                    false);
        }

        @Override
        rnn_primitive_desc_base backward(
                Assembly assembly, rnn_direction direction, Layouts at, rnn_primitive_desc_base forward) {
            return new lbr_gru_backward.primitive_desc(
                    OneDnn.engine(),
                    prop_kind.backward,
                    direction,
                    at.input(),
                    at.state(),
                    at.inputWeights(),
                    at.stateWeights(),
                    at.bias(),
                    at.output(),
                    at.none(),
                    at.input(),
                    at.state(),
                    at.inputWeights(),
                    at.stateWeights(),
                    at.bias(),
                    at.output(),
                    at.none(),
                    (lbr_gru_forward.primitive_desc) forward,
                    assembly.attributes(),
                    false);
        }

        @Override
        primitive forward(rnn_primitive_desc_base plan) {
            return new lbr_gru_forward((lbr_gru_forward.primitive_desc) plan);
        }

        @Override
        primitive backward(rnn_primitive_desc_base plan) {
            return new lbr_gru_backward((lbr_gru_backward.primitive_desc) plan);
        }
    };

    /**
     * The layouts a cell is made with.
     *
     * @param input {@code [step, example, channel]}
     * @param state {@code [1, 1, example, unit]}
     * @param inputWeights {@code [1, 1, channel, gate, unit]}
     * @param stateWeights {@code [1, 1, unit, gate, unit]}
     * @param bias {@code [1, 1, gate, unit]}
     * @param output {@code [step, example, unit]}
     * @param none nothing: the last state is not asked for
     */
    record Layouts(
            memory.desc input,
            memory.desc state,
            memory.desc inputWeights,
            memory.desc stateWeights,
            memory.desc bias,
            memory.desc output,
            memory.desc none) {}

    private final GateOrder order;
    private final GateOrder biasOrder;
    private final int gates;
    private final int biases;
    private final boolean memoryCell;

    Cell(GateOrder order, GateOrder biasOrder, int gates, int biases, boolean memoryCell) {
        this.order = order;
        this.biasOrder = biasOrder;
        this.gates = gates;
        this.biases = biases;
        this.memoryCell = memoryCell;
    }

    abstract rnn_primitive_desc_base forward(Assembly assembly, rnn_direction direction, Layouts at);

    abstract rnn_primitive_desc_base backward(
            Assembly assembly, rnn_direction direction, Layouts at, rnn_primitive_desc_base forward);

    abstract primitive forward(rnn_primitive_desc_base plan);

    abstract primitive backward(rnn_primitive_desc_base plan);

    private static prop_kind kind(Assembly assembly) {
        return assembly.keepsActivations() ? prop_kind.forward_training : prop_kind.forward_inference;
    }

    GateOrder order() {
        return order;
    }

    GateOrder biasOrder() {
        return biasOrder;
    }

    int gates() {
        return gates;
    }

    /** Blocks of bias. */
    int biases() {
        return biases;
    }

    /** Whether there is a second state beside the output. */
    boolean hasMemoryCell() {
        return memoryCell;
    }
}
