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
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A two-dimensional convolution of one shape, forward and backward. Arrays are row-major; oneDNN's own layouts, which are
 * what makes it fast, stay inside.
 */
final class ConvolutionKernel implements NativeKernel {
    /**
     * What a kernel depends on.
     *
     * @param input the shape of the input
     * @param filters channels of the output
     * @param kernel rows and columns of the filters
     * @param padding rows and columns of zeros before the input; {@code after} behind it
     * @param bias whether each filter has one
     * @param training whether a backward pass follows
     * @param inputGradient whether it is asked for the gradient of the input
     */
    record Shape(
            Arrays4d.Size input,
            int filters,
            Pair kernel,
            Pair stride,
            Pair dilation,
            Pair padding,
            Pair after,
            boolean bias,
            boolean training,
            boolean inputGradient) {

        Arrays4d.Size output() {
            return new Arrays4d.Size(
                    input.examples(),
                    filters,
                    length(input.rows(), kernel.rows, stride.rows, dilation.rows, padding.rows + after.rows),
                    length(
                            input.columns(),
                            kernel.columns,
                            stride.columns,
                            dilation.columns,
                            padding.columns + after.columns));
        }

        private static int length(int size, int kernel, int stride, int dilation, int padding) {
            return (size + padding - ((kernel - 1) * dilation + 1)) / stride + 1;
        }
    }

    /** A number for the rows and one for the columns. */
    record Pair(int rows, int columns) {
        long[] dims() {
            return new long[] {rows, columns};
        }

        /** oneDNN counts the gaps between taps, 0 for a dense filter. */
        long[] gaps() {
            return new long[] {rows - 1L, columns - 1L};
        }
    }

    private final NativeScope scope = new NativeScope();
    private final List<NativeScope.Step> forward = new ArrayList<>();
    private final List<NativeScope.Step> backward = new ArrayList<>();
    private final memory input;
    private final memory weights;
    private final memory bias;
    private final memory output;
    private @Nullable memory outputGradient;
    private @Nullable memory weightGradient;
    private @Nullable memory biasGradient;
    private @Nullable memory inputGradient;

    ConvolutionKernel(Shape shape) {
        long[] in = shape.input().dims();
        long[] out = shape.output().dims();
        long[] filters = {
            shape.filters(),
            shape.input().channels(),
            shape.kernel().rows(),
            shape.kernel().columns()
        };
        long[] stride = shape.stride().dims();
        long[] gaps = shape.dilation().gaps();
        long[] before = shape.padding().dims();
        long[] after = shape.after().dims();
        memory.desc anyIn = layout(in, memory.format_tag.any);
        memory.desc anyOut = layout(out, memory.format_tag.any);
        memory.desc anyFilters = layout(filters, memory.format_tag.any);
        memory.desc biases =
                shape.bias() ? layout(new long[] {shape.filters()}, memory.format_tag.x) : scope.own(new memory.desc());

        convolution_forward.primitive_desc plan = scope.own(new convolution_forward.primitive_desc(
                OneDnn.engine(),
                shape.training() ? prop_kind.forward_training : prop_kind.forward_inference,
                algorithm.convolution_direct,
                anyIn,
                anyFilters,
                biases,
                anyOut,
                stride,
                gaps,
                before,
                after));
        input = scope.borrowed(layout(in, memory.format_tag.nchw));
        weights = scope.borrowed(layout(filters, memory.format_tag.oihw));
        bias = scope.borrowed(layout(new long[] {shape.filters()}, memory.format_tag.x));
        output = scope.borrowed(layout(out, memory.format_tag.nchw));
        memory inputInside = taken(input, plan.src_desc(), forward);
        memory weightsInside = taken(weights, plan.weights_desc(), forward);
        List<NativeScope.Step> last = new ArrayList<>();
        memory outputInside = given(output, plan.dst_desc(), last);
        NativeScope.Step step = scope.step(
                new convolution_forward(plan),
                DNNL_ARG_SRC,
                inputInside,
                DNNL_ARG_WEIGHTS,
                weightsInside,
                DNNL_ARG_DST,
                outputInside);
        forward.add(shape.bias() ? step.with(DNNL_ARG_BIAS, bias) : step);
        forward.addAll(last);
        if (!shape.training()) {
            return;
        }

        memory outGradient = scope.borrowed(layout(out, memory.format_tag.nchw));
        memory filterGradient = scope.borrowed(layout(filters, memory.format_tag.oihw));
        memory biasesGradient = scope.borrowed(layout(new long[] {shape.filters()}, memory.format_tag.x));
        outputGradient = outGradient;
        weightGradient = filterGradient;
        biasGradient = biasesGradient;
        convolution_backward_weights.primitive_desc ofWeights =
                scope.own(new convolution_backward_weights.primitive_desc(
                        OneDnn.engine(),
                        algorithm.convolution_direct,
                        anyIn,
                        anyFilters,
                        biases,
                        anyOut,
                        stride,
                        gaps,
                        before,
                        after,
                        plan));
        memory gradientInside = taken(outGradient, ofWeights.diff_dst_desc(), backward);
        memory seen = taken(inputInside, ofWeights.src_desc(), backward);
        List<NativeScope.Step> lastOfWeights = new ArrayList<>();
        memory weightGradientInside = given(filterGradient, ofWeights.diff_weights_desc(), lastOfWeights);
        NativeScope.Step stepOfWeights = scope.step(
                new convolution_backward_weights(ofWeights),
                DNNL_ARG_SRC,
                seen,
                DNNL_ARG_DIFF_DST,
                gradientInside,
                DNNL_ARG_DIFF_WEIGHTS,
                weightGradientInside);
        backward.add(shape.bias() ? stepOfWeights.with(DNNL_ARG_DIFF_BIAS, biasesGradient) : stepOfWeights);
        backward.addAll(lastOfWeights);
        if (!shape.inputGradient()) {
            return;
        }

        memory inGradient = scope.borrowed(layout(in, memory.format_tag.nchw));
        inputGradient = inGradient;
        convolution_backward_data.primitive_desc ofInput = scope.own(new convolution_backward_data.primitive_desc(
                OneDnn.engine(),
                algorithm.convolution_direct,
                anyIn,
                anyFilters,
                anyOut,
                stride,
                gaps,
                before,
                after,
                plan));
        memory gradientForInput = taken(gradientInside, ofInput.diff_dst_desc(), backward);
        memory weightsForInput = taken(weights, ofInput.weights_desc(), backward);
        List<NativeScope.Step> lastOfInput = new ArrayList<>();
        memory inputGradientInside = given(inGradient, ofInput.diff_src_desc(), lastOfInput);
        backward.add(scope.step(
                new convolution_backward_data(ofInput),
                DNNL_ARG_DIFF_DST,
                gradientForInput,
                DNNL_ARG_WEIGHTS,
                weightsForInput,
                DNNL_ARG_DIFF_SRC,
                inputGradientInside));
        backward.addAll(lastOfInput);
    }

