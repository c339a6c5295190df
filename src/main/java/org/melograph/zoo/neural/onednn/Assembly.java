package org.melograph.zoo.neural.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl.scratchpad_mode;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.jspecify.annotations.Nullable;

/** What a program is put together with: it hands out native memory and makes oneDNN's objects for the operations. */
final class Assembly implements AutoCloseable {
    private final Map<String, Parameter> parameters;
    private final Program.Purpose purpose;
    private final NativeScope scope = new NativeScope();
    private final Memories memories = new Memories();
    private final List<NativeScope.Step> scratched = new ArrayList<>();
    private final List<memory.desc> scratchLayouts = new ArrayList<>();
    private final List<Runnable> refresh = new ArrayList<>();
    private final Map<Signal, List<Conversion>> conversions = new HashMap<>();
    private final List<MemorySegment> passing = new ArrayList<>();

    private record Conversion(memory.desc layout, memory result) {}

    /**
     * An empty program.
     *
     * @param purpose what the program is run for
     */
    Assembly(Map<String, Parameter> parameters, Program.Purpose purpose) {
        this.parameters = parameters;
        this.purpose = purpose;
    }

    /** Whether the network learns: with dropout, and the mean and variance of the batch. */
    boolean isLearning() {
        return purpose == Program.Purpose.LEARN;
    }

    /** Whether a backward pass follows, for which activations are kept. */
    boolean keepsActivations() {
        return purpose != Program.Purpose.PREDICT;
    }

    Parameter parameter(String name) {
        Parameter parameter = parameters.get(name);
        if (parameter == null) {
            throw new IllegalStateException("The network has no weights '" + name + "'.");
        }
        return parameter;
    }

    <T extends org.bytedeco.javacpp.Pointer> T own(T pointer) {
        return scope.own(pointer);
    }

    // Layouts -------------------------------------------------------------------------------------------------------

    /** A layout by oneDNN's name for it. */
    memory.desc layout(memory.format_tag tag, long... dims) {
        return own(new memory.desc(dims, memory.data_type.f32, tag));
    }

    /** A layout by the distance of neighbours along each axis, in floats. */
    memory.desc strided(long[] dims, long... strides) {
        return own(new memory.desc(dims, memory.data_type.f32, strides));
    }

    /** The layout in which the channels of a step lie side by side, steps of an example follow each other. */
    memory.desc byExample(long examples, long channels, long steps) {
        return strided(new long[] {examples, channels, steps}, channels * steps, 1, channels);
    }

    /** The layout in which the channels of a step lie side by side, examples of a step follow each other. */
    memory.desc byStep(long examples, long channels, long steps) {
        return strided(new long[] {examples, channels, steps}, channels, 1, examples * channels);
    }

    // Memory --------------------------------------------------------------------------------------------------------

    MemorySegment take(long bytes) {
        return memories.take(bytes);
    }

    /** Memory that keeps its content from run to run. */
    MemorySegment lasting(long bytes) {
        return memories.lasting(bytes);
    }

    void giveBack(MemorySegment piece) {
        memories.giveBack(piece);
    }

    memory at(memory.desc layout, MemorySegment place) {
        return scope.memory(layout, place);
    }

    /** Memory that no later operation of a run uses again. */
    memory kept(memory.desc layout) {
        return at(layout, take(layout.get_size()));
    }

    /** Memory that is needed only while the operation that is being prepared runs. */
    memory passing(memory.desc layout) {
        return at(layout, passing(layout.get_size()));
    }

    MemorySegment passing(long bytes) {
        MemorySegment piece = take(bytes);
        passing.add(piece);
        return piece;
    }

    /** Memory that the backward pass needs; in a program that only predicts it passes. */
    memory remembered(memory.desc layout) {
        return keepsActivations() ? kept(layout) : passing(layout);
    }

    /** Ends the preparation of one operation. */
    void endOperation() {
        passing.forEach(memories::giveBack);
        passing.clear();
    }

