package org.melograph.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Split;

class RunLoopTest {
    private final Path folder;

    RunLoopTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Remembers what a run tells, and stops it when a step is reached. */
    private static final class Diary implements RunWatcher, Job {
        final List<StepRecord> steps = new ArrayList<>();
        final List<EpochRecord> epochs = new ArrayList<>();
        final AtomicBoolean stopped = new AtomicBoolean();
        private final long stopAfterStep;

        Diary(long stopAfterStep) {
            this.stopAfterStep = stopAfterStep;
        }

        @Override
        public void onStep(StepRecord step) {
            steps.add(step);
            stopped.compareAndSet(false, step.step() >= stopAfterStep);
        }

        @Override
        public void onEpoch(EpochRecord epoch) {
            epochs.add(epoch);
        }

        @Override
        public void report(double fraction, String doing) {}

        @Override
        public boolean isStopped() {
            return stopped.get();
        }
    }

    private static Params params(int epochs) {
        return ToyArchitecture.params(epochs, 0.05, 1000, "weights");
    }

    private TrainingRun keeping(Params params, long seed, boolean resume) {
        TrainingRun run = ToySongs.run(ToySongs.split(0.2), params, seed);
        return new TrainingRun(run.architecture(), run.spec(), run.split(), run.settings(), seed, folder, resume);
    }

    private static Map<String, Tensor> weights(Outcome outcome) {
        return assertInstanceOf(Outcome.Trained.class, outcome).model().weights();
    }

    private static Outcome run(TrainingRun run, @Nullable Diary diary) throws BadInputException, StoppedException {
        return RunLoop.run(run, diary == null ? RunWatcher.NONE : diary, diary == null ? Job.silent() : diary);
    }

    @Test
    void learnsAndTellsEveryStepAndEpoch() throws BadInputException, StoppedException {
        Split split = ToySongs.split(0.2);
        Diary diary = new Diary(Long.MAX_VALUE);
        Outcome outcome = run(ToySongs.run(split, params(12), 1), diary);
        assertInstanceOf(Outcome.Finished.class, outcome);
        int perEpoch = (split.train().size() + 7) / 8;
        assertEquals(12 * perEpoch, diary.steps.size());
        assertEquals(12, diary.epochs.size());
        assertEquals(outcome.history(), diary.epochs);
        assertEquals(perEpoch + 1L, diary.steps.get(perEpoch).step());
        EpochRecord first = diary.epochs.getFirst();
        EpochRecord last = diary.epochs.getLast();
        assertTrue(last.trainLoss() < first.trainLoss(), first + " to " + last);
        assertTrue(last.validAccuracy() > 0.7, last.toString());
    }

    @Test
    void theBestEpochsWeightsAreKept() throws BadInputException, StoppedException {
        // A rate this large overshoots, so that the last epoch is not the best one.
        Params wild = ToyArchitecture.params(30, 2, 1000, "none");
        Split split = ToySongs.split(0.2);
        Outcome.Finished outcome = assertInstanceOf(Outcome.Finished.class, run(ToySongs.run(split, wild, 1), null));
        EpochRecord best = outcome.history().get(outcome.bestEpoch() - 1);
        assertTrue(best.best());
        assertNotEquals(30, outcome.bestEpoch());
        outcome.history().forEach(e -> assertTrue(best.validLoss() <= e.validLoss()));
        Answered kept = Answered.by(outcome.model(), split.valid(), Job.silent());
        assertEquals(best.validLoss(), kept.loss(), 0);
    }

    @Test
    void sameSeedGivesTheSameWeightsAndAnotherSeedOthers() throws BadInputException, StoppedException {
        Split split = ToySongs.split(0.2);
        Map<String, Tensor> first = weights(run(ToySongs.run(split, params(4), 1), null));
        assertEquals(first, weights(run(ToySongs.run(split, params(4), 1), null)));
        assertNotEquals(first, weights(run(ToySongs.run(split, params(4), 2), null)));
    }

    @Test
    void stopsBeforeTheNextBatch() throws BadInputException, StoppedException {
        Diary diary = new Diary(3);
        Outcome outcome = run(ToySongs.run(ToySongs.split(0.2), params(5), 1), diary);
        assertEquals(3, diary.steps.size());
        Outcome.Stopped stopped = assertInstanceOf(Outcome.Stopped.class, outcome);
        assertEquals(0, stopped.bestEpoch());
    }

