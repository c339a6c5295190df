package org.melograph.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;

/** Runs whose learning rate and dropout change while they go on. */
class SteeredRunTest {
    /** 3 steps are an epoch of the run. */
    private static final int EPOCHS = 4;

    private static final PlannedChange RATE = new PlannedChange(5, "learning_rate", 0.0001);
    private static final PlannedChange DROPOUT = new PlannedChange(5, "dropout", 0.6);

    private final Path folder;

    SteeredRunTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Writes down what a run tells, and interferes with it after a step. */
    private static class Observer implements RunWatcher, Job {
        final List<Double> losses = new ArrayList<>();
        final List<RunChange> changes = new ArrayList<>();

        @Nullable
        RunControls controls;

        boolean stopped;

        /** Nothing here; an observer that interferes overrides it. */
        @SuppressWarnings("UnusedVariable")
        void after(long step, RunControls steered) throws BadInputException {}

        @Override
        public void onControls(RunControls given) {
            controls = given;
        }

        @Override
        public void onChange(RunChange change) {
            changes.add(change);
        }

        @Override
        public void onStep(StepRecord step) {
            losses.add(step.loss());
            try {
                after(step.step(), Objects.requireNonNull(controls));
            } catch (BadInputException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void report(double fraction, String doing) {}

        @Override
        public boolean isStopped() {
            return stopped;
        }
    }

    private static TrainingRun run(List<PlannedChange> planned, @Nullable Path checkpoints, boolean resume)
            throws BadInputException {
        TrainingRun run = NetworkRunTest.run(EPOCHS, checkpoints, resume);
        return new TrainingRun(
                run.architecture(), run.spec(), run.split(), run.settings(), run.seed(), checkpoints, resume, planned);
    }

    private static Outcome.Trained outcome(TrainingRun run, Observer observer)
            throws BadInputException, StoppedException {
        Outcome.Trained trained = assertInstanceOf(Outcome.Trained.class, RunLoop.run(run, observer, observer));
        trained.model().close();
        return trained;
    }

    private static Map<String, Tensor> weights(TrainingRun run, Observer observer)
            throws BadInputException, StoppedException {
        Outcome.Trained trained = assertInstanceOf(Outcome.Finished.class, RunLoop.run(run, observer, observer));
        try (var model = trained.model()) {
            return model.weights();
        }
    }

    @Test
    void aPlannedChangeTakesEffectAtItsStepAndIsWrittenDown() throws BadInputException, StoppedException {
        Observer steady = new Observer();
        Observer steered = new Observer();
        assertEquals(List.of(), outcome(run(List.of(), null, false), steady).changes());
        Outcome.Trained trained = outcome(run(List.of(RATE, DROPOUT), null, false), steered);
        RunChange rate = new RunChange(5, 4 / 3.0, "learning_rate", 0.001, 0.0001);
        RunChange dropout = new RunChange(5, 4 / 3.0, "dropout", 0.2, 0.6);
        assertEquals(List.of(rate, dropout), trained.changes());
        assertEquals(trained.changes(), steered.changes);
        assertEquals(3 * EPOCHS, steady.losses.size());
        assertEquals(steady.losses.subList(0, 4), steered.losses.subList(0, 4));
        assertNotEquals(steady.losses.get(4), steered.losses.get(4));
        assertEquals("learning_rate 0.001 to 0.0001 from step 5 (after 1.333 epochs)", rate.inWords());
        assertEquals(
                "dropout 0.2 to 1e-05 from step 5 (after 2 epochs)",
                new RunChange(5, 2, "dropout", 0.2, 1e-5).inWords());
    }

    @Test
    void changesToWhatHoldsAnywayChangeNoBit() throws BadInputException, StoppedException {
        List<PlannedChange> same =
                List.of(new PlannedChange(2, "learning_rate", 0.001), new PlannedChange(6, "dropout", 0.2));
        assertEquals(
                weights(run(List.of(), null, false), new Observer()), weights(run(same, null, false), new Observer()));
    }

    @Test
    void whatAWatcherAsksForIsDoneAtTheNextStepLikeAPlannedChange() throws BadInputException, StoppedException {
        Observer asking = new Observer() {
            @Override
            void after(long step, RunControls steered) throws BadInputException {
                if (step == 4) {
                    steered.change(Map.of("learning_rate", 5.0, "dropout", 0.6));
                    // The last word counts.
                    steered.change(Map.of("learning_rate", 0.0001));
                    assertEquals(0.001, steered.held().get("learning_rate"));
                } else if (step == 5) {
                    assertEquals(Map.of("learning_rate", 0.0001, "dropout", 0.6), steered.held());
                }
            }
        };
        Map<String, Tensor> asked = weights(run(List.of(), null, false), asking);
        assertEquals(weights(run(List.of(RATE, DROPOUT), null, false), new Observer()), asked);
        assertEquals(2, asking.changes.size());
        assertTrue(asking.changes.stream().allMatch(change -> change.step() == 5));
    }

    @Test
    void aRunInterruptedAfterAChangeEndsLikeAnUninterruptedOne() throws BadInputException, StoppedException {
        Map<String, Tensor> whole = weights(run(List.of(RATE, DROPOUT), null, false), new Observer());
        // Steps 5 and 8 are the second of their epochs; the one that is stopped in is learnt again.
        for (long last : new long[] {5, 8}) {
            Observer stopping = new Observer() {
                @Override
                void after(long step, RunControls steered) throws BadInputException {
                    if (step == 4) {
                        steered.change(Map.of("learning_rate", 0.0001, "dropout", 0.6));
                    }
                    stopped = step == last;
                }
            };
            Outcome.Trained part = outcome(run(List.of(), folder, false), stopping);
            assertInstanceOf(Outcome.Stopped.class, part);
            Observer resuming = new Observer();
            assertEquals(whole, weights(run(List.of(), folder, true), resuming), "stopped after " + last);
            assertEquals(last == 5 ? 2 : 0, resuming.changes.size());
            assertEquals(
                    Map.of("learning_rate", 0.0001, "dropout", 0.6),
                    Objects.requireNonNull(resuming.controls).held());
            assertEquals(part.changes(), Checkpoint.read(folder).changes());
        }
    }

    @Test
    void aNewWishOutdoesOneFromBeforeTheInterruption() throws BadInputException, StoppedException {
        Observer stopping = new Observer() {
            @Override
            void after(long step, RunControls steered) throws BadInputException {
                if (step == 5) {
                    steered.change(Map.of("dropout", 0.6));
                }
                stopped = step == 6;
            }
        };
        // The second epoch, steps 4 to 6, was not judged any more and is learnt again.
        outcome(run(List.of(), folder, false), stopping);
        Observer resuming = new Observer() {
            @Override
            void after(long step, RunControls steered) throws BadInputException {
                if (step == 7) {
                    steered.change(Map.of("dropout", 0.1));
                }
            }
        };
        Outcome.Trained done = outcome(run(List.of(), folder, true), resuming);
        assertEquals(
                List.of(6L, 8L), done.changes().stream().map(RunChange::step).toList());
        assertEquals(0.1, Objects.requireNonNull(resuming.controls).held().get("dropout"));
    }

    @Test
    void aResumedCommandMayNameItsChangesAgainButNoneInThePast() throws BadInputException, StoppedException {
        Map<String, Tensor> whole = weights(run(List.of(RATE, DROPOUT), null, false), new Observer());
        Observer stopping = new Observer() {
            @Override
            void after(long step, RunControls steered) {
                stopped = step == 7;
            }
        };
        outcome(run(List.of(RATE, DROPOUT), folder, false), stopping);
        BadInputException past = assertThrows(
                BadInputException.class,
                () -> outcome(run(List.of(new PlannedChange(3, "dropout", 0.5)), folder, true), new Observer()));
        assertTrue(past.reason().contains("Step 3 is done already"), past.reason());
        assertTrue(past.reason().contains("step 7"), past.reason());
        assertEquals(whole, weights(run(List.of(RATE, DROPOUT), folder, true), new Observer()));
    }

    @Test
    void aRunToldToStopAfterItsEpochKeepsTheEpoch() throws BadInputException, StoppedException {
        Observer ending = new Observer() {
            @Override
            void after(long step, RunControls steered) {
                if (step == 4) {
                    steered.stopAfterEpoch();
                }
            }
        };
        Outcome.Trained trained = outcome(run(List.of(), folder, false), ending);
        assertInstanceOf(Outcome.Stopped.class, trained);
        assertEquals(2, trained.history().size());
        assertEquals(6, ending.losses.size());
        assertEquals(
                weights(run(List.of(), null, false), new Observer()),
                weights(run(List.of(), folder, true), new Observer()));
    }

    @Test
    void whatNoRunCanDoIsRefused() throws BadInputException, StoppedException {
        assertRefused(new PlannedChange(99, "dropout", 0.1), "Step 99 never comes");
        assertRefused(new PlannedChange(2, "dropout", 1), "from 0.0 to 0.9");
        assertRefused(new PlannedChange(2, "learning_rate", Double.NaN), "'learning_rate' cannot be 'NaN'");
        assertRefused(new PlannedChange(2, "batch", 8), "Change dropout or learning_rate.");
        TrainingRun toy = ToySongs.run(ToySongs.split(0.2), ToyArchitecture.params(2, 0.05, 1000, "none"), 1);
        Observer observer = new Observer();
        outcome(toy, observer);
        RunControls over = Objects.requireNonNull(observer.controls);
        assertEquals(
                List.of("learning_rate"),
                over.settings().stream().map(Param::name).toList());
        BadInputException late = assertThrows(BadInputException.class, () -> over.change(Map.of("learning_rate", 0.1)));
        assertTrue(late.reason().contains("The run is over"), late.reason());
    }

    @Test
    void aNetworkWithoutDropoutRefusesToChangeIt() throws BadInputException, StoppedException {
        TrainingRun toy = ToySongs.run(ToySongs.split(0.2), ToyArchitecture.params(2, 0.05, 1000, "none"), 1);
        Observer observer = new Observer() {
            @Override
            void after(long step, RunControls steered) {
                BadInputException none =
                        assertThrows(BadInputException.class, () -> steered.change(Map.of("dropout", 0.1)));
                assertEquals("'dropout' cannot be changed while 'toy' learns. Change learning_rate.", none.reason());
            }
        };
        outcome(toy, observer);
        assertEquals(List.of(), observer.changes);
    }

    private static void assertRefused(PlannedChange change, String words) throws BadInputException {
        TrainingRun run = run(List.of(change), null, false);
        BadInputException refused = assertThrows(BadInputException.class, () -> outcome(run, new Observer()));
        assertTrue(refused.reason().contains(words), refused.reason());
    }
}
