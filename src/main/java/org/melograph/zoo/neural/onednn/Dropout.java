package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import org.melograph.base.Rng;

/** Drops part of the activations while learning, and the same part of their gradients. In place where that is allowed. */
final class Dropout implements Operation {
    private final Signal input;
    private final Signal output;
    private final double dropped;
    private final int place;
    private int key;

    /**
     * A dropout.
     *
     * @param dropped the probability, above 0
     * @param place its number in the program, so that no two drop alike
     */
    Dropout(Assembly assembly, Signal input, double dropped, int place) {
        this.input = input;
        this.dropped = dropped;
        this.place = place;
        this.output = input.isOverwritable()
                ? input
                : assembly.signal(input.dims(), input.layout(), input.lengths(), input.needsGradient(), true);
    }

    Signal output() {
        return output;
    }

    /** Begins another draw. */
    void draw(long seed) {
        key = (int) (Rng.derive(seed, "dropout", place) >>> Integer.SIZE);
    }

    @Override
    public void forward() {
        apply(input.values(), output.values());
    }

    @Override
    public void prepareBackward() {
        if (output != input && input.needsGradient()) {
            // The gradient is changed in place and handed on.
            input.placeGradient(output.gradient(), output.gradientValues());
        }
    }

    @Override
    public void backward() {
        if (output.hasGradient()) {
            apply(output.gradientValues(), output.gradientValues());
        }
    }

    private void apply(MemorySegment from, MemorySegment to) {
        Floats.drop(from, to, output.bytes() / Float.BYTES, dropped, key);
    }
}
