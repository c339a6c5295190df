package org.melograph.zoo.classical;

import java.util.Map;
import org.melograph.base.Tensor;

/** What a classical model does with a row of numbers once it is described and scaled. Safe for use from several threads. */
interface Classifier {
    /**
     * Probabilities of the classes, or of the tags, for one row.
     *
     * @param rows row-major, scaled
     * @param row which of them
     * @param into one value a class, written; sums to 1. Of tags, each value stands for itself
     */
    void classify(float[] rows, int row, double[] into);

    /** The fitted numbers by name, in a fixed order. */
    Map<String, Tensor> weights();
}
