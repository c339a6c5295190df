package org.melograph.zoo.classical;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Tensor;
import org.melograph.model.ModelSpec;

/** Describes each example by as many numbers, however long it is. */
interface Description {
    /** How many numbers. */
    int width();

    /**
     * The numbers of stacked examples.
     *
     * @param inputs axes {@code [example, channel, step]}, as {@link ModelSpec} scales them
     * @param mask axes {@code [example, step]} or null
     * @return row-major {@code [example, statistic]}
     */
    float[] of(Tensor inputs, @Nullable Tensor mask);

    /** Whether the numbers are to be standardised, or are good as they are. */
    boolean standardised();

    /** What of the description was fitted on the training part; empty for nothing. */
    Map<String, Tensor> weights();
}
