package org.melograph.app;

import java.util.List;

/** Hears how the reproduction of a paper goes on; called on the thread that makes the runs, in order. */
@FunctionalInterface
public interface PaperWatcher {
    /**
     * A run that is to be made.
     *
     * @param model the name in the paper
     * @param fold counted from 0; 0 where there are no folds
     */
    record PlannedRun(String model, String architecture, long seed, int fold) {}

    /** Everything there is to run, those runs included that an earlier call finished; once, before any run. */
    default void onPlan(List<PlannedRun> runs) {}

    /** A run begins. */
    default void onStart(PlannedRun run) {}

    /** A run has ended, or failed with its reason; the others go on. Runs kept from an earlier call are not told. */
    void onRun(PaperRun run);

    /** A model's scores over all its runs so far, kept ones included; after each of them. */
    default void onRow(PaperReport.Row row) {}
}
