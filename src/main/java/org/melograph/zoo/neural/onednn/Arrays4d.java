package org.melograph.zoo.neural.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/** ND4J arrays as oneDNN sees them: float32, row-major, {@code [example, channel, row, column]}. */
final class Arrays4d {
    private Arrays4d() {}

    /** The array itself where it is row-major without gaps, else a copy that is. */
    static INDArray rowMajor(INDArray array) {
        boolean plain = array.ordering() == 'c' && !array.isView() && Shape.hasDefaultStridesForShape(array);
        return plain ? array : array.dup('c');
    }

    /** Points a oneDNN memory at an array. The caller keeps the array reachable until the work is done. */
    static void point(memory at, INDArray array) {
        at.set_data_handle(address(array));
    }

    // ND4J advances the address by the array's offset itself.
    private static Pointer address(INDArray array) {
        return array.data().addressPointer();
    }

    /** The shape {@code [example, channel, row, column]}. */
    record Size(int examples, int channels, int rows, int columns) {
        static Size of(INDArray array) {
            return new Size(
                    Math.toIntExact(array.size(0)),
                    Math.toIntExact(array.size(1)),
                    Math.toIntExact(array.size(2)),
                    Math.toIntExact(array.size(3)));
        }

        long[] dims() {
            return new long[] {examples, channels, rows, columns};
        }
    }
}
