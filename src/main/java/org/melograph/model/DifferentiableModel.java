package org.melograph.model;

import org.jspecify.annotations.Nullable;
import org.melograph.base.Tensor;

/** A model of which one can tell how much its answer would change with each value of its input: networks. */
public interface DifferentiableModel extends Model {
    /** Why this one cannot be differentiated after all, one sentence; empty where it can. */
    String obstacle();

    /**
     * How steeply the log-odds of an answer rise with each value: of a class against all others together, of a tag against
     * its absence. Computed as the model predicts, without dropout.
     *
     * @param inputs axes {@code [example, channel, step]}, scaled
     * @param mask axes {@code [example, step]} or null
     * @param label the class or tag, counted from 0
     * @return axes as {@code inputs}, in log-odds per unit of the scaled input; 0 where padded
     * @throws IllegalStateException when there is an {@link #obstacle}
     */
    Tensor slopes(Tensor inputs, @Nullable Tensor mask, int label);
}
