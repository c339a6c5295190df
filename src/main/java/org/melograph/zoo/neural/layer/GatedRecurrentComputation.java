package org.melograph.zoo.neural.layer;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Objects;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * {@link GatedRecurrent} step by step. Inside, time and example are one axis of rows, time outermost: products with the
 * input's weights are one for all steps, and a step is a stretch of rows.
 */
final class GatedRecurrentComputation extends BaseRecurrentLayer<GatedRecurrent> {
    private static final long serialVersionUID = 1L;

    private static final String STATE = "state";

    GatedRecurrentComputation(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    /**
     * What a reading came to.
     *
     * @param x the input, {@code [step * example, channel]}
     * @param states before the first step and after each, {@code [(1 + step) * example, unit]}
     * @param update the gate u, {@code [step * example, unit]}
     * @param reset the gate r
     * @param candidate the o
     * @param recurrent what the reset gate weighs: {@code h RW_o + b_ro} when resetting after, else {@code h}
     */
    private record Reading(
            INDArray x, INDArray states, INDArray update, INDArray reset, INDArray candidate, INDArray recurrent) {}

    private INDArray weights(String name) {
        return Objects.requireNonNull(getParam(name), name);
    }

    private INDArray gradient(String name) {
        return Objects.requireNonNull(gradientViews.get(name), name);
    }

    private Reading read(@Nullable INDArray start) {
        assertInputSet(false);
        boolean after = layerConf().isResetAfter();
        long examples = input.size(0);
        long steps = input.size(2);
        long units = layerConf().getNOut();
        INDArray recurrentWeights = weights(GatedRecurrent.RECURRENT_WEIGHTS);
        INDArray gateWeights = columns(recurrentWeights, 0, 2 * units);
        INDArray candidateWeights = columns(recurrentWeights, 2 * units, 3 * units);
        INDArray biases = weights(GatedRecurrent.BIASES);

        INDArray x = rows(input);
        INDArray fromInput = x.mmul(weights(GatedRecurrent.INPUT_WEIGHTS)).addiRowVector(columns(biases, 0, 3 * units));
        Reading reading = new Reading(
                x,
                zeros((1 + steps) * examples, units),
                zeros(steps * examples, units),
                zeros(steps * examples, units),
                zeros(steps * examples, units),
                zeros(steps * examples, units));
        if (start != null) {
            step(reading.states, 0).assign(start);
        }
        for (long t = 0; t < steps; t++) {
            INDArray before = step(reading.states, t);
            INDArray here = step(fromInput, t);
            INDArray gates = Transforms.sigmoid(before.mmul(gateWeights).addi(columns(here, 0, 2 * units)), false);
            INDArray update = columns(gates, 0, units);
            INDArray reset = columns(gates, units, 2 * units);
            INDArray recurrent =
                    after ? before.mmul(candidateWeights).addiRowVector(columns(biases, 3 * units, 4 * units)) : before;
            INDArray weighed = recurrent.mul(reset);
            INDArray candidate = Transforms.tanh(
                    (after ? weighed : weighed.mmul(candidateWeights)).addi(columns(here, 2 * units, 3 * units)),
                    false);
            INDArray state = before.sub(candidate).muli(update).addi(candidate);
            if (maskArray != null) {
                state.muliColumnVector(mask(t));
            }
            step(reading.states, t + 1).assign(state);
            step(reading.update, t).assign(update);
            step(reading.reset, t).assign(reset);
            step(reading.candidate, t).assign(candidate);
            step(reading.recurrent, t).assign(recurrent);
        }
        return reading;
    }

    /** The states after each step, {@code [example, unit, step]}. */
    private INDArray output(Reading reading, LayerWorkspaceMgr workspaces) {
        long examples = input.size(0);
        long steps = input.size(2);
        long units = layerConf().getNOut();
        INDArray output = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS, input.dataType(), new long[] {examples, units, steps}, 'f');
        INDArray states = reading.states.get(interval(examples, (1 + steps) * examples), all());
        return output.assign(states.reshape(steps, examples, units).permute(1, 2, 0));
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        return output(read(null), workspaces);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray errors, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        boolean after = layerConf().isResetAfter();
        long examples = input.size(0);
        long steps = input.size(2);
        long units = layerConf().getNOut();
        INDArray recurrentWeights = weights(GatedRecurrent.RECURRENT_WEIGHTS);
        INDArray gateWeights = columns(recurrentWeights, 0, 2 * units);
        INDArray candidateWeights = columns(recurrentWeights, 2 * units, 3 * units);

        // Read again: DL4J gives no place that outlives the forward pass.
        Reading reading = read(null);
        INDArray outside = rows(errors);
        // Errors before sigmoid and tanh, and before the reset gate's product.
        INDArray inner = zeros(steps * examples, 3 * units);
        INDArray recurrent = zeros(steps * examples, units);
        INDArray later = zeros(examples, units);
        for (long t = steps - 1; t >= 0; t--) {
            INDArray before = step(reading.states, t);
            INDArray update = step(reading.update, t);
            INDArray reset = step(reading.reset, t);
            INDArray candidate = step(reading.candidate, t);
            INDArray error = later.addi(step(outside, t));
            if (maskArray != null) {
                error.muliColumnVector(mask(t));
            }
            INDArray ofUpdate = before.sub(candidate).muli(error).muli(slope(update));
            INDArray ofCandidate =
                    update.rsub(1).muli(error).muli(candidate.mul(candidate).rsubi(1));
            INDArray ofWeighed = after ? ofCandidate : ofCandidate.mmul(candidateWeights.transpose());
            INDArray ofReset = step(reading.recurrent, t).mul(ofWeighed).muli(slope(reset));
            INDArray ofRecurrent = ofWeighed.mul(reset);
            INDArray ofGates = Nd4j.hstack(ofUpdate, ofReset);
            later = error.mul(update).addi(ofGates.mmul(gateWeights.transpose()));
            later.addi(after ? ofRecurrent.mmul(candidateWeights.transpose()) : ofRecurrent);
            INDArray here = step(inner, t);
            columns(here, 0, 2 * units).assign(ofGates);
            columns(here, 2 * units, 3 * units).assign(ofCandidate);
            step(recurrent, t).assign(ofRecurrent);
        }

        INDArray befores = reading.states.get(interval(0, steps * examples), all());
        gradient(GatedRecurrent.INPUT_WEIGHTS).assign(reading.x.transpose().mmul(inner));
        INDArray ofRecurrentWeights = gradient(GatedRecurrent.RECURRENT_WEIGHTS);
        columns(ofRecurrentWeights, 0, 2 * units).assign(befores.transpose().mmul(columns(inner, 0, 2 * units)));
        columns(ofRecurrentWeights, 2 * units, 3 * units)
                .assign(
                        after
                                ? befores.transpose().mmul(recurrent)
                                : befores.mul(reading.reset).transpose().mmul(columns(inner, 2 * units, 3 * units)));
        INDArray ofBiases = gradient(GatedRecurrent.BIASES);
        columns(ofBiases, 0, 3 * units).assign(inner.sum(true, 0));
        if (after) {
            columns(ofBiases, 3 * units, 4 * units).assign(recurrent.sum(true, 0));
        }
        INDArray back = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, input.dataType(), input.shape(), 'f');
        back.assign(inner.mmul(weights(GatedRecurrent.INPUT_WEIGHTS).transpose())
                .reshape(steps, examples, input.size(1))
                .permute(1, 2, 0));