    @Test
    void aStoppedRunKeepsTheBestWeightsSoFar() throws BadInputException, StoppedException {
        Split split = ToySongs.split(0.2);
        int perEpoch = (split.train().size() + 7) / 8;
        Outcome stopped = run(ToySongs.run(split, params(9), 1), new Diary(2L * perEpoch + 1));
        assertInstanceOf(Outcome.Stopped.class, stopped);
        assertEquals(2, stopped.history().size());
        assertEquals(weights(run(ToySongs.run(split, params(2), 1), null)), weights(stopped));
    }

    @Test
    void aResumedRunEndsWithTheWeightsOfAnUninterruptedOne() throws BadInputException, StoppedException {
        Outcome whole = run(ToySongs.run(ToySongs.split(0.2), params(8), 3), null);
        int perEpoch = (ToySongs.split(0.2).train().size() + 7) / 8;
        Outcome stopped = run(keeping(params(8), 3, false), new Diary(3L * perEpoch + 2));
        assertInstanceOf(Outcome.Stopped.class, stopped);
        Diary resumed = new Diary(Long.MAX_VALUE);
        Outcome outcome = run(keeping(params(8), 3, true), resumed);
        assertEquals(3L * perEpoch + 1, resumed.steps.getFirst().step());
        assertEquals(weights(whole), weights(outcome));
        assertEquals(losses(whole), losses(outcome));
    }

    @Test
    void aResumedRunGoesOnWithTheAverageOfTheWeights() throws BadInputException, StoppedException {
        Params averaged = params(8).with("averaging", 0.7);
        Outcome whole = run(ToySongs.run(ToySongs.split(0.2), averaged, 3), null);
        int perEpoch = (ToySongs.split(0.2).train().size() + 7) / 8;
        assertInstanceOf(Outcome.Stopped.class, run(keeping(averaged, 3, false), new Diary(3L * perEpoch + 2)));
        Outcome outcome = run(keeping(averaged, 3, true), null);
        assertEquals(weights(whole), weights(outcome));
        assertEquals(losses(whole), losses(outcome));
    }

