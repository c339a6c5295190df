package org.melograph.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.DivergedException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.dataset.SplitPlan;
import org.melograph.dataset.SplitSummary;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.train.PooledEvaluation;
import org.melograph.train.RunWatcher;
import org.melograph.train.metric.Evaluation;
import org.melograph.zoo.ModelZoo;

/** Trains the same model several times, over seeds and folds: a mean with its spread instead of one lucky number. */
public final class TrainSeries {
    /** In a plan: as many folds as the source's own {@code fold} column has. */
    public static final int FOLDS_OF_FILE = -1;

    private final Workspace workspace;

    public TrainSeries(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Means and standard deviations (n - 1) over the runs; the average precision of tags is NaN for other models. */
    public record Spread(
            int runs,
            double songAccuracyMean,
            double songAccuracyDeviation,
            double clipAccuracyMean,
            double clipAccuracyDeviation,
            double averagePrecisionMean,
            double averagePrecisionDeviation) {}

    /**
     * All runs.
     *
     * @param pooled the scores over the held-out songs of all runs together; its bundle is that of the run with the best
     *     validation loss
     */
    public record Report(
            TrainModel.Report pooled, Spread spread, List<TrainModel.Report> runs, List<Refusal> refused) {}

    /** Trains once for every seed and fold; of the models the one with the best validation loss is kept. */
    public Report run(TrainModel.Request request, List<Long> seeds, RunWatcher watcher, Job job)
            throws BadInputException, StoppedException, DivergedException {
        SplitPlan plan = request.split();
        int folds = plan.folds() == FOLDS_OF_FILE ? foldsOf(request, job) : plan.folds();
        int runsPerSeed = Math.max(1, folds);
        int total = seeds.size() * runsPerSeed;
        TrainModel trainer = new TrainModel(workspace);
        List<TrainModel.Report> runs = new ArrayList<>();
        List<Evaluation> evaluations = new ArrayList<>();
        TrainModel.@Nullable Fitted best = null;
        for (long seed : seeds) {
            for (int fold = 0; fold < runsPerSeed; fold++) {
                if (job.isStopped() && !runs.isEmpty()) {
                    // What was finished is kept; the report says that it was stopped.
                    continue;
                }
                SplitPlan ofRun =
                        new SplitPlan(plan.by(), plan.testFraction(), plan.validFraction(), folds, fold, plan.seed());
                Job part = job.part((double) runs.size() / total, (runs.size() + 1.0) / total);
                TrainModel.Fitted fitted = trainer.fit(request.of(ofRun, seed), watcher, part);
                runs.add(fitted.report());
                evaluations.add(fitted.evaluation());
                if (best == null
                        || fitted.report().bestValidation() < best.report().bestValidation()) {
                    best = fitted;
                }
            }
        }
        TrainModel.Fitted kept = Objects.requireNonNull(best);
        new KeepRun(workspace).run(request, kept);
        return new Report(
                pooled(kept.report(), runs, PooledEvaluation.of(evaluations, request.seed())),
                spread(runs),
                runs,
                kept.report().refused());
    }

    private int foldsOf(TrainModel.Request request, Job job) throws BadInputException, StoppedException {
        String kind = ModelZoo.byId(request.architecture()).inputKind();
        return foldsOf(LibrarySource.open(workspace, request.source(), kind, job));
    }

    /**
     * How many folds a collection fixes.
     *
     * @throws BadInputException when it fixes none or only one
     */
    static int foldsOf(Collection collection) throws BadInputException {
        long folds = collection.songs().stream()
                .map(Song::fold)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        if (folds < 2) {
            throw new BadInputException("The source has no 'fold' column with two folds or more. Give '--folds 5'.");
        }
        return (int) folds;
    }

    private static TrainModel.Report pooled(
            TrainModel.Report kept, List<TrainModel.Report> runs, Evaluation evaluation) {
        SplitSummary split = kept.split();
        int shared = runs.stream().mapToInt(r -> r.split().sharedSongs()).sum();
        return new TrainModel.Report(
                kept.model(),
                kept.architecture(),
                kept.weights(),
                kept.seed(),
                kept.epochs(),
                runs.stream().mapToDouble(TrainModel.Report::seconds).sum(),
                new SplitSummary(
                        split.by(), split.trainSongs(), split.validSongs(), split.testSongs(), shared, split.hash()),
                evaluation.clip(),
                evaluation.song(),
                mean(runs, TrainModel.Report::majority),
                evaluation.classes(),
                evaluation.confusion(),
                evaluation.clipConfusion(),
                evaluation.voteCurve(),
                kept.history(),
                evaluation.predictions(),
                runs.stream().anyMatch(TrainModel.Report::stopped),
                kept.refused(),
                kept.remarks(),
                kept.tried(),
                TrainModel.scores(evaluation),
                List.of(),
                kept.changes(),
                kept.calibration());
    }

    private static Spread spread(List<TrainModel.Report> runs) {
        ToDoubleFunction<TrainModel.Report> song = r -> r.song().accuracy().value();
        ToDoubleFunction<TrainModel.Report> clip = r -> r.clip().accuracy().value();
        ToDoubleFunction<TrainModel.Report> tags =
                r -> r.tags() == null ? Double.NaN : r.tags().averagePrecision().value();
        return new Spread(
                runs.size(),
                mean(runs, song),
                deviation(runs, song),
                mean(runs, clip),
                deviation(runs, clip),
                mean(runs, tags),
                deviation(runs, tags));
    }

    private static double mean(List<TrainModel.Report> runs, ToDoubleFunction<TrainModel.Report> value) {
        return Spreads.mean(runs.stream().mapToDouble(value).toArray());
    }

    private static double deviation(List<TrainModel.Report> runs, ToDoubleFunction<TrainModel.Report> value) {
        return Spreads.deviation(runs.stream().mapToDouble(value).toArray());
    }
}
