package org.melograph.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.DivergedException;
import org.melograph.base.Job;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.base.Workers;
import org.melograph.dataset.Balance;
import org.melograph.dataset.Example;
import org.melograph.dataset.Target;
import org.melograph.model.Batch;
import org.melograph.model.Learner;
import org.melograph.model.LearnerState;
import org.melograph.model.Model;

/**
 * Trains a model: epochs of steps, each epoch judged on the validation part, the best weights kept.
 *
 * <p>Everything that is drawn derives from the seed and the epoch or step, so that the same run gives the same weights,
 * and a run resumed from its checkpoint the weights it would have had uninterrupted.
 */
public final class RunLoop {
    /** An epoch's training accuracy is measured on so many examples at most, the same ones each epoch. */
    private static final int ACCURACY_SAMPLE = 512;

    private final TrainingRun run;
    private final RunWatcher watcher;
    private final Job job;
    private final List<Example> training;
    private final List<Example> sample;
    private final Batches batches;
    private final Batches otherBatches;
    private final Augmentation augmentation;
    private final WeightAverage average;
    private final List<EpochRecord> history = new ArrayList<>();
    private double earlierSeconds;
    private long startNanos;
    private @Nullable Tensor best;
    private int bestEpoch;

    private RunLoop(TrainingRun run, RunWatcher watcher, Job job) throws BadInputException {
        this.run = run;
        this.watcher = watcher;
        this.job = job;
        List<Example> own = run.split().train();
        int classes = run.spec().labels().size();
        boolean classify = own.getFirst().target() instanceof Target.ClassTarget;
        RunSettings settings = run.settings();
        RunSettings.Lift lift = classify ? settings.balance() : RunSettings.Lift.NONE;
        List<Example> drawn = classify && settings.resample() > 0
                ? Balance.resample(own, classes, settings.resample(), settings.resampleLargest(), run.seed())
                : own;
        this.training = lift == RunSettings.Lift.OVERSAMPLE ? Balance.oversample(drawn, classes, run.seed()) : drawn;
        Tensor classWeights = lift == RunSettings.Lift.WEIGHTS ? Balance.weights(drawn, classes) : null;
        this.batches = new Batches(run.spec(), classWeights);
        this.otherBatches = new Batches(run.spec(), classWeights);
        this.augmentation =
                classify ? Augmentation.from(run.spec().params(), run.spec().frontEnd()) : Augmentation.OFF;
        this.average = new WeightAverage(run.settings().averaging());
        this.sample = sampled(own, run.seed());
        this.startNanos = System.nanoTime();
    }

    private static List<Example> sampled(List<Example> training, long seed) {
        if (training.size() <= ACCURACY_SAMPLE) {
            return training;
        }
        int[] order = Rng.permutation(training.size(), Rng.of(seed, "accuracy sample"));
        return Arrays.stream(order, 0, ACCURACY_SAMPLE)
                .sorted()
                .mapToObj(training::get)
                .toList();
    }

    /**
     * Runs.
     *
     * <p>Where weights are averaged, the average is judged and kept, while learning goes on with the epoch's own weights.
     *
     * <p>Training accuracy is that of the judged weights on at most 512 examples of the training part as it is,
     * before any drawing or balancing. Validation loss counts every example the same.
     *
     * @throws BadInputException when the input does not fit the architecture, or the checkpoint is missing, damaged or of
     *     another run, or cannot be written
     * @throws StoppedException when the user stops a model that learns in one go, so that there is nothing to keep
     */
    public static Outcome run(TrainingRun run, RunWatcher watcher, Job job) throws BadInputException, StoppedException {
        RunLoop loop = new RunLoop(run, watcher, job);
        try (Learner learner = run.architecture().begin(run.spec(), run.seed())) {
            return switch (learner) {
                case Learner.Iterative iterative -> loop.iterate(iterative);
                case Learner.OneShot oneShot -> loop.fit(oneShot);
            };
        }
    }

    // ---- models that learn in one go

    private Outcome fit(Learner.OneShot learner) throws BadInputException, StoppedException {
        if (!run.planned().isEmpty()) {
            throw new BadInputException("'" + run.spec().architecture()
                    + "' learns in one go, so that nothing can change at step "
                    + run.planned().getFirst().step() + ". Choose a network, or change nothing.");
        }
        long start = System.nanoTime();
        int classes = run.spec().labels().size();
        watcher.onStart(
                1,
                1,
                run.architecture()
                        .weights(run.spec().input(), classes, run.spec().params()));
        job.report(0, "Fitting on " + training.size() + " examples");
        int[] order = Rng.permutation(training.size(), Rng.of(run.seed(), "shuffle", 1));
        learner.fit(batches.all(training, order, run.settings().batch()), groups(training, order), job.part(0, 0.9));
        if (!learner.tried().isEmpty()) {
            watcher.onTried(learner.tried());
        }
        Answered trained = Answered.by(learner.model(), sample, job);
        Answered valid = Answered.by(learner.model(), run.split().valid(), job);
        double seconds = secondsSince(start);
        watcher.onStep(new StepRecord(1, 1, trained.loss(), training.size() / seconds));
        EpochRecord epoch =
                new EpochRecord(1, trained.loss(), trained.accuracy(), valid.loss(), valid.accuracy(), seconds, true);
        history.add(epoch);
        watcher.onEpoch(epoch);
        job.report(1, "Fitted");
        return new Outcome.Finished(ownModel(learner), 1, false, history, seconds, learner.tried(), List.of());
    }

