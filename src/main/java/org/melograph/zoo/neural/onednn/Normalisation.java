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

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl.normalization_flags;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/**
 * Batch normalisation of each channel, with max(0, x) behind it where that follows. While learning it uses the batch's own
 * mean and variance and lets the stored ones follow.
 */
final class Normalisation implements Operation {
    /**
     * The weights of one.
     *
     * @param scale the factor of each channel
     * @param shift what is added
     * @param mean the running mean
     * @param variance the running variance, divided by n
     */
    record Weights(Parameter scale, Parameter shift, Parameter mean, Parameter variance) {}

    private final Assembly assembly;
    private final Signal input;
    private final Weights weights;
    private final float epsilon;
    private final float decay;
    private final int flags;
    private final batch_normalization_forward.primitive_desc plan;
    private final MemorySegment batchMean;
    private final MemorySegment batchVariance;
    private final @Nullable memory signs;
    private final Signal output;
    private final NativeScope.Step forward;
    private NativeScope.@Nullable Step backward;

    /**
     * A normalisation.
     *
     * @param epsilon added to the variance
     * @param decay how much of the stored mean and variance stays at each step
     * @param rectified whether max(0, x) follows
     */
    Normalisation(Assembly assembly, Signal input, Weights weights, float epsilon, float decay, boolean rectified) {
        this.assembly = assembly;
        this.input = input;
        this.weights = weights;
        this.epsilon = epsilon;
        this.decay = decay;
        boolean learning = assembly.isLearning();
        boolean kept = assembly.keepsActivations();
        flags = normalization_flags.use_scale.value
                | normalization_flags.use_shift.value
                | (rectified ? normalization_flags.fuse_norm_relu.value : 0)
                | (learning ? 0 : normalization_flags.use_global_stats.value);
        plan = assembly.own(new batch_normalization_forward.primitive_desc(
                OneDnn.engine(),
                (kept ? prop_kind.forward_training : prop_kind.forward_inference).value,
                layout(),
                layout(),
                epsilon,
                flags,
                assembly.attributes(),
                false));
        output = assembly.signal(input.dims(), input.layout(), input.lengths(), true, rectified || !kept);
        long bytes = (long) input.channels() * Float.BYTES;
        batchMean = learning ? assembly.take(bytes) : weights.mean().values();
        batchVariance = learning ? assembly.take(bytes) : weights.variance().values();
        memory.desc remembered = assembly.own(plan.workspace_desc());
        signs = kept && rectified ? assembly.kept(remembered) : null;
        NativeScope.Step step = assembly.step(
                new batch_normalization_forward(plan),
                plan,
                DNNL_ARG_SRC,
                at(input.values()),
                DNNL_ARG_DST,
                at(output.values()),
                DNNL_ARG_SCALE,
                channels(weights.scale().values()),
                DNNL_ARG_SHIFT,
                channels(weights.shift().values()),
                DNNL_ARG_MEAN,
                channels(batchMean),
                DNNL_ARG_VARIANCE,
                channels(batchVariance));
        forward = signs == null ? step : step.with(DNNL_ARG_WORKSPACE, signs);
    }

    /** A sequence is a picture of one row to oneDNN's fast kernels. */
    private memory.desc layout() {
        return input.rank() == 3
                ? assembly.strided(
                        new long[] {input.examples(), input.channels(), 1, input.steps()},
                        input.exampleStride(),
                        1,
                        input.stepStride() * input.steps(),
                        input.stepStride())
                : input.layout();
    }

    private memory at(MemorySegment place) {
        return assembly.at(layout(), place);
    }

    private memory channels(MemorySegment place) {
        return assembly.at(assembly.layout(memory.format_tag.x, input.channels()), place);
    }

    Signal output() {
        return output;
    }

    @Override
    public void forward() {
        forward.run();
        if (assembly.isLearning()) {
            follow(weights.mean().values(), batchMean);
            follow(weights.variance().values(), batchVariance);
        }
        Padding.clear(output);
    }

    private void follow(MemorySegment stored, MemorySegment batch) {
        for (int channel = 0; channel < input.channels(); channel++) {
            float old = stored.getAtIndex(ValueLayout.JAVA_FLOAT, channel);
            float now = batch.getAtIndex(ValueLayout.JAVA_FLOAT, channel);
            stored.setAtIndex(ValueLayout.JAVA_FLOAT, channel, decay * old + (1 - decay) * now);
        }
    }

    @Override
    public void prepareBackward() {
        batch_normalization_backward.primitive_desc back = assembly.own(new batch_normalization_backward.primitive_desc(
                OneDnn.engine(),
                prop_kind.backward.value,
                layout(),
                layout(),
                layout(),
                epsilon,
                flags,
                plan,
                assembly.attributes(),
                false));
        assembly.gradient(input);
        NativeScope.Step step = assembly.step(
                new batch_normalization_backward(back),
                back,
                DNNL_ARG_SRC,
                at(input.values()),
                DNNL_ARG_DIFF_DST,
                at(output.gradientValues()),
                DNNL_ARG_DIFF_SRC,
                at(input.gradientValues()),
                DNNL_ARG_SCALE,
                channels(weights.scale().values()),
                DNNL_ARG_MEAN,
                channels(batchMean),
                DNNL_ARG_VARIANCE,
                channels(batchVariance),
                DNNL_ARG_DIFF_SCALE,
                channels(weights.scale().gradient()),
                DNNL_ARG_DIFF_SHIFT,
                channels(weights.shift().gradient()));
        backward = signs == null ? step : step.with(DNNL_ARG_WORKSPACE, signs);
    }

    @Override
    public void backward() {
        Padding.clearGradient(output);
        Objects.requireNonNull(backward).run();
    }
}
