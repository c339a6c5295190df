package org.melograph.zoo.neural.onednn;

import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.melograph.zoo.neural.engine.Inputs;

/** How many steps of each example exist; the rest is padding at the end. */
final class Lengths {
    private final int[] steps;
    private final @Nullable Lengths before;
    private final IntUnaryOperator change;

    /** The lengths of a program's input, to be {@link #set} for each batch. */
    Lengths(int examples) {
        this(examples, null, IntUnaryOperator.identity());
    }

    private Lengths(int examples, @Nullable Lengths before, IntUnaryOperator change) {
        this.steps = new int[examples];
        this.before = before;
        this.change = change;
    }

    /** What these lengths become in a layer that shortens sequences. */
    Lengths then(IntUnaryOperator shortened) {
        return new Lengths(steps.length, this, shortened);
    }

    void set(Inputs inputs, int from) {
        for (int i = 0; i < steps.length; i++) {
            steps[i] = inputs.present(from + i);
        }
    }

    /** Follows the batch that is computed now. */
    void update() {
        if (before != null) {
            for (int i = 0; i < steps.length; i++) {
                steps[i] = change.applyAsInt(before.steps[i]);
            }
        }
    }

    int of(int example) {
        return steps[example];
    }
}