    /** The number of each example's group, in the order of learning. */
    private static List<Integer> groups(List<Example> training, int[] order) {
        Map<String, Integer> numbers = new HashMap<>();
        return Arrays.stream(order)
                .mapToObj(i -> numbers.computeIfAbsent(training.get(i).group(), _ -> numbers.size()))
                .toList();
    }

    private static long weightsOf(Model model) {
        return model.weights().values().stream().mapToLong(Tensor::length).sum();
    }

    // ---- models that learn step by step

    private Outcome iterate(Learner.Iterative learner) throws BadInputException {
        int epochs = run.settings().epochs();
        Steering steering = new Steering(learner, run, watcher, stepsPerEpoch(), epochs * stepsPerEpoch());
        try (steering) {
            long step = begin(learner, steering);
            watcher.onStart(epochs, stepsPerEpoch(), weightsOf(learner.model()));
            watcher.onControls(steering.controls());
            boolean early = isOutOfPatience();
            boolean ended = false;
            while (history.size() < epochs && !early && !ended) {
                step = epoch(learner, steering, history.size() + 1, step);
                early = isOutOfPatience();
                ended = steering.endsAfterEpoch();
            }
            if (ended && !early && history.size() < epochs) {
                return new Outcome.Stopped(bestModel(learner), bestEpoch, history, seconds(), steering.changes());
            }
            Model model = bestModel(learner);
            job.report(1, "Trained " + history.size() + " epochs; the best was " + bestEpoch);
            return new Outcome.Finished(
                    model,
                    bestEpoch,
                    early && history.size() < epochs,
                    history,
                    seconds(),
                    List.of(),
                    steering.changes());
        } catch (StoppedException _) {
            return new Outcome.Stopped(bestModel(learner), bestEpoch, history, seconds(), steering.changes());
        } catch (DivergedException e) {
            return new Outcome.Failed(e, history, seconds());
        }
    }

    /** Sets the learner to where the run begins or goes on, and gives the number of steps done. */
    private long begin(Learner.Iterative learner, Steering steering) throws BadInputException {
        if (!run.resume()) {
            keep(learner.state(), steering);
            return 0;
        }
        if (run.checkpoints() == null) {
            throw new IllegalArgumentException("A run without a folder for checkpoints cannot be resumed.");
        }
        Checkpoint checkpoint = Checkpoint.read(run.checkpoints());
        LearnerState fresh = learner.state();
        if (!checkpoint.run().equals(run.fingerprint())
                || checkpoint.state().weights().length() != fresh.weights().length()
                || checkpoint.state().optimiser().length() != fresh.optimiser().length()) {
            throw new BadInputException("The checkpoint in '" + run.checkpoints()
                    + "' is of a run with other songs or settings. Resume with the same ones, or start anew.");
        }
        learner.restore(checkpoint.state());
        history.addAll(checkpoint.history());
        earlierSeconds = checkpoint.seconds();
        bestEpoch = checkpoint.bestEpoch();
        best = bestEpoch == 0 ? null : checkpoint.best();
        Tensor averaged = checkpoint.average();
        if (averaged != null) {
            average.restore(averaged);
        }
        steering.resume(checkpoint.changes(), checkpoint.state().step());
        return checkpoint.state().step();
    }

    private long epoch(Learner.Iterative learner, Steering steering, int epoch, long firstStep)
            throws BadInputException, StoppedException, DivergedException {
        long start = System.nanoTime();
        long step = firstStep;
        int[] order = Rng.permutation(training.size(), Rng.of(run.seed(), "shuffle", epoch));
        int size = run.settings().batch();
        double lossSum = 0;
        try (Workers.Ahead<Batch> ahead = Workers.ahead("batch", Math.toIntExact(stepsPerEpoch()), number -> {
            // By turns: the batch before this one is still in use.
            Batches free = number % 2 == 0 ? batches : otherBatches;
            int from = number * size;
            int to = Math.min(order.length, from + size);
            return augmentation.equals(Augmentation.OFF)
                    ? free.of(training, order, from, to)
                    : free.varied(
                            training, order, from, to, augmentation, Rng.of(run.seed(), "augment", firstStep + number));
        })) {
            for (int from = 0; from < order.length; from += size) {
                job.throwIfStopped();
                int to = Math.min(order.length, from + size);
                Batch batch = ahead.take();
                if (steering.before(step + 1)) {
                    keep(steering);
                }
                double loss = learner.step(batch, step);
                step++;
                if (!Double.isFinite(loss)) {
                    throw diverged(learner, step, epoch, "the loss is " + loss, batch);
                }
                lossSum += loss * (to - from);
                watcher.onStep(new StepRecord(step, epoch, loss, to / secondsSince(start)));
                tell(epoch, (double) to / order.length, loss);
            }
        }
        LearnerState state = learner.state();
        double loss = lossSum / order.length;
        if (average.isOn()) {
            Tensor mean = average.with(state.weights(), epoch);
            LearnerState averaged = new LearnerState(mean, state.optimiser(), state.step());
            learner.restore(averaged);
            judge(learner, averaged, epoch, loss, start);
            learner.restore(state);
        } else {
            judge(learner, state, epoch, loss, start);
        }
        keep(state, steering);
        return step;
    }

