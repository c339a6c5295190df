package org.melograph.train;

import java.util.List;
import org.melograph.model.TriedSetting;

/** Follows a run. Called on the run's thread: keep it short, the run waits. */
public interface RunWatcher {
    /**
     * Before a member of an ensemble begins to learn; what follows is of that member.
     *
     * @param number counted from 1
     * @param members how many there are
     */
    default void onMember(int number, int members, String architecture) {}

    /** Before the first step. */
    default void onStart(int epochs, long stepsPerEpoch, long weights) {}

    /** Before the first step of a model that learns step by step: what it is steered with while it learns. */
    default void onControls(RunControls controls) {}

    /** Before the first step with another learning rate or dropout. */
    default void onChange(RunChange change) {}

    /** After every step. */
    default void onStep(StepRecord step) {}

    /** After every epoch. */
    default void onEpoch(EpochRecord epoch) {}

    /** Once, where the model tuned its own settings within the training part: what it tried. */
    default void onTried(List<TriedSetting> tried) {}

    /** Follows nothing. */
    RunWatcher NONE = new RunWatcher() {};
}
