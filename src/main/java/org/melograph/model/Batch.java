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
 * @param mixture what is mixed into each example of a class; null where nothing is
 */
public record Batch(
        Tensor inputs,
        Tensor targets,
        @Nullable Tensor mask,
        @Nullable Tensor weights,
        @Nullable Mixture mixture) {
    /**
     * The other examples that stand in the inputs of a batch: its answers are then parts of two classes.
     *
     * @param classes axes {@code [example]}: the class of what is mixed in
     * @param parts axes {@code [example]}: how much of the input it is, 0 to 1; the example's own class is the rest
     * @param weights axes {@code [example]}: how much it would count in the loss alone; null where all count 1
     */
    public record Mixture(
            Tensor classes, Tensor parts, @Nullable Tensor weights) {}

    /** Examples with nothing mixed in. */
    public Batch(Tensor inputs, Tensor targets, @Nullable Tensor mask, @Nullable Tensor weights) {
        this(inputs, targets, mask, weights, null);
    }

    /** The number of examples. */
    public int size() {
        return inputs.size(0);
    }
}
