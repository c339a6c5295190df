package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.javacpp.Pointer;

/**
 * Owns the native objects of one program and frees them together. oneDNN's objects are invisible to Java's collector: left
 * to it, a process grows by gigabytes.
 */
final class NativeScope implements AutoCloseable {
    private final Deque<Pointer> owned = new ArrayDeque<>();

    /** Takes over a native object. */
    <T extends Pointer> T own(T pointer) {
        owned.push(pointer);
        return pointer;
    }

    /** oneDNN's view of numbers that lie at {@code place}. */
    memory memory(memory.desc layout, MemorySegment place) {
        return own(new memory(own(layout), OneDnn.engine(), own(new Address(place))));
    }

    /** A primitive with its arguments: pairs of an argument's number and its memory. */
    Step step(primitive made, Object... arguments) {
        IntMemoryMap map = own(new IntMemoryMap());
        for (int i = 0; i < arguments.length; i += 2) {
            map.put((Integer) arguments[i], (memory) arguments[i + 1]);
        }
        return new Step(own(made), map);
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

        /** Computes; on the processor that is done when it returns. */
        void run() {
            made.execute(OneDnn.stream(), arguments);
        }
    }

    /** The address of a segment in the form JavaCPP takes; owns nothing. */
    static final class Address extends Pointer {
        Address(MemorySegment segment) {
            this.address = segment.address();
        }
    }
}
