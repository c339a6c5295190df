package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Keeps padding zero: what layers compute there must reach neither an answer nor a gradient. */
final class Padding {
    private Padding() {}

    /** Sets the steps of a sequence that do not exist to 0. */
    static void clear(Signal signal) {
        clear(signal, signal.values());
    }

    /** Sets the gradients of steps that do not exist to 0. */
    static void clearGradient(Signal signal) {
        clear(signal, signal.gradientValues());
    }

    private static void clear(Signal signal, MemorySegment values) {
        @Nullable Lengths lengths = signal.lengths();
        if (lengths == null || signal.rank() != 3) {
            return;
        }
        long bytes = (long) signal.channels() * Float.BYTES;
        for (int example = 0; example < signal.examples(); example++) {
            for (int step = lengths.of(example); step < signal.steps(); step++) {
                values.asSlice(signal.at(example, step) * Float.BYTES, bytes).fill((byte) 0);
            }
        }
    }
}
