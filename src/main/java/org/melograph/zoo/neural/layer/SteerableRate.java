package org.melograph.zoo.neural.layer;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate that a user changes while a run goes on. One instance serves all layers of one network: DL4J's own
 * change of rate passes over wrapped layers (bidirectional ones) and rearranges the optimiser's moments.
 */
public final class SteerableRate implements ISchedule {
    private static final long serialVersionUID = 1L;

    private double rate;

    /**
     * A rate until it is changed.
     *
     * @param rate 0 or more
     */
    public SteerableRate(double rate) {
        this.rate = rate;
    }

    /** Holds from the next step on. */
    public void change(double newRate) {
        this.rate = newRate;
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        return rate;
    }

    /** This schedule itself: a copy would not hear of changes. */
    @Override
    @SuppressWarnings({"MethodDoesntCallSuperMethod", "CloneDeclaresCloneNotSupported"}) // shared on purpose
    public ISchedule clone() {
        return this;
    }
}
