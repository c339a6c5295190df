package org.melograph.zoo.neural.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import java.util.List;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl.normalization_flags;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Batch normalisation with max(0, x) behind it, of one shape, forward and backward. */
final class NormalisationKernel implements NativeKernel {
    /**
     * What a kernel depends on.
     *
     * @param epsilon added to the variance
     * @param training whether mean and variance are the batch's own, and a backward pass follows
     */
    record Shape(Arrays4d.Size size, float epsilon, boolean training) {}

    private final NativeScope scope = new NativeScope();
    private final memory input;
    private final memory output;
    private final memory scale;
    private final memory shift;
    private final memory mean;
    private final memory variance;
    private final NativeScope.Step forward;
    private @Nullable memory outputGradient;
    private @Nullable memory inputGradient;
    private @Nullable memory scaleGradient;
    private @Nullable memory shiftGradient;
    private NativeScope.@Nullable Step backward;

    NormalisationKernel(Shape shape) {
        long[] channel = {shape.size().channels()};
        int flags = normalization_flags.use_scale.value
                | normalization_flags.use_shift.value
                | normalization_flags.fuse_norm_relu.value
                | (shape.training() ? 0 : normalization_flags.use_global_stats.value);
        batch_normalization_forward.primitive_desc plan = scope.own(new batch_normalization_forward.primitive_desc(
                OneDnn.engine(),
                (shape.training() ? prop_kind.forward_training : prop_kind.forward_inference).value,
                picture(shape),
                picture(shape),
                shape.epsilon(),
                flags));
        input = scope.borrowed(picture(shape));
        output = scope.borrowed(picture(shape));
        scale = scope.borrowed(vector(channel));
        shift = scope.borrowed(vector(channel));
        mean = scope.borrowed(vector(channel));
        variance = scope.borrowed(vector(channel));
        forward = scope.step(
                new batch_normalization_forward(plan),
                DNNL_ARG_SRC,
                input,
                DNNL_ARG_DST,
                output,
                DNNL_ARG_SCALE,
                scale,
                DNNL_ARG_SHIFT,
                shift,
                DNNL_ARG_MEAN,
                mean,
                DNNL_ARG_VARIANCE,
                variance);
        if (!shape.training()) {
            return;
        }
        memory signs = scope.memory(plan.workspace_desc());
        forward.with(DNNL_ARG_WORKSPACE, signs);
        memory outGradient = scope.borrowed(picture(shape));
        memory inGradient = scope.borrowed(picture(shape));
        memory ofScale = scope.borrowed(vector(channel));
        memory ofShift = scope.borrowed(vector(channel));
        outputGradient = outGradient;
        inputGradient = inGradient;
        scaleGradient = ofScale;
        shiftGradient = ofShift;
        batch_normalization_backward.primitive_desc back = scope.own(new batch_normalization_backward.primitive_desc(
                OneDnn.engine(),
                prop_kind.backward.value,
                picture(shape),
                picture(shape),
                picture(shape),
                shape.epsilon(),
                flags,
                plan));
        backward = scope.step(
                new batch_normalization_backward(back),
                DNNL_ARG_SRC,
                input,
                DNNL_ARG_DIFF_DST,
                outGradient,
                DNNL_ARG_DIFF_SRC,
                inGradient,
                DNNL_ARG_SCALE,
                scale,
                DNNL_ARG_MEAN,
                mean,
                DNNL_ARG_VARIANCE,
                variance,
                DNNL_ARG_DIFF_SCALE,
                ofScale,
                DNNL_ARG_DIFF_SHIFT,
                ofShift,
                DNNL_ARG_WORKSPACE,
                signs);
    }

    private memory.desc picture(Shape shape) {
        return scope.own(new memory.desc(shape.size().dims(), memory.data_type.f32, memory.format_tag.nchw));
    }

    private memory.desc vector(long[] length) {
        return scope.own(new memory.desc(length, memory.data_type.f32, memory.format_tag.x));
    }

    /**
     * Computes {@code y}.
     *
     * @param means in training filled with the batch's, else taken; so {@code variances} (divided by n)
     */
    void forward(INDArray x, INDArray scales, INDArray shifts, INDArray means, INDArray variances, INDArray y) {
        Arrays4d.point(input, x);
        Arrays4d.point(scale, scales);
        Arrays4d.point(shift, shifts);
        Arrays4d.point(mean, means);
        Arrays4d.point(variance, variances);
        Arrays4d.point(output, y);
        NativeScope.run(List.of(forward), x, scales, shifts, means, variances, y);
    }

    /** Computes the gradients; {@code x}, means and variances as the forward pass had and left them. */
    void backward(
            INDArray x,
            INDArray scales,
            INDArray shifts,
            INDArray means,
            INDArray variances,
            INDArray dy,
            INDArray dScales,
            INDArray dShifts,
            INDArray dx) {
        memory outGradient = outputGradient;
        memory inGradient = inputGradient;
        memory ofScale = scaleGradient;
        memory ofShift = shiftGradient;
        NativeScope.Step step = backward;
        if (outGradient == null || inGradient == null || ofScale == null || ofShift == null || step == null) {
            throw new IllegalStateException("This kernel was made without gradients.");
        }
        Arrays4d.point(input, x);
        Arrays4d.point(scale, scales);
        Arrays4d.point(shift, shifts);
        Arrays4d.point(mean, means);
        Arrays4d.point(variance, variances);
        Arrays4d.point(outGradient, dy);
        Arrays4d.point(ofScale, dScales);
        Arrays4d.point(ofShift, dShifts);
        Arrays4d.point(inGradient, dx);
        NativeScope.run(List.of(step), x, scales, shifts, means, variances, dy, dScales, dShifts, dx);
    }

    @Override
    public void close() {
        scope.close();
    }
}