    /** A signal with a place of its own. */
    Signal signal(long[] dims, memory.desc layout, @Nullable Lengths lengths, boolean learns, boolean overwritable) {
        MemorySegment place = take(layout.get_size());
        return new Signal(
                dims, at(layout, place), own(layout), place, lengths, keepsActivations() && learns, overwritable);
    }

    /** Gives a signal's gradient a place; called by the operation that computes it. */
    memory gradient(Signal signal) {
        MemorySegment place = take(signal.bytes());
        memory at = at(signal.layout(), place);
        signal.placeGradient(at, place);
        return at;
    }

    // Computations --------------------------------------------------------------------------------------------------

    /** The attributes every primitive is made with. */
    primitive_attr attributes() {
        primitive_attr attributes = own(new primitive_attr());
        attributes.set_scratchpad_mode(scratchpad_mode.user);
        return attributes;
    }

    /** The same with operations on the result. */
    primitive_attr attributes(post_ops after) {
        primitive_attr attributes = attributes();
        attributes.set_post_ops(own(after));
        return attributes;
    }

    /** A computation; its working memory is shared with all others of the program. */
    NativeScope.Step step(primitive made, primitive_desc_base plan, Object... arguments) {
        NativeScope.Step step = scope.step(made, arguments);
        memory.desc scratch = own(plan.scratchpad_desc());
        if (scratch.get_size() > 0) {
            scratched.add(step);
            scratchLayouts.add(scratch);
        }
        return step;
    }

    NativeScope.Step reorder(memory from, memory to) {
        return scope.step(own(new reorder(from, to)), DNNL_ARG_FROM, from, DNNL_ARG_TO, to);
    }

    /**
     * A signal's values in another layout; the step that brings them there is added to {@code steps}, unless an earlier
     * operation of this pass has done it.
     */
    memory converted(Signal signal, memory.desc wanted, List<NativeScope.Step> steps) {
        if (same(signal.layout(), wanted)) {
            return signal.data();
        }
        List<Conversion> done = conversions.computeIfAbsent(signal, s -> new ArrayList<>());
        for (Conversion one : done) {
            if (same(one.layout(), wanted)) {
                return one.result();
            }
        }
        memory result = remembered(wanted);
        steps.add(reorder(signal.data(), result));
        if (keepsActivations()) {
            done.add(new Conversion(wanted, result));
        }
        return result;
    }

    static boolean same(memory.desc one, memory.desc other) {
        return one.equals(other);
    }

    /** Weights in the layout a primitive wants; brought there anew whenever they have changed. */
    memory weights(memory plain, memory.desc wanted) {
        memory.desc layout = own(plain.get_desc());
        if (same(layout, wanted)) {
            return plain;
        }
        memory inside = at(wanted, lasting(wanted.get_size()));
        refresh.add(reorder(plain, inside)::run);
        return inside;
    }

    /** Work to be done whenever the weights have changed, before the next pass. */
    void onChangedWeights(Runnable work) {
        refresh.add(work);
    }

    /** A gradient that a primitive writes in its own layout; the step that brings it to DL4J's is added. */
    memory weightGradient(memory plain, memory.desc given, List<NativeScope.Step> after) {
        memory.desc layout = own(plain.get_desc());
        if (same(layout, given)) {
            return plain;
        }
        memory inside = passing(given);
        after.add(reorder(inside, plain));
        return inside;
    }

    // The finished program ------------------------------------------------------------------------------------------

    /** Shares out the working memory; called once, at the end. */
    void finish() {
        long most = 0;
        for (memory.desc layout : scratchLayouts) {
            most = Math.max(most, layout.get_size());
        }
        if (most > 0) {
            MemorySegment scratch = lasting(most);
            for (int i = 0; i < scratched.size(); i++) {
                scratched.get(i).with(DNNL_ARG_SCRATCHPAD, at(scratchLayouts.get(i), scratch));
            }
        }
    }

    List<Runnable> refresh() {
        return List.copyOf(refresh);
    }

    /** Bytes of native memory. */
    long size() {
        return memories.size();
    }

    @Override
    public void close() {
        scope.close();
        memories.close();
    }
}
