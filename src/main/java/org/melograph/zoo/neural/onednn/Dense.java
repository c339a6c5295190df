package org.melograph.zoo.neural.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.jspecify.annotations.Nullable;

/** A fully connected layer over a vector, or over each step of a sequence, with max(0, x) behind it where that follows. */
final class Dense implements Operation {
    private final Assembly assembly;
    private final Signal input;
    private final long rows;
    private final int units;
    private final Parameter weights;
    private final Parameter bias;
    private final inner_product_forward.primitive_desc plan;
    private final Signal output;
    private final @Nullable Rectifier rectifier;
    private final NativeScope.Step forward;
    private final List<NativeScope.Step> backward = new ArrayList<>();

    /**
     * A layer.
     *
     * @param weights in DL4J's order, {@code [unit, channel]}
     * @param rectified whether max(0, x) follows
     */
    Dense(Assembly assembly, Signal input, int units, Parameter weights, Parameter bias, boolean rectified) {
        this.assembly = assembly;
        this.input = input;
        this.rows = (long) input.examples() * input.steps();
        this.units = units;
        this.weights = weights;
        this.bias = bias;
        post_ops after = new post_ops();
        if (rectified) {
            after.append_eltwise(algorithm.eltwise_relu, 0, 0);
        }
        plan = assembly.own(new inner_product_forward.primitive_desc(
                OneDnn.engine(),
                assembly.keepsActivations() ? prop_kind.forward_training : prop_kind.forward_inference,
                rowsOf(input.channels()),
                assembly.layout(memory.format_tag.any, units, input.channels()),
                biases(),
                rowsOf(units),
                assembly.attributes(after),
                false));
        long[] dims = input.dims();
        dims[1] = units;
        output = assembly.signal(
                dims, outputLayout(dims), input.lengths(), true, rectified || !assembly.keepsActivations());
        rectifier = rectified ? new Rectifier(assembly, output) : null;
        forward = assembly.step(
                new inner_product_forward(plan),
                plan,
                DNNL_ARG_SRC,
                assembly.at(rowsOf(input.channels()), input.values()),
                DNNL_ARG_WEIGHTS,
                assembly.weights(plainWeights(weights.values()), assembly.own(plan.weights_desc())),
                DNNL_ARG_BIAS,
                assembly.at(biases(), bias.values()),
                DNNL_ARG_DST,
                assembly.at(rowsOf(units), output.values()));
    }

    private memory.desc outputLayout(long[] dims) {
        if (dims.length == 2) {
            return assembly.layout(memory.format_tag.nc, dims);
        }
        return input.exampleStride() > input.stepStride()
                ? assembly.byExample(dims[0], dims[1], dims[2])
                : assembly.byStep(dims[0], dims[1], dims[2]);
    }

    private memory.desc rowsOf(long width) {
        return assembly.layout(memory.format_tag.nc, rows, width);
    }

    private memory.desc biases() {
        return assembly.layout(memory.format_tag.x, units);
    }

    private memory plainWeights(java.lang.foreign.MemorySegment place) {
        return assembly.at(assembly.layout(memory.format_tag.oi, units, input.channels()), place);
    }

    Signal output() {
        return output;
    }

    @Override
    public void forward() {
        forward.run();
        Padding.clear(output);
    }

    @Override
    public void prepareBackward() {
        if (rectifier != null) {
            rectifier.prepareBackward();
        }
        inner_product_backward_weights.primitive_desc ofWeights =
                assembly.own(new inner_product_backward_weights.primitive_desc(
                        OneDnn.engine(),
                        rowsOf(input.channels()),
                        assembly.layout(memory.format_tag.any, units, input.channels()),
                        biases(),
                        rowsOf(units),
                        plan,
                        assembly.attributes(),
                        false));
        memory outputGradient = assembly.at(rowsOf(units), output.gradientValues());
        List<NativeScope.Step> after = new ArrayList<>();
        backward.add(assembly.step(
                new inner_product_backward_weights(ofWeights),
                ofWeights,
                DNNL_ARG_SRC,
                assembly.at(rowsOf(input.channels()), input.values()),
                DNNL_ARG_DIFF_DST,
                outputGradient,
                DNNL_ARG_DIFF_WEIGHTS,
                assembly.weightGradient(
                        plainWeights(weights.gradient()), assembly.own(ofWeights.diff_weights_desc()), after),
                DNNL_ARG_DIFF_BIAS,
                assembly.at(biases(), bias.gradient())));
        backward.addAll(after);
        if (!input.needsGradient()) {
            return;
        }
        inner_product_backward_data.primitive_desc ofInput =
                assembly.own(new inner_product_backward_data.primitive_desc(
                        OneDnn.engine(),
                        rowsOf(input.channels()),
                        assembly.layout(memory.format_tag.any, units, input.channels()),
                        rowsOf(units),
                        plan,
                        assembly.attributes(),
                        false));
        assembly.gradient(input);
        backward.add(assembly.step(
                new inner_product_backward_data(ofInput),
                ofInput,
                DNNL_ARG_DIFF_DST,
                outputGradient,
                DNNL_ARG_WEIGHTS,
                assembly.weights(plainWeights(weights.values()), assembly.own(ofInput.weights_desc())),
                DNNL_ARG_DIFF_SRC,
                assembly.at(rowsOf(input.channels()), input.gradientValues())));
    }

    @Override
    public void backward() {
        if (rectifier != null) {
            rectifier.backward();
        }
        Padding.clearGradient(output);
        backward.forEach(NativeScope.Step::run);
    }
}
