package org.melograph.zoo.neural;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/**
 * A batch in native memory.
 *
 * @param input as the first layer takes it
 * @param mask axes {@code [example, step]}, or null
 * @param labels its weight at the answer, zeros where there is none
 */
record Lesson(INDArray input, @Nullable INDArray mask, INDArray labels) implements AutoCloseable {
    MultiDataSet asDataSet() {
        return new MultiDataSet(
                new INDArray[] {input}, new INDArray[] {labels}, mask == null ? null : new INDArray[] {mask}, null);
    }

    @Override
    public void close() {
        input.close();
        labels.close();
        if (mask != null) {
            mask.close();
        }
    }
}
