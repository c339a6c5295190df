package org.melograph.zoo.neural.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import java.util.List;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Maximum pooling without padding, of one shape, forward and backward. */
final class PoolingKernel implements NativeKernel {
    /**
     * What a kernel depends on.
     *
     * @param window rows and columns that become one
     */
    record Shape(Arrays4d.Size input, ConvolutionKernel.Pair window, ConvolutionKernel.Pair stride, boolean training) {
        Arrays4d.Size output() {
            return new Arrays4d.Size(
                    input.examples(),
                    input.channels(),
                    (input.rows() - window.rows()) / stride.rows() + 1,
                    (input.columns() - window.columns()) / stride.columns() + 1);
        }
    }

    private final NativeScope scope = new NativeScope();
    private final memory input;
    private final memory output;
    private final NativeScope.Step forward;
    private @Nullable memory inputGradient;
    private @Nullable memory outputGradient;
    private NativeScope.@Nullable Step backward;

    PoolingKernel(Shape shape) {
        long[] none = {0, 0};
        long[] window = shape.window().dims();
        long[] stride = shape.stride().dims();
        pooling_forward.primitive_desc plan = scope.own(new pooling_forward.primitive_desc(
                OneDnn.engine(),
                shape.training() ? prop_kind.forward_training : prop_kind.forward_inference,
                algorithm.pooling_max,
                picture(shape.input()),
                picture(shape.output()),
                stride,
                window,
                none,
                none,
                none));
        input = scope.borrowed(picture(shape.input()));
        output = scope.borrowed(picture(shape.output()));
        forward = scope.step(new pooling_forward(plan), DNNL_ARG_SRC, input, DNNL_ARG_DST, output);
        if (!shape.training()) {
            return;
        }
        memory places = scope.memory(plan.workspace_desc());
        forward.with(DNNL_ARG_WORKSPACE, places);
        memory outGradient = scope.borrowed(picture(shape.output()));
        memory inGradient = scope.borrowed(picture(shape.input()));
        outputGradient = outGradient;
        inputGradient = inGradient;
        pooling_backward.primitive_desc back = scope.own(new pooling_backward.primitive_desc(
                OneDnn.engine(),
                algorithm.pooling_max,
                picture(shape.input()),
                picture(shape.output()),
                stride,
                window,
                none,
                none,
                none,
                plan));
        backward = scope.step(
                new pooling_backward(back),
                DNNL_ARG_DIFF_DST,
                outGradient,
                DNNL_ARG_DIFF_SRC,
                inGradient,
                DNNL_ARG_WORKSPACE,
                places);
    }

    private memory.desc picture(Arrays4d.Size size) {
        return scope.own(new memory.desc(size.dims(), memory.data_type.f32, memory.format_tag.nchw));
    }

    void forward(INDArray x, INDArray y) {
        Arrays4d.point(input, x);
        Arrays4d.point(output, y);
        NativeScope.run(List.of(forward), x, y);
    }

    /** Sends each gradient to the place its maximum was at in the last forward pass. */
    void backward(INDArray dy, INDArray dx) {
        memory outGradient = outputGradient;
        memory inGradient = inputGradient;
        NativeScope.Step step = backward;
        if (outGradient == null || inGradient == null || step == null) {
            throw new IllegalStateException("This kernel was made without gradients.");
        }
        Arrays4d.point(outGradient, dy);
        Arrays4d.point(inGradient, dx);
        NativeScope.run(List.of(step), dy, dx);
    }

    @Override
    public void close() {
        scope.close();
    }
}
