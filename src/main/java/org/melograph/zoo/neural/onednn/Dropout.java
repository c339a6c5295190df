package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import org.melograph.base.Rng;
import org.melograph.zoo.neural.layer.SteerableDropout;

/** Drops part of the activations while learning, and the same part of their gradients. In place where that is allowed. */
final class Dropout implements Operation {
    private final Signal input;
    private final Signal output;
    private final SteerableDropout part;
    private final int place;
    private double dropped;
    private int key;

    /**
     * A dropout.
     *
     * @param part what is dropped; asked for anew with every draw
     * @param place its number in the program, so that no two drop alike
     */
    Dropout(Assembly assembly, Signal input, SteerableDropout part, int place) {
        this.input = input;
        this.part = part;
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
        dropped = part.dropped();
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
        if (dropped == 0 && from.equals(to)) {
            return;
        }
        Floats.drop(from, to, output.bytes() / Float.BYTES, dropped, key);
    }
}