    private memory.desc layout(long[] dims, memory.format_tag tag) {
        return scope.own(new memory.desc(dims, memory.data_type.f32, tag));
    }

    /** The memory in another layout, filled before the computation. */
    private memory taken(memory from, memory.desc wanted, List<NativeScope.Step> before) {
        if (scope.own(from.get_desc()).equals(scope.own(wanted))) {
            return from;
        }
        memory inside = scope.memory(wanted);
        before.add(scope.reorder(from, inside));
        return inside;
    }

    /** The memory in another layout, copied out after the computation. */
    private memory given(memory ours, memory.desc wanted, List<NativeScope.Step> after) {
        if (scope.own(ours.get_desc()).equals(scope.own(wanted))) {
            return ours;
        }
        memory inside = scope.memory(wanted);
        after.add(scope.reorder(inside, ours));
        return inside;
    }

    /** Computes {@code y} from {@code x}; in training, {@code x} is remembered for the backward pass. */
    void forward(INDArray x, INDArray filters, @Nullable INDArray biases, INDArray y) {
        Arrays4d.point(input, x);
        Arrays4d.point(weights, filters);
        if (biases != null) {
            Arrays4d.point(bias, biases);
        }
        Arrays4d.point(output, y);
        NativeScope.run(forward, x, filters, biases, y);
    }

    /**
     * Computes the gradients.
     *
     * @param x as in the forward pass: still needed where its layout was right as it was
     * @param dx null where the kernel was made without it
     */
    void backward(
            INDArray x,
            INDArray filters,
            INDArray dy,
            INDArray dFilters,
            @Nullable INDArray dBiases,
            @Nullable INDArray dx) {
        Arrays4d.point(input, x);
        Arrays4d.point(weights, filters);
        Arrays4d.point(required(outputGradient), dy);
        Arrays4d.point(required(weightGradient), dFilters);
        if (dBiases != null) {
            Arrays4d.point(required(biasGradient), dBiases);
        }
        if (dx != null) {
            Arrays4d.point(required(inputGradient), dx);
        }
        NativeScope.run(backward, x, filters, dy, dFilters, dBiases, dx);
    }

    private static memory required(@Nullable memory gradient) {
        if (gradient == null) {
            throw new IllegalStateException("This kernel was made without that gradient.");
        }
        return gradient;
    }

    @Override
    public void close() {
        scope.close();
    }
}