    /** Measures the epoch and remembers its weights when they are the best so far. */
    private void judge(Learner.Iterative learner, LearnerState state, int epoch, double trainLoss, long start)
            throws StoppedException, DivergedException {
        Model model = learner.model();
        Answered trained = Answered.by(model, sample, job);
        List<Example> validation = run.split().valid();
        Answered valid = validation.isEmpty() ? Answered.NOTHING : Answered.by(model, validation, job);
        if (!validation.isEmpty() && !Double.isFinite(valid.loss())) {
            throw diverged(learner, state.step(), epoch, "the validation loss is " + valid.loss(), null);
        }
        boolean isBest = validation.isEmpty() || bestEpoch == 0 || valid.loss() < bestLoss();
        if (isBest) {
            bestEpoch = epoch;
            best = state.weights();
        }
        EpochRecord record = new EpochRecord(
                epoch, trainLoss, trained.accuracy(), valid.loss(), valid.accuracy(), secondsSince(start), isBest);
        history.add(record);
        watcher.onEpoch(record);
    }

    private double bestLoss() {
        return history.get(bestEpoch - 1).validLoss();
    }

    private boolean isOutOfPatience() {
        return !run.split().valid().isEmpty()
                && history.size() - bestEpoch >= run.settings().patience();
    }

    private void tell(int epoch, double part, double loss) {
        int epochs = run.settings().epochs();
        job.report(
                (epoch - 1 + part) / epochs,
                String.format(Locale.ROOT, "Epoch %d of %d, loss %.3f", epoch, epochs, loss));
    }

    private static DivergedException diverged(
            Learner.Iterative learner, long step, int epoch, String what, @Nullable Batch batch) {
        double rate = learner.learningRate();
        float largest = 0;
        if (batch != null) {
            for (float v : batch.inputs().values()) {
                largest = Math.max(largest, Math.abs(v));
            }
        }
        String scaling = largest > 100
                ? String.format(
                        Locale.ROOT, " A scaled input is as large as %.3g: look for outliers in the data.", largest)
                : "";
        return new DivergedException(String.format(
                Locale.ROOT,
                "Training diverged at step %d (epoch %d): %s. Try a learning rate of %.2g instead of %.2g.%s",
                step,
                epoch,
                what,
                rate / 10,
                rate,
                scaling));
    }

    private long stepsPerEpoch() {
        int size = run.settings().batch();
        return (training.size() + size - 1L) / size;
    }

    private void keep(LearnerState state, Steering steering) throws BadInputException {
        Path folder = run.checkpoints();
        if (folder != null) {
            Tensor kept = best == null ? state.weights() : best;
            write(
                    new Checkpoint(
                            run.fingerprint(),
                            state,
                            kept,
                            average.mean(),
                            bestEpoch,
                            history,
                            seconds(),
                            steering.remembered()),
                    folder);
        }
    }

    /** Brings the changes into the checkpoint at once: a run that ends within this epoch makes them again. */
    private void keep(Steering steering) throws BadInputException {
        Path folder = run.checkpoints();
        if (folder != null) {
            write(Checkpoint.read(folder).with(steering.remembered()), folder);
        }
    }

    private static void write(Checkpoint checkpoint, Path folder) throws BadInputException {
        try {
            checkpoint.write(folder);
        } catch (IOException e) {
            throw new BadInputException(
                    "Cannot keep a checkpoint in '" + folder + "': " + e.getMessage()
                            + ". Free some space or choose another folder.",
                    e);
        }
    }

    /** The model with the best weights, or with the present ones before the first epoch's end. */
    private Model bestModel(Learner.Iterative learner) throws BadInputException {
        if (best != null) {
            LearnerState now = learner.state();
            learner.restore(new LearnerState(best, now.optimiser(), now.step()));
        }
        return ownModel(learner);
    }

    /** A model of its own, which outlives the learner. */
    private Model ownModel(Learner learner) throws BadInputException {
        Model model = learner.model();
        return run.architecture().restore(model.spec(), model.weights());
    }

    private double seconds() {
        return earlierSeconds + secondsSince(startNanos);
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
