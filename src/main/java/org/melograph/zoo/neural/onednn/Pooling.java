package org.melograph.zoo.neural.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.jspecify.annotations.Nullable;

/** The largest value or the mean of each window. */
final class Pooling implements Operation {
    /** What becomes of a window. */
    enum Kind {
        MAXIMUM(algorithm.pooling_max),
        /** Zeros around the input do not count. */
        MEAN(algorithm.pooling_avg_exclude_padding);

        private final algorithm computedBy;

        Kind(algorithm computedBy) {
            this.computedBy = computedBy;
        }
    }

    private final Assembly assembly;
    private final Signal input;
    private final Window window;
    private final Kind kind;
    private final pooling_forward.primitive_desc plan;
    private final @Nullable memory places;
    private final memory.desc inputLayout;
    private final Signal output;
    private final List<NativeScope.Step> forward = new ArrayList<>();
    private final List<NativeScope.Step> backward = new ArrayList<>();

    Pooling(Assembly assembly, Signal input, Window window, Kind kind) {
        this.assembly = assembly;
        this.input = input;
        this.window = window;
        this.kind = kind;
        boolean sequence = input.rank() == 3;
        long[] dims = window.output(input.dims(), input.channels());
        inputLayout = sequence ? assembly.byExample(input.examples(), input.channels(), input.steps()) : input.layout();
        plan = assembly.own(new pooling_forward.primitive_desc(
                OneDnn.engine(),
                assembly.keepsActivations() ? prop_kind.forward_training : prop_kind.forward_inference,
                kind.computedBy,
                inputLayout,
                sequence ? assembly.byExample(dims[0], dims[1], dims[2]) : assembly.layout(memory.format_tag.any, dims),
                window.stride(),
                window.size(),
                window.gaps(),
                window.before(),
                window.after(),
                assembly.attributes(),
                false));
        memory seen = assembly.converted(input, inputLayout, forward);
        Lengths lengths = input.lengths();
        output = assembly.signal(
                dims,
                plan.dst_desc(),
                lengths == null ? null : window.after(lengths, dims[2]),
                input.needsGradient(),
                true);
        NativeScope.Step step =
                assembly.step(new pooling_forward(plan), plan, DNNL_ARG_SRC, seen, DNNL_ARG_DST, output.data());
        memory.desc remembered = assembly.own(plan.workspace_desc());
        places = assembly.keepsActivations() && remembered.get_size() > 0 ? assembly.kept(remembered) : null;
        forward.add(places == null ? step : step.with(DNNL_ARG_WORKSPACE, places));
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
        if (!input.needsGradient()) {
            return;
        }
        pooling_backward.primitive_desc back = assembly.own(new pooling_backward.primitive_desc(
                OneDnn.engine(),
                kind.computedBy,
                inputLayout,
                assembly.own(plan.dst_desc()),
                window.stride(),
                window.size(),
                window.gaps(),
                window.before(),
                window.after(),
                plan,
                assembly.attributes(),
                false));
        memory gradient = assembly.gradient(input);
        boolean direct = Assembly.same(inputLayout, input.layout());
        memory inside = direct ? gradient : assembly.passing(inputLayout);
        NativeScope.Step step = assembly.step(
                new pooling_backward(back), back, DNNL_ARG_DIFF_DST, output.gradient(), DNNL_ARG_DIFF_SRC, inside);
        backward.add(places == null ? step : step.with(DNNL_ARG_WORKSPACE, places));
        if (!direct) {
            backward.add(assembly.reorder(inside, gradient));
        }
    }

    @Override
    public void backward() {
        if (!backward.isEmpty()) {
            Padding.clearGradient(output);
            backward.forEach(NativeScope.Step::run);
        }
    }
}
