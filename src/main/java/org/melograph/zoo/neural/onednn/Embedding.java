package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The row of a table for each token of a sequence. */
final class Embedding implements Operation {
    private final Signal input;
    private final Parameter table;
    private final int tokens;
    private final int width;
    private final boolean byColumn;
    private final Signal output;
    private final int[] seen;
    private final float[] row;
    private final float[] stored;
    private final float[] rows;
    private final float[] gradient;

    /**
     * An embedding.
     *
     * @param input tokens as numbers, {@code [example, 1, step]}
     * @param byColumn whether the table lies {@code [dimension, token]}, else {@code [token, dimension]}
     */
    Embedding(Assembly assembly, Signal input, int tokens, int width, Parameter table, boolean byColumn) {
        this.input = input;
        this.table = table;
        this.tokens = tokens;
        this.width = width;
        this.byColumn = byColumn;
        long[] dims = {input.examples(), width, input.steps()};
        output = assembly.signal(dims, assembly.byExample(dims[0], dims[1], dims[2]), input.lengths(), true, true);
        seen = new int[input.examples() * input.steps()];
        row = new float[width];
        stored = new float[tokens * width];
        rows = new float[tokens * width];
        gradient = new float[tokens * width];
        assembly.onChangedWeights(this::readTable);
    }

    private void readTable() {
        MemorySegment.copy(table.values(), ValueLayout.JAVA_FLOAT, 0, stored, 0, stored.length);
        for (int token = 0; token < tokens; token++) {
            for (int dimension = 0; dimension < width; dimension++) {
                rows[token * width + dimension] = stored[place(token, dimension)];
            }
        }
    }

    private int place(int token, int dimension) {
        return byColumn ? dimension * tokens + token : token * width + dimension;
    }

    Signal output() {
        return output;
    }

    @Override
    public void forward() {
        int steps = input.steps();
        for (int example = 0; example < input.examples(); example++) {
            for (int step = 0; step < steps; step++) {
                int token = (int) input.values().getAtIndex(ValueLayout.JAVA_FLOAT, input.at(example, step));
                seen[example * steps + step] = token;
                MemorySegment.copy(
                        rows,
                        token * width,
                        output.values(),
                        ValueLayout.JAVA_FLOAT,
                        output.at(example, step) * Float.BYTES,
                        width);
            }
        }
    }

    @Override
    public void prepareBackward() {
        // Tokens have no gradient.
    }

    @Override
    public void backward() {
        java.util.Arrays.fill(gradient, 0);
        int steps = input.steps();
        for (int example = 0; example < input.examples(); example++) {
            for (int step = 0; step < steps; step++) {
                MemorySegment.copy(
                        output.gradientValues(),
                        ValueLayout.JAVA_FLOAT,
                        output.at(example, step) * Float.BYTES,
                        row,
                        0,
                        width);
                int token = seen[example * steps + step];
                for (int dimension = 0; dimension < width; dimension++) {
                    gradient[place(token, dimension)] += row[dimension];
                }
            }
        }
        MemorySegment.copy(gradient, 0, table.gradient(), ValueLayout.JAVA_FLOAT, 0, gradient.length);
    }
}
