package org.melograph.zoo.neural.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import java.lang.ref.Reference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Owns the native objects of one kernel and frees them together. oneDNN's memory is invisible to Java's collector: left to
 * it, a process grows by gigabytes.
 */
final class NativeScope implements AutoCloseable {
    private final Deque<Pointer> owned = new ArrayDeque<>();

    /** Takes over a native object. */
    <T extends Pointer> T own(T pointer) {
        owned.push(pointer);
        return pointer;
    }

    /** Memory of oneDNN's own in the given layout. */
    memory memory(memory.desc layout) {
        return own(new memory(own(layout), OneDnn.engine()));
    }

    /** Memory that will be pointed at an array of ours before each use. */
    memory borrowed(memory.desc layout) {
        return own(new memory(own(layout), OneDnn.engine(), new Pointer()));
    }

    /** A primitive with its arguments: pairs of an argument's number and its memory. */
    Step step(primitive made, Object... arguments) {
        IntMemoryMap map = own(new IntMemoryMap());
        for (int i = 0; i < arguments.length; i += 2) {
            map.put((Integer) arguments[i], (memory) arguments[i + 1]);
        }
        return new Step(own(made), map);
    }

    /** A step that copies from one layout to another. */
    Step reorder(memory from, memory to) {
        return step(new reorder(from, to), DNNL_ARG_FROM, from, DNNL_ARG_TO, to);
    }

    /**
     * Runs steps one after the other.
     *
     * @param touched the arrays they work on: native code holds bare addresses, so they must not be collected before
     */
    static void run(List<Step> steps, @Nullable INDArray... touched) {
        try {
            for (Step step : steps) {
                step.made().execute(OneDnn.stream(), step.arguments());
            }
            OneDnn.stream()._wait();
        } finally {
            Reference.reachabilityFence(touched);
        }
    }

    @Override
    public void close() {
        while (!owned.isEmpty()) {
            owned.pop().deallocate();
        }
    }

    /** A prepared computation. */
    record Step(primitive made, IntMemoryMap arguments) {
        /** The same computation with one more argument. */
        Step with(int argument, memory given) {
            arguments.put(argument, given);
            return this;
        }
    }
}
