package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;

/**
 * The weights of one name.
 *
 * @param values where they lie, in DL4J's order
 * @param gradient where a program's gradient for them goes, in the same order
 */
record Parameter(MemorySegment values, MemorySegment gradient) {
    int length() {
        return Math.toIntExact(values.byteSize() / Float.BYTES);
    }
}
