package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import org.nd4j.linalg.api.ndarray.INDArray;

/** ND4J's arrays as native memory. The caller keeps the array reachable as long as it uses the memory. */
final class Natives {
    private Natives() {}

    /** Where the first number lies; ND4J counts the array's offset itself. */
    static long address(INDArray array) {
        return array.data().addressPointer().address();
    }

    /** The numbers of an array without gaps. */
    @SuppressWarnings("restricted") // the length is the array's own
    static MemorySegment segment(INDArray array) {
        return MemorySegment.ofAddress(address(array)).reinterpret(array.length() * Float.BYTES);
    }
}
