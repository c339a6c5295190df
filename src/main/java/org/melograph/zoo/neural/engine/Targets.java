package org.melograph.zoo.neural.engine;

import org.melograph.base.Tensor;

/**
 * The right answers of a batch.
 *
 * @param labels axes {@code [example]} or {@code [example, step]}: the class; below 0 where there is none. For tags {@code
 *     [example, tag]}: 1 or 0; below 0 where it is not known
 * @param weights as many numbers: how much each answer counts in the loss; 0 where there is none
 */
public record Targets(Tensor labels, Tensor weights) {
    /** Answers have one weight each. */
    public Targets {
        if (labels.length() != weights.length()) {
            throw new IllegalArgumentException(labels.length() + " answers with " + weights.length() + " weights.");
        }
    }

    /** Answers of one example. */
    public int perExample() {
        return labels.length() / labels.size(0);
    }

    /** The class of an answer, counted over all examples. */
    public int label(int answer) {
        return (int) labels.values()[answer];
    }

    /** How much an answer counts. */
    public float weight(int answer) {
        return weights.values()[answer];
    }
}
