package org.melograph.train;

/** Follows a run. Called on the run's thread: keep it short, the run waits. */
public interface RunWatcher {
    /** Before the first step. */
    default void onStart(int epochs, long stepsPerEpoch, long weights) {}

    /** After every step. */
    default void onStep(StepRecord step) {}

    /** After every epoch. */
    default void onEpoch(EpochRecord epoch) {}

    /** Follows nothing. */
    RunWatcher NONE = new RunWatcher() {};
}
