package org.melograph.zoo.neural.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_ITER_C;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_ITER_C;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS_ITER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS_LAYER;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bytedeco.dnnl.global.dnnl.rnn_direction;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.rnn_primitive_desc_base;
import org.jspecify.annotations.Nullable;

/** A recurrent layer in one direction, from a zero state. Sequences lie as {@code [step, example, channel]}. */
final class Reading {
    /**
     * The weights of one.
     *
     * @param input {@code [gate, unit, channel]}
     * @param state {@code [gate, unit, unit]}
     * @param bias {@code [gate, unit]}
     */
    record Weights(Parameter input, Parameter state, Parameter bias) {}

    private final Assembly assembly;
    private final Cell cell;
    private final rnn_direction direction;
    private final Weights weights;
    private final Cell.Layouts layouts;
    private final rnn_primitive_desc_base plan;
    private final memory inputWeights;
    private final memory stateWeights;
    private final memory bias;
    private final memory zeroState;
    private final @Nullable memory workspace;
    private final memory input;
    private final memory output;
    private final NativeScope.Step forward;
    private NativeScope.@Nullable Step backward;
    private final List<MemorySegment> sums = new ArrayList<>();
    private final List<NativeScope.Step> after = new ArrayList<>();
    private final List<Runnable> sorting = new ArrayList<>();

    /**
     * A reading.
     *
     * @param backwards whether it begins at the last step
     * @param dims {@code step, example, channel, unit}
     * @param input what is read, without gaps
     * @param output where its states go, in the given layout {@code [step, example, unit]}
     */
    Reading(
            Assembly assembly,
            Cell cell,
            boolean backwards,
            Weights weights,
            long[] dims,
            memory input,
            memory.desc outputLayout,
            memory output) {
        this.assembly = assembly;
        this.cell = cell;
        this.weights = weights;
        this.input = input;
        this.output = output;
        direction = backwards ? rnn_direction.unidirectional_right2left : rnn_direction.unidirectional_left2right;
        long channels = dims[2];
        long units = dims[3];
        int gates = cell.gates();
        layouts = new Cell.Layouts(
                assembly.layout(memory.format_tag.tnc, dims[0], dims[1], channels),
                assembly.layout(memory.format_tag.ldnc, 1, 1, dims[1], units),
                assembly.layout(memory.format_tag.any, 1, 1, channels, gates, units),
                assembly.layout(memory.format_tag.any, 1, 1, units, gates, units),
                assembly.layout(memory.format_tag.ldgo, 1, 1, cell.biases(), units),
                outputLayout,
                assembly.own(new memory.desc()));
        plan = assembly.own(cell.forward(assembly, direction, layouts));

        inputWeights = sorted(weights.input(), cell.order(), plainWeights(channels, units));
        stateWeights = sorted(weights.state(), cell.order(), plainWeights(units, units));
        bias = sorted(weights.bias(), cell.biasOrder(), layouts.bias());
        MemorySegment zeros = assembly.lasting(layouts.state().get_size());
        zeros.fill((byte) 0);
        // Always given: without it oneDNN returns wrong gradients of the recurrent weights.
        zeroState = assembly.at(layouts.state(), zeros);
        workspace = assembly.keepsActivations() ? assembly.kept(assembly.own(plan.workspace_desc())) : null;
        forward = assembly.step(
                cell.forward(plan),
                plan,
                DNNL_ARG_SRC_LAYER,
                input,
                DNNL_ARG_SRC_ITER,
                zeroState,
                DNNL_ARG_WEIGHTS_LAYER,
                assembly.weights(inputWeights, assembly.own(plan.weights_layer_desc())),
                DNNL_ARG_WEIGHTS_ITER,
                assembly.weights(stateWeights, assembly.own(plan.weights_iter_desc())),
                DNNL_ARG_BIAS,
                bias,
                DNNL_ARG_DST_LAYER,
                output);
        if (cell.hasMemoryCell()) {
            forward.with(DNNL_ARG_SRC_ITER_C, zeroState);
        }
        if (workspace != null) {
            forward.with(DNNL_ARG_WORKSPACE, workspace);
        }
    }

