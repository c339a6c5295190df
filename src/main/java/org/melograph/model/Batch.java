package org.melograph.model;

import org.jspecify.annotations.Nullable;
import org.melograph.base.Tensor;

/**
 * Examples stacked for one step.
 *
 * @param inputs axes {@code [example, channel, step]}, already scaled, zero where padded
 * @param targets class indices as floats: axes {@code [example]}, or {@code [example, step]} for next events, where -1
 *     marks a step without a target; for tags {@code [example, tag]}, 1 for one the example has, 0 for one it has not
 *     and -1 for one that is not known
 * @param mask axes {@code [example, step]}, 1 where a step exists and 0 where it is padding; null where all exist
 * @param weights axes {@code [example]}: how much each counts in the loss; null where all count 1
 */
public record Batch(
        Tensor inputs,
        Tensor targets,
        @Nullable Tensor mask,
        @Nullable Tensor weights) {
    /** The number of examples. */
    public int size() {
        return inputs.size(0);
    }
}
