package org.melograph.zoo.neural.layer;

import org.nd4j.linalg.schedule.ISchedule;

/** Dropout that a user changes while a run goes on. One instance serves all places of one network that drop anything. */
public final class SteerableDropout implements ISchedule {
    private static final long serialVersionUID = 1L;

    private double dropped;

    /**
     * Dropout until it is changed.
     *
     * @param dropped the part of the activations that is dropped while learning, 0 to below 1
     */
    public SteerableDropout(double dropped) {
        change(dropped);
    }

    /** The part of the activations that is dropped while learning, 0 to below 1. */
    public double dropped() {
        return dropped;
    }

    /** Holds from the next step on; 0 to below 1. */
    public void change(double part) {
        if (!(part >= 0 && part < 1)) {
            throw new IllegalArgumentException("Of the activations " + part + " cannot be dropped.");
        }
        this.dropped = part;
    }

    /** The part that is kept, as DL4J asks for it. */
    @Override
    public double valueAt(int iteration, int epoch) {
        return 1 - dropped;
    }

    /** This schedule itself: a copy would not hear of changes. */
    @Override
    @SuppressWarnings({"MethodDoesntCallSuperMethod", "CloneDeclaresCloneNotSupported"}) // shared on purpose
    public ISchedule clone() {
        return this;
    }
}