    @Test
    void theAverageOfTheWeightsIsWhatIsJudgedAndKept() throws BadInputException, StoppedException {
        Split split = ToySongs.split(0.2);
        // So many epochs count the same.
        List<float[]> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= 3; epoch++) {
            epochs.add(only(weights(run(ToySongs.run(withoutValidation(split), params(epoch), 1), null))));
        }
        Params averaged = params(3).with("averaging", 0.9);
        float[] kept = only(weights(run(ToySongs.run(withoutValidation(split), averaged, 1), null)));
        for (int i = 0; i < kept.length; i++) {
            float mean = (epochs.get(0)[i] + epochs.get(1)[i] + epochs.get(2)[i]) / 3;
            assertEquals(mean, kept[i], 1e-5f);
        }
        Outcome.Finished judged = assertInstanceOf(Outcome.Finished.class, run(ToySongs.run(split, averaged, 1), null));
        Answered best = Answered.by(judged.model(), split.valid(), Job.silent());
        assertEquals(judged.history().get(judged.bestEpoch() - 1).validLoss(), best.loss(), 0);
    }

    private static Split withoutValidation(Split split) {
        return new Split(split.train(), List.of(), split.test(), split.summary());
    }

    private static float[] only(Map<String, Tensor> weights) {
        return weights.values().iterator().next().values();
    }

    private static List<Double> losses(Outcome outcome) {
        return outcome.history().stream().map(EpochRecord::validLoss).toList();
    }

    @Test
    void aRunStoppedInItsFirstEpochResumesFromTheBeginning() throws BadInputException, StoppedException {
        run(keeping(params(4), 3, false), new Diary(1));
        Outcome outcome = run(keeping(params(4), 3, true), null);
        assertEquals(weights(run(ToySongs.run(ToySongs.split(0.2), params(4), 3), null)), weights(outcome));
    }

    @Test
    void aFinishedRunMayBeMadeLonger() throws BadInputException, StoppedException {
        run(keeping(params(3), 3, false), null);
        Outcome outcome = run(keeping(params(6), 3, true), null);
        assertEquals(6, outcome.history().size());
        assertEquals(weights(run(ToySongs.run(ToySongs.split(0.2), params(6), 3), null)), weights(outcome));
    }

    @Test
    void aCheckpointOfAnotherRunIsRefused() throws BadInputException, StoppedException {
        run(keeping(params(2), 3, false), null);
        BadInputException e = assertThrows(BadInputException.class, () -> run(keeping(params(2), 4, true), null));
        assertTrue(e.reason().contains("other songs or settings"), e.reason());
    }

    @Test
    void resumingNothingIsRefused() {
        BadInputException e = assertThrows(BadInputException.class, () -> run(keeping(params(2), 3, true), null));
        assertTrue(e.reason().contains("no checkpoint"), e.reason());
    }

    @Test
    void everyTornOrChangedCheckpointIsRefused() throws BadInputException, StoppedException, IOException {
        run(keeping(params(2), 3, false), null);
        Path file = folder.resolve("last.checkpoint");
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 5, 11, 40, whole.length - 1}) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThrows(BadInputException.class, () -> Checkpoint.read(folder), "cut to " + length);
        }
        for (int at : new int[] {0, 9, 30, whole.length - 3}) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x55;
            Files.write(file, changed);
            assertThrows(BadInputException.class, () -> Checkpoint.read(folder), "changed at " + at);
        }
        Files.write(file, whole);
        assertEquals(2, Checkpoint.read(folder).history().size());
    }

    @Test
    void patienceEndsTheRunEarly() throws BadInputException, StoppedException {
        Params wild = ToyArchitecture.params(200, 2, 4, "none");
        Outcome.Finished outcome =
                assertInstanceOf(Outcome.Finished.class, run(ToySongs.run(ToySongs.split(0.2), wild, 1), null));
        assertTrue(outcome.early());
        assertEquals(outcome.bestEpoch() + 4, outcome.history().size());
    }

    @Test
    void withoutValidationTheLastEpochIsTheBest() throws BadInputException, StoppedException {
        Outcome.Finished outcome =
                assertInstanceOf(Outcome.Finished.class, run(ToySongs.run(ToySongs.split(0), params(5), 1), null));
        assertEquals(5, outcome.bestEpoch());
        assertFalse(outcome.early());
        assertTrue(Double.isNaN(outcome.history().getLast().validLoss()));
    }

    @Test
    void divergenceTellsWhereAndWhatToTry() throws BadInputException, StoppedException {
        Params diverging = ToyArchitecture.params(50, 10, 1000, "none");
        Split split = ToySongs.split(0.2);
        TrainingRun run = ToySongs.run(split, diverging, 1);
        // Scaling that was never fitted: inputs of 1e37 leave the numbers in the first steps.
        var spec = run.spec();
        var tiny = Tensor.wrap(new float[] {1e-37f}, spec.deviation().axes());
        var broken = new org.melograph.model.ModelSpec(
                spec.architecture(), spec.params(), spec.frontEnd(), spec.input(), spec.labels(), spec.mean(), tiny);
        Outcome outcome = run(TrainingRun.of(run.architecture(), broken, split, run.settings(), 1), null);
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome);
        String message = String.valueOf(failed.cause().getMessage());
        assertTrue(message.contains("diverged at step"), message);
        assertTrue(message.contains("learning rate of 1.0 instead of 10"), message);
        assertTrue(message.contains("outliers"), message);
    }

    @Test
    void oversamplingLengthensTheTrainingPartOnly() throws BadInputException, StoppedException {
        Split split = ToySongs.split(0.2);
        Diary plain = new Diary(Long.MAX_VALUE);
        Diary more = new Diary(Long.MAX_VALUE);
        run(ToySongs.run(split, ToyArchitecture.params(1, 0.01, 5, "none"), 1), plain);
        run(ToySongs.run(split, ToyArchitecture.params(1, 0.01, 5, "oversample"), 1), more);
        assertTrue(more.steps.size() > plain.steps.size());
        assertEquals(2.0 / 3, (double) count(split, 0) / split.train().size(), 0.1);
        assertEquals((2 * count(split, 0) + 7) / 8, more.steps.size());
    }

    private static long count(Split split, int label) {
        return split.train().stream()
                .filter(e -> e.target().equals(new org.melograph.dataset.Target.ClassTarget(label)))
                .count();
    }

    @Test
    void modelsThatLearnInOneGoRunThroughTheSameLoop() throws BadInputException, StoppedException {
        Split split = ToySongs.split(0.2);
        Params params = params(1);
        TrainingRun run = TrainingRun.of(
                new ToyArchitecture(true), ToySongs.spec(split, params), split, RunSettings.from(params), 1);
        Outcome.Finished outcome = assertInstanceOf(Outcome.Finished.class, run(run, null));
        assertEquals(1, outcome.history().size());
        assertTrue(outcome.history().getFirst().validAccuracy() > 0.7);
    }
}