    private memory.desc plainWeights(long inputs, long units) {
        return assembly.layout(memory.format_tag.ldgoi, 1, 1, inputs, cell.gates(), units);
    }

    /** Weights with their gates in oneDNN's order. */
    private memory sorted(Parameter parameter, GateOrder order, memory.desc layout) {
        if (order.isSame()) {
            return assembly.at(layout, parameter.values());
        }
        MemorySegment place = assembly.lasting(layout.get_size());
        assembly.onChangedWeights(() -> order.toNative(parameter.values(), place, layout.get_size()));
        return assembly.at(layout, place);
    }

    void forward() {
        OneDnn.alone(forward::run);
    }

    /**
     * Settles the backward pass.
     *
     * @param outputGradient in the layout of the output
     * @param inputGradient where the gradient of the input goes, without gaps
     */
    void prepareBackward(memory outputGradient, memory inputGradient) {
        rnn_primitive_desc_base back = assembly.own(cell.backward(assembly, direction, layouts, plan));
        memory ofState = assembly.passing(layouts.state());
        NativeScope.Step step = assembly.step(
                cell.backward(back),
                back,
                DNNL_ARG_SRC_LAYER,
                input,
                DNNL_ARG_SRC_ITER,
                zeroState,
                DNNL_ARG_WEIGHTS_LAYER,
                assembly.weights(inputWeights, assembly.own(back.weights_layer_desc())),
                DNNL_ARG_WEIGHTS_ITER,
                assembly.weights(stateWeights, assembly.own(back.weights_iter_desc())),
                DNNL_ARG_BIAS,
                bias,
                DNNL_ARG_DST_LAYER,
                output,
                DNNL_ARG_WORKSPACE,
                Objects.requireNonNull(workspace),
                DNNL_ARG_DIFF_DST_LAYER,
                outputGradient,
                DNNL_ARG_DIFF_SRC_LAYER,
                inputGradient,
                DNNL_ARG_DIFF_SRC_ITER,
                ofState,
                DNNL_ARG_DIFF_WEIGHTS_LAYER,
                sum(weights.input(), cell.order(), assembly.own(back.diff_weights_layer_desc()), inputWeights),
                DNNL_ARG_DIFF_WEIGHTS_ITER,
                sum(weights.state(), cell.order(), assembly.own(back.diff_weights_iter_desc()), stateWeights),
                DNNL_ARG_DIFF_BIAS,
                sum(weights.bias(), cell.biasOrder(), layouts.bias(), bias));
        if (cell.hasMemoryCell()) {
            step.with(DNNL_ARG_SRC_ITER_C, zeroState).with(DNNL_ARG_DIFF_SRC_ITER_C, assembly.passing(layouts.state()));
        }
        backward = step;
    }

    /** A place where oneDNN adds up the gradient of weights, and the way from there to DL4J's order. */
    private memory sum(Parameter parameter, GateOrder order, memory.desc given, memory plainWeights) {
        memory.desc plain = assembly.own(plainWeights.get_desc());
        boolean direct = Assembly.same(plain, given);
        if (direct && order.isSame()) {
            sums.add(parameter.gradient());
            return assembly.at(given, parameter.gradient());
        }
        MemorySegment place = assembly.passing(given.get_size());
        sums.add(place);
        memory sum = assembly.at(given, place);
        MemorySegment sorted = place;
        if (!direct) {
            sorted = order.isSame() ? parameter.gradient() : assembly.passing(plain.get_size());
            after.add(assembly.reorder(sum, assembly.at(plain, sorted)));
        }
        if (!order.isSame()) {
            MemorySegment inNativeOrder = sorted;
            sorting.add(() -> order.toStored(inNativeOrder, parameter.gradient(), plain.get_size()));
        }
        return sum;
    }

    void backward() {
        // oneDNN adds to what is there.
        for (MemorySegment sum : sums) {
            sum.fill((byte) 0);
        }
        OneDnn.alone(Objects.requireNonNull(backward)::run);
        after.forEach(NativeScope.Step::run);
        sorting.forEach(Runnable::run);
    }
}
