package org.melograph.zoo.neural.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Tensor;

/**
 * A batch as the first layer takes it.
 *
 * @param values row-major, the examples one after another; 0 where padded
 * @param dims the axes of one example: {@code [channel]}, {@code [channel, step]} or {@code [1, row, column]}
 * @param present axes {@code [example]}: how many steps of each exist; null where all do
 */
public record Inputs(
        Tensor values, List<Long> dims, @Nullable Tensor present) {
    /** Keeps the axes. */
    public Inputs {
        dims = List.copyOf(dims);
    }

    /** The number of examples. */
    public int examples() {
        return values.length() / width();
    }

    /** Numbers of one example. */
    public int width() {
        return Math.toIntExact(dims.stream().reduce(1L, (a, b) -> a * b));
    }

    /** The length of the last axis: steps or columns. */
    public int last() {
        return dims.getLast().intValue();
    }

    /** How many steps of an example exist. */
    public int present(int example) {
        return present == null ? last() : (int) present.values()[example];
    }
}
