package org.melograph.zoo.neural.onednn;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;

/** How one convolution is computed forwards and back, weights in whatever layout suits oneDNN. */
final class ConvolutionPlans {
    private final Assembly assembly;
    private final Window window;
    private final memory.desc weights;
    private final memory.desc bias;
    private final convolution_forward.primitive_desc forward;

    /**
     * The plans of a convolution.
     *
     * @param input its layout; may leave it to oneDNN
     * @param weights their dimensions, no layout
     * @param bias empty for none
     * @param output its layout; may leave it to oneDNN
     * @param after what is done to the output at once
     */
    ConvolutionPlans(
            Assembly assembly,
            Window window,
            memory.desc input,
            memory.desc weights,
            memory.desc bias,
            memory.desc output,
            post_ops after) {
        this.assembly = assembly;
        this.window = window;
        this.weights = weights;
        this.bias = bias;
        forward = assembly.own(new convolution_forward.primitive_desc(
                OneDnn.engine(),
                assembly.keepsActivations() ? prop_kind.forward_training : prop_kind.forward_inference,
                algorithm.convolution_direct,
                input,
                weights,
                bias,
                output,
                window.stride(),
                window.gaps(),
                window.before(),
                window.after(),
                assembly.attributes(after),
                false));
    }

    convolution_forward.primitive_desc forward() {
        return forward;
    }

    /** How the gradients of weights and bias are computed. */
    convolution_backward_weights.primitive_desc ofWeights() {
        return assembly.own(new convolution_backward_weights.primitive_desc(
                OneDnn.engine(),
                algorithm.convolution_direct,
                assembly.own(forward.src_desc()),
                weights,
                bias,
                assembly.own(forward.dst_desc()),
                window.stride(),
                window.gaps(),
                window.before(),
                window.after(),
                forward,
                assembly.attributes(),
                false));
    }

    /** How the gradient of the input is computed. */
    convolution_backward_data.primitive_desc ofInput() {
        return assembly.own(new convolution_backward_data.primitive_desc(
                OneDnn.engine(),
                algorithm.convolution_direct,
                assembly.own(forward.src_desc()),
                weights,
                assembly.own(forward.dst_desc()),
                window.stride(),
                window.gaps(),
                window.before(),
                window.after(),
                forward,
                assembly.attributes(),
                false));
    }
}
