package org.melograph.zoo.neural.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;

import java.util.Objects;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.jspecify.annotations.Nullable;

/** The backward pass of a max(0, x) whose forward pass is part of the operation that fills a signal. */
final class Rectifier {
    private final Assembly assembly;
    private final Signal signal;
    private NativeScope.@Nullable Step step;

    Rectifier(Assembly assembly, Signal signal) {
        this.assembly = assembly;
        this.signal = signal;
    }

    void prepareBackward() {
        eltwise_forward.primitive_desc hint = assembly.own(new eltwise_forward.primitive_desc(
                OneDnn.engine(),
                prop_kind.forward_training,
                algorithm.eltwise_relu_use_dst_for_bwd,
                signal.layout(),
                signal.layout(),
                0,
                0,
                assembly.attributes(),
                false));
        eltwise_backward.primitive_desc plan = assembly.own(new eltwise_backward.primitive_desc(
                OneDnn.engine(),
                algorithm.eltwise_relu_use_dst_for_bwd,
                signal.layout(),
                signal.layout(),
                signal.layout(),
                0,
                0,
                hint,
                assembly.attributes(),
                false));
        step = assembly.step(
                new eltwise_backward(plan),
                plan,
                DNNL_ARG_DST,
                signal.data(),
                DNNL_ARG_DIFF_DST,
                signal.gradient(),
                DNNL_ARG_DIFF_SRC,
                signal.gradient());
    }

    /** Sets the gradient to 0 where the output is. */
    void backward() {
        Objects.requireNonNull(step).run();
    }
}
