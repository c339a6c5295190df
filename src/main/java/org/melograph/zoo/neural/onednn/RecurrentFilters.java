package org.melograph.zoo.neural.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;

/**
 * A recurrent convolution over a picture: h_0 = max(0, u) and h_i = max(0, u + h_(i-1) * RW), where u = x * W + b. Stride 1,
 * padded to keep the size.
 */
final class RecurrentFilters implements Operation {
    /**
     * The weights of one.
     *
     * @param input {@code [filter, channel, row, column]}
     * @param state {@code [filter, filter, row, column]}
     * @param bias {@code [filter]}
     */
    record Weights(Parameter input, Parameter state, Parameter bias) {}

    private final Assembly assembly;
    private final Weights weights;
    private final int iterations;
    private final Window window;
    private final Convolution drive;
    private final ConvolutionPlans plans;
    private final List<Signal> states = new ArrayList<>();
    private final List<Rectifier> rectifiers = new ArrayList<>();
    private final List<NativeScope.Step> forward = new ArrayList<>();
    private final List<Runnable> backward = new ArrayList<>();

    /**
     * A recurrent convolution.
     *
     * @param size rows and columns that a filter sees at once
     * @param iterations how often the output is fed back
     */
    RecurrentFilters(Assembly assembly, Signal input, int filters, int size, int iterations, Weights weights) {
        this.assembly = assembly;
        this.weights = weights;
        this.iterations = iterations;
        long[] dims = input.dims();
        window = new Window(List.of(Window.Along.same(size, 1, 1, dims[2]), Window.Along.same(size, 1, 1, dims[3])));
        drive = new Convolution(assembly, input, filters, window, weights.input(), weights.bias(), false);
        Signal u = drive.output();
        post_ops after = new post_ops();
        after.append_binary(algorithm.binary_add, u.layout());
        after.append_eltwise(algorithm.eltwise_relu, 0, 0);
        plans = new ConvolutionPlans(
                assembly,
                window,
                u.layout(),
                assembly.layout(memory.format_tag.any, filters, filters, size, size),
                assembly.own(new memory.desc()),
                u.layout(),
                after);
        convolution_forward.primitive_desc plan = plans.forward();
        Signal state = next(u, iterations == 0);
        forward.add(rectify(u, state));
        memory inside = assembly.weights(stateWeights(), assembly.own(plan.weights_desc()));
        for (int i = 1; i <= iterations; i++) {
            Signal following = next(u, i == iterations);
            forward.add(assembly.step(
                    new convolution_forward(plan),
                    plan,
                    DNNL_ARG_SRC,
                    state.data(),
                    DNNL_ARG_WEIGHTS,
                    inside,
                    DNNL_ARG_DST,
                    following.data(),
                    DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE | DNNL_ARG_SRC_1,
                    u.data()));
            state = following;
        }
    }

    private Signal next(Signal like, boolean last) {
        Signal state = assembly.signal(like.dims(), like.layout(), null, true, last);
        states.add(state);
        rectifiers.add(new Rectifier(assembly, state));
        return state;
    }

    private NativeScope.Step rectify(Signal from, Signal to) {
        eltwise_forward.primitive_desc relu = assembly.own(new eltwise_forward.primitive_desc(
                OneDnn.engine(),
                prop_kind.forward_inference,
                algorithm.eltwise_relu,
                from.layout(),
                from.layout(),
                0,
                0,
                assembly.attributes(),
                false));
        return assembly.step(new eltwise_forward(relu), relu, DNNL_ARG_SRC, from.data(), DNNL_ARG_DST, to.data());
    }

    private memory stateWeights() {
        return assembly.at(plainStateWeights(), weights.state().values());
    }

    private memory.desc plainStateWeights() {
        long filters = drive.output().channels();
        return assembly.layout(memory.format_tag.oihw, filters, filters, window.size()[0], window.size()[1]);
    }

    Signal output() {
        return states.getLast();
    }

    @Override
    public void forward() {
        drive.forward();
        forward.forEach(NativeScope.Step::run);
    }

    @Override
    public void prepareBackward() {
        Signal u = drive.output();
        assembly.gradient(u);
        MemorySegment sum = u.gradientValues();
        long count = u.bytes() / Float.BYTES;
        backward.add(() -> sum.fill((byte) 0));
        backward.add(() -> weights.state().gradient().fill((byte) 0));
        MemorySegment share = assembly.passing(weights.state().gradient().byteSize());
        for (int i = iterations; i >= 0; i--) {
            Signal state = states.get(i);
            Rectifier rectifier = rectifiers.get(i);
            rectifier.prepareBackward();
            backward.add(rectifier::backward);
            MemorySegment gradient = state.gradientValues();
            backward.add(() -> Floats.add(gradient, sum, count));
            if (i > 0) {
                prepareIteration(states.get(i - 1), state, share);
            }
            if (i < iterations) {
                assembly.giveBack(gradient);
            }
        }
        drive.prepareBackward();
        assembly.giveBack(sum);
    }

    private void prepareIteration(Signal from, Signal to, MemorySegment share) {
        convolution_backward_weights.primitive_desc ofWeights = plans.ofWeights();
        List<NativeScope.Step> after = new ArrayList<>();
        NativeScope.Step step = assembly.step(
                new convolution_backward_weights(ofWeights),
                ofWeights,
                DNNL_ARG_SRC,
                from.data(),
                DNNL_ARG_DIFF_DST,
                to.gradient(),
                DNNL_ARG_DIFF_WEIGHTS,
                assembly.weightGradient(
                        assembly.at(plainStateWeights(), share), assembly.own(ofWeights.diff_weights_desc()), after));
        backward.add(step::run);
        after.forEach(one -> backward.add(one::run));
        MemorySegment total = weights.state().gradient();
        backward.add(() -> Floats.add(share, total, weights.state().length()));

        convolution_backward_data.primitive_desc ofState = plans.ofInput();
        assembly.gradient(from);
        NativeScope.Step toState = assembly.step(
                new convolution_backward_data(ofState),
                ofState,
                DNNL_ARG_DIFF_DST,
                to.gradient(),
                DNNL_ARG_WEIGHTS,
                assembly.weights(stateWeights(), assembly.own(ofState.weights_desc())),
                DNNL_ARG_DIFF_SRC,
                from.gradient());
        backward.add(toState::run);
    }

    @Override
    public void backward() {
        backward.forEach(Runnable::run);
        drive.backward();
    }
}
