package org.melograph.zoo.neural.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Which steps of a sequence exist. */
final class TimeMask {
    private TimeMask() {}

    /** A mask {@code [example, step]} as a factor of a sequence {@code [example, channel, step]}. */
    static INDArray of(INDArray mask, INDArray sequence) {
        return mask.castTo(sequence.dataType()).reshape(mask.size(0), 1, mask.size(1));
    }
}
