package org.melograph.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.model.Learner;
import org.melograph.model.Model;

/**
 * The run's side of its {@link RunControls}: brings to the learner what was planned, what was asked for, and, in a resumed
 * run, what was asked for in the epoch that is learnt again. Used by the run's thread alone.
 */
final class Steering implements AutoCloseable {
    private final Learner.Iterative learner;
    private final Wishes wishes;
    private final RunWatcher watcher;
    private final List<PlannedChange> planned;
    private final List<RunChange> again = new ArrayList<>();
    private final List<RunChange> done = new ArrayList<>();
    private final long stepsPerEpoch;
    private long next = Long.MAX_VALUE;

    /**
     * The steering of a run that begins.
     *
     * @param steps of the whole run, at most
     * @throws BadInputException when a planned change does not fit the network or the run
     */
    Steering(Learner.Iterative learner, TrainingRun run, RunWatcher watcher, long stepsPerEpoch, long steps)
            throws BadInputException {
        this.learner = learner;
        this.watcher = watcher;
        this.stepsPerEpoch = stepsPerEpoch;
        this.planned = new ArrayList<>(run.planned());
        Model model = learner.model();
        Map<String, Double> held = new HashMap<>();
        held.put(RunControls.LEARNING_RATE, learner.learningRate());
        if (!Double.isNaN(learner.dropout())) {
            held.put(RunControls.DROPOUT, learner.dropout());
        }
        this.wishes = new Wishes(model.spec().architecture(), model.spec().params(), held);
        for (PlannedChange change : planned) {
            wishes.check(change.setting(), change.value());
            if (change.step() < 1 || change.step() > steps) {
                throw new BadInputException("Step " + change.step() + " never comes, so that " + change.setting()
                        + " could not change there. The run has the steps 1 to " + steps + ".");
            }
        }
        findNext();
    }

    RunControls controls() {
        return wishes;
    }

    boolean endsAfterEpoch() {
        return wishes.endsAfterEpoch();
    }

    /**
     * Goes on after a checkpoint.
     *
     * @param earlier the changes that the checkpoint remembers
     * @param steps done before it; later changes are made again
     * @throws BadInputException when a change is planned for one of those steps that was not made there
     */
    void resume(List<RunChange> earlier, long steps) throws BadInputException {
        for (RunChange change : earlier) {
            if (change.step() <= steps) {
                set(change.setting(), change.value());
                done.add(change);
            } else if (!planned.contains(plan(change))) {
                again.add(change);
            }
        }
        for (PlannedChange change : List.copyOf(planned)) {
            if (change.step() <= steps) {
                if (earlier.stream().noneMatch(e -> plan(e).equals(change))) {
                    throw new BadInputException("Step " + change.step() + " is done already, so that "
                            + change.setting() + " can no longer change there. The run goes on with step "
                            + (steps + 1) + ".");
                }
                planned.remove(change);
            }
        }
        findNext();
    }

    private static PlannedChange plan(RunChange change) {
        return new PlannedChange(change.step(), change.setting(), change.value());
    }

    /**
     * Makes what changes before a step.
     *
     * @param step counted from 1
     * @return whether anything has changed
     */
    boolean before(long step) {
        Map<String, Double> asked = wishes.take();
        if (asked.isEmpty() && step < next) {
            return false;
        }
        for (RunChange change : List.copyOf(again)) {
            if (change.step() <= step) {
                again.remove(change);
                make(step, change.setting(), change.value());
            }
        }
        for (PlannedChange change : List.copyOf(planned)) {
            if (change.step() <= step) {
                planned.remove(change);
                make(step, change.setting(), change.value());
            }
        }
        asked.forEach((setting, value) -> {
            // The newest wish counts, not one from before the interruption.
            again.removeIf(change -> change.setting().equals(setting));
            make(step, setting, value);
        });
        findNext();
        return true;
    }

    private void make(long step, String setting, double value) {
        double before = wishes.held().getOrDefault(setting, Double.NaN);
        set(setting, value);
        RunChange change = new RunChange(step, (step - 1.0) / stepsPerEpoch, setting, before, value);
        done.add(change);
        watcher.onChange(change);
    }

    private void set(String setting, double value) {
        switch (setting) {
            case RunControls.LEARNING_RATE -> learner.setLearningRate(value);
            case RunControls.DROPOUT -> learner.setDropout(value);
            default -> throw new IllegalArgumentException("'" + setting + "' cannot change while a run goes on.");
        }
        wishes.hold(setting, value);
    }

    private void findNext() {
        next = Long.MAX_VALUE;
        again.forEach(change -> next = Math.min(next, change.step()));
        planned.forEach(change -> next = Math.min(next, change.step()));
    }

    /** The changes that were made, in their order. */
    List<RunChange> changes() {
        return List.copyOf(done);
    }

    /** What a checkpoint must remember: the changes that were made, and those that are to be made again. */
    List<RunChange> remembered() {
        List<RunChange> all = new ArrayList<>(done);
        all.addAll(again);
        return all;
    }

    @Override
    public void close() {
        wishes.close();
    }
}
