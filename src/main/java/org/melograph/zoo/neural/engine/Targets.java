package org.melograph.zoo.neural.engine;

import org.jspecify.annotations.Nullable;
import org.melograph.base.Tensor;

/**
 * The right answers of a batch.
 *
 * @param labels axes {@code [example]} or {@code [example, step]}: the class; below 0 where there is none. For tags {@code
 *     [example, tag]}: 1 or 0; below 0 where it is not known
 * @param weights as many numbers: how much each answer counts in the loss; 0 where there is none
 * @param others second classes of mixed examples, as many as labels; null where nothing is mixed. Never with tags
 * @param otherWeights how much these count; null where nothing is mixed
 */
public record Targets(
        Tensor labels,
        Tensor weights,
        @Nullable Tensor others,
        @Nullable Tensor otherWeights) {
    /** Answers have one weight each. */
    public Targets {
        if (labels.length() != weights.length()
                || (others != null && others.length() != labels.length())
                || (otherWeights != null && otherWeights.length() != labels.length())) {
            throw new IllegalArgumentException(labels.length() + " answers with " + weights.length() + " weights.");
        }
    }

    /** Answers of one class each. */
    public Targets(Tensor labels, Tensor weights) {
        this(labels, weights, null, null);
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

    /** The second class of a mixed answer; its first where nothing is mixed in. */
    public int other(int answer) {
        return others == null ? label(answer) : (int) others.values()[answer];
    }

    /** How much the second class counts; 0 where nothing is mixed in. */
    public float otherWeight(int answer) {
        return otherWeights == null ? 0 : otherWeights.values()[answer];
    }
}
