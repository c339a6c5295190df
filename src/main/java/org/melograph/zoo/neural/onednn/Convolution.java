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
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.jspecify.annotations.Nullable;

/** A convolution over a sequence or a picture, with max(0, x) behind it where that follows. */
final class Convolution implements Operation {
    private final Assembly assembly;
    private final Signal input;
    private final memory weights;
    private final memory weightGradient;
    private final @Nullable Parameter bias;
    private final ConvolutionPlans plans;
    private final memory seen;
    private final Signal output;
    private final @Nullable Rectifier rectifier;
    private final List<NativeScope.Step> forward = new ArrayList<>();
    private final List<NativeScope.Step> backward = new ArrayList<>();

    /**
     * A convolution.
     *
     * @param weights in DL4J's order: {@code [filter, channel, row, column]} for pictures, {@code [step, channel, filter]}
     *     for sequences
     * @param bias one for each filter, or null
     * @param rectified whether max(0, x) follows
     */
    Convolution(
            Assembly assembly,
            Signal input,
            int filters,
            Window window,
            Parameter weights,
            @Nullable Parameter bias,
            boolean rectified) {
        this.assembly = assembly;
        this.input = input;
        this.bias = bias;
        memory.desc layoutOfWeights = plainWeights(assembly, input, filters, window);
        this.weights = assembly.at(layoutOfWeights, weights.values());
        this.weightGradient = assembly.at(layoutOfWeights, weights.gradient());

        post_ops after = new post_ops();
        if (rectified) {
            after.append_eltwise(algorithm.eltwise_relu, 0, 0);
        }
        long[] dims = window.output(input.dims(), filters);
        plans = new ConvolutionPlans(
                assembly,
                window,
                inputLayout(),
                anyWeights(filters, window.size()),
                biases(filters),
                outputLayout(dims),
                after);
        convolution_forward.primitive_desc plan = plans.forward();
        seen = assembly.converted(input, assembly.own(plan.src_desc()), forward);
        Lengths lengths = input.lengths();
        output = assembly.signal(
                dims,
                plan.dst_desc(),
                lengths == null ? null : window.after(lengths, dims[2]),
                true,
                rectified || !assembly.keepsActivations());
        rectifier = rectified ? new Rectifier(assembly, output) : null;
        NativeScope.Step step = assembly.step(
                new convolution_forward(plan),
                plan,
                DNNL_ARG_SRC,
                seen,
                DNNL_ARG_WEIGHTS,
                assembly.weights(this.weights, assembly.own(plan.weights_desc())),
                DNNL_ARG_DST,
                output.data());
        forward.add(bias == null ? step : step.with(DNNL_ARG_BIAS, assembly.at(biases(filters), bias.values())));
    }

    private static memory.desc plainWeights(Assembly assembly, Signal input, int filters, Window window) {
        long channels = input.channels();
        long[] size = window.size();
        return input.rank() == 3
                ? assembly.strided(new long[] {filters, channels, size[0]}, 1, filters, filters * channels)
                : assembly.layout(memory.format_tag.oihw, filters, channels, size[0], size[1]);
    }

    private memory.desc inputLayout() {
        return input.rank() == 3
                ? assembly.byExample(input.examples(), input.channels(), input.steps())
                : assembly.layout(memory.format_tag.any, input.dims());
    }

    private memory.desc outputLayout(long[] dims) {
        return dims.length == 3
                ? assembly.byExample(dims[0], dims[1], dims[2])
                : assembly.layout(memory.format_tag.any, dims);
    }

    private memory.desc anyWeights(long filters, long[] size) {
        long channels = input.channels();
        return size.length == 1
                ? assembly.layout(memory.format_tag.any, filters, channels, size[0])
                : assembly.layout(memory.format_tag.any, filters, channels, size[0], size[1]);
    }

    private memory.desc biases(long filters) {
        return bias == null ? assembly.own(new memory.desc()) : assembly.layout(memory.format_tag.x, filters);
    }

    Signal output() {
        return output;
    }

    @Override
    public void forward() {
        forward.forEach(NativeScope.Step::run);
        Padding.clear(output);
    }

    @Override
    public void prepareBackward() {
        int filters = output.channels();
        if (rectifier != null) {
            rectifier.prepareBackward();
        }
        convolution_backward_weights.primitive_desc ofWeights = plans.ofWeights();
        List<NativeScope.Step> after = new ArrayList<>();
        NativeScope.Step step = assembly.step(
                new convolution_backward_weights(ofWeights),
                ofWeights,
                DNNL_ARG_SRC,
                seen,
                DNNL_ARG_DIFF_DST,
                output.gradient(),
                DNNL_ARG_DIFF_WEIGHTS,
                assembly.weightGradient(weightGradient, assembly.own(ofWeights.diff_weights_desc()), after));
        backward.add(
                bias == null ? step : step.with(DNNL_ARG_DIFF_BIAS, assembly.at(biases(filters), bias.gradient())));
        backward.addAll(after);
        if (input.needsGradient()) {
            prepareInputGradient();
        }
    }

    private void prepareInputGradient() {
        convolution_backward_data.primitive_desc ofInput = plans.ofInput();
        memory gradient = assembly.gradient(input);
        memory.desc given = assembly.own(ofInput.diff_src_desc());
        boolean direct = Assembly.same(given, input.layout());
        memory inside = direct ? gradient : assembly.passing(given);
        backward.add(assembly.step(
                new convolution_backward_data(ofInput),
                ofInput,
                DNNL_ARG_DIFF_DST,
                output.gradient(),
                DNNL_ARG_WEIGHTS,
                assembly.weights(weights, assembly.own(ofInput.weights_desc())),
                DNNL_ARG_DIFF_SRC,
                inside));
        if (!direct) {
            backward.add(assembly.reorder(inside, gradient));
        }
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
