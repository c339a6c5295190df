package org.melograph.model;

import org.melograph.base.Tensor;

/** A sequence in the making, fed one event at a time. Holds all the past that its model looks at. */
public interface Continuation {
    /**
     * Takes the next event of the sequence.
     *
     * @param event its index in the model's labels
     * @return axes {@code [class]}: the distribution of the event after it, sums to 1
     */
    Tensor next(int event);

    /** Forgets every event taken so far. */
    void reset();
}