        Gradient gradient = new DefaultGradient(gradientsFlattened);
        layerConf().parts().forEach(part -> gradient.setGradientFor(part.name(), gradient(part.name())));
        return new Pair<>(gradient, back);
    }

    /** The slope of the sigmoid where its value is known. */
    private static INDArray slope(INDArray sigmoid) {
        return sigmoid.rsub(1).muli(sigmoid);
    }

    /** Axes {@code [example, channel, step]} as {@code [step * example, channel]}, copied. */
    private static INDArray rows(INDArray sequence) {
        return sequence.permute(2, 0, 1).dup('c').reshape('c', sequence.size(2) * sequence.size(0), sequence.size(1));
    }

    private INDArray step(INDArray rows, long t) {
        long examples = input.size(0);
        return rows.get(interval(t * examples, (t + 1) * examples), all());
    }

    private static INDArray columns(INDArray matrix, long from, long to) {
        return matrix.get(all(), interval(from, to));
    }

    private INDArray zeros(long rows, long columns) {
        return Nd4j.create(input.dataType(), new long[] {rows, columns}, 'c');
    }

    /** Which examples have a step, {@code [example, 1]}. */
    private INDArray mask(long t) {
        return columns(maskArray, t, t + 1).castTo(input.dataType());
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int examples) {
        maskArray = mask;
        return new Pair<>(mask, MaskState.Passthrough);
    }

    /** Reads on from where the last call ended. */
    @Override
    public INDArray rnnTimeStep(INDArray next, LayerWorkspaceMgr workspaces) {
        setInput(next, workspaces);
        Reading reading = read(stateMap.get(STATE));
        stateMap.put(STATE, step(reading.states, next.size(2)).dup().detach());
        return output(reading, workspaces);
    }

    @Override
    public INDArray rnnActivateUsingStoredState(
            INDArray next, boolean training, boolean keep, LayerWorkspaceMgr workspaces) {
        throw new UnsupportedOperationException("sequences are learnt whole");
    }

    @Override
    public Pair<Gradient, INDArray> tbpttBackpropGradient(INDArray errors, int length, LayerWorkspaceMgr workspaces) {
        throw new UnsupportedOperationException("sequences are learnt whole");
    }

    @Override
    public Type type() {
        return Type.RECURRENT;
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }
}
