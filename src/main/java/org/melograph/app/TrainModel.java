package org.melograph.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.DivergedException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Dataset;
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.Scaling;
import org.melograph.dataset.Split;
import org.melograph.dataset.SplitPlan;
import org.melograph.dataset.SplitSummary;
import org.melograph.dataset.Splitter;
import org.melograph.io.source.SourceSpec;
import org.melograph.model.Architecture;
import org.melograph.model.InputShape;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;
import org.melograph.model.Task;
import org.melograph.model.TriedSetting;
import org.melograph.project.ModelBundle;
import org.melograph.train.Calibrator;
import org.melograph.train.EpochRecord;
import org.melograph.train.Evaluator;
import org.melograph.train.Outcome;
import org.melograph.train.PlannedChange;
import org.melograph.train.RunChange;
import org.melograph.train.RunLoop;
import org.melograph.train.RunSettings;
import org.melograph.train.RunWatcher;
import org.melograph.train.TrainingRun;
import org.melograph.train.metric.Evaluation;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.MajorityBaseline;
import org.melograph.train.metric.Reliability;
import org.melograph.train.metric.SongPrediction;
import org.melograph.train.metric.TagAnswers;
import org.melograph.train.metric.TagScores;
import org.melograph.train.metric.VotePoint;

/** Trains a model on a collection, judges it on held-out songs, writes its bundle and its record. */
public final class TrainModel {
    private final Workspace workspace;

    public TrainModel(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What to train.
     *
     * @param source null for the library's labelled songs
     * @param name the run's name; empty for one made of the architecture
     * @param set the architecture's parameters that differ from their standards
     * @param out where the bundle goes; null for the library's own folder of models
     * @param resume continue the run of the same bundle path from its last checkpoint
     * @param at settings that change while the run goes on, each from a step on
     */
    public record Request(
            @Nullable SourceSpec source,
            String name,
            String architecture,
            Map<String, String> set,
            SplitPlan split,
            long seed,
            @Nullable Path out,
            boolean resume,
            List<PlannedChange> at) {
        public Request {
            at = List.copyOf(at);
        }

        /** A request for a run whose settings stay as they are unless its watcher changes them. */
        public Request(
                @Nullable SourceSpec source,
                String name,
                String architecture,
                Map<String, String> set,
                SplitPlan split,
                long seed,
                @Nullable Path out,
                boolean resume) {
            this(source, name, architecture, set, split, seed, out, resume, List.of());
        }

        /** The same request for one run of a series. */
        Request of(SplitPlan plan, long runSeed) {
            return new Request(source, name, architecture, set, plan, runSeed, out, resume, at);
        }
    }

    /**
     * The run's record: the JSON of {@code train} and {@code evaluate}.
     *
     * @param model where the bundle was written
     * @param epochs finished epochs
     * @param seconds of training
     * @param majority song accuracy of always naming the training part's largest class
     * @param stopped whether the user ended the run before its time
     * @param remarks what is odd about the data, see {@link Remarks}, and which columns of a table were left out
     * @param tried the settings that the model tried within its training part; empty for none
     * @param tags how well tags are told, over songs; null for models of classes or events
     * @param members for an ensemble, how well each member does alone on the same songs; else empty
     * @param changes what was changed while the run went on, in its order; those of an ensemble's members stand with them
     * @param calibration what calibration did for the answers; null where the model is not calibrated
     */
    public record Report(
            String model,
            String architecture,
            long weights,
            long seed,
            int epochs,
            double seconds,
            SplitSummary split,
            LevelScores clip,
            LevelScores song,
            double majority,
            List<String> classes,
            List<List<Integer>> confusion,
            List<List<Integer>> clipConfusion,
            List<VotePoint> voteCurve,
            List<EpochRecord> history,
            List<SongPrediction> predictions,
            boolean stopped,
            List<Refusal> refused,
            List<String> remarks,
            List<TriedSetting> tried,
            @Nullable TagScores tags,
            List<MemberReport> members,
            List<RunChange> changes,
            @Nullable Reliability calibration) {
        public Report {
            // Records of runs from before there were ensembles or changes have none.
            members = Objects.requireNonNullElse(members, List.of());
            changes = Objects.requireNonNullElse(changes, List.of());
        }

        /** The record of a run whose model is not calibrated. */
        public Report(
                String model,
                String architecture,
                long weights,
                long seed,
                int epochs,
                double seconds,
                SplitSummary split,
                LevelScores clip,
                LevelScores song,
                double majority,
                List<String> classes,
                List<List<Integer>> confusion,
                List<List<Integer>> clipConfusion,
                List<VotePoint> voteCurve,
                List<EpochRecord> history,
                List<SongPrediction> predictions,
                boolean stopped,
                List<Refusal> refused,
                List<String> remarks,
                List<TriedSetting> tried,
                @Nullable TagScores tags,
                List<MemberReport> members,
                List<RunChange> changes) {
            this(
                    model,
                    architecture,
                    weights,
                    seed,
                    epochs,
                    seconds,
                    split,
                    clip,
                    song,
                    majority,
                    classes,
                    confusion,
                    clipConfusion,
                    voteCurve,
                    history,
                    predictions,
                    stopped,
                    refused,
                    remarks,
                    tried,
                    tags,
                    members,
                    changes,
                    null);
        }

        /** The smallest validation loss of the run; infinite where there was no validation. */
        double bestValidation() {
            return history.stream()
                    .mapToDouble(EpochRecord::validLoss)
                    .filter(loss -> !Double.isNaN(loss))
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
        }
    }

    /**
     * A member of an ensemble.
     *
     * @param set its settings that differ from their standards
     * @param weight how much its probabilities count beside those of the others
     * @param weights how many numbers it learnt
     * @param seconds of its training; 0 where it was trained before
     * @param song its scores over songs, alone
     * @param changes what was changed while it learnt
     */
    public record MemberReport(
            String architecture,
            Map<String, String> set,
            double weight,
            long weights,
            double seconds,
            LevelScores song,
            List<RunChange> changes) {
        public MemberReport {
            // As above.
            changes = Objects.requireNonNullElse(changes, List.of());
        }
    }

    /** A trained and judged model that nobody has kept yet. */
    record Fitted(
            Report report,
            Evaluation evaluation,
            ModelBundle.Contents contents,
            Split split,
            Dataset dataset,
            Path out) {}

    /** Trains; when the user stops, the best weights so far are judged and kept, and the report says so. */
    public Report run(Request request, RunWatcher watcher, Job job)
            throws BadInputException, StoppedException, DivergedException {
        Fitted fitted = fit(request, watcher, job);
        new KeepRun(workspace).run(request, fitted);
        return fitted.report();
    }

    /** Trains and judges without keeping anything. */
    Fitted fit(Request request, RunWatcher watcher, Job job)
            throws BadInputException, StoppedException, DivergedException {
        TrainingData data = TrainingData.read(workspace, request, null, job.part(0, 0.2));
        Split split = Splitter.split(data.dataset(), request.split());
        return fit(request, data, split, watcher, job.part(0.2, 1));
    }

    /** Trains on a part of what was read and judges on another, however they were divided. */
    Fitted fit(Request request, TrainingData data, Split split, RunWatcher watcher, Job job)
            throws BadInputException, StoppedException, DivergedException {
        Path out = request.out() == null
                ? workspace
                        .library()
                        .modelFolder()
                        .resolve(data.architecture().id() + "-"
                                + split.summary().hash().substring(0, 8) + "-" + request.seed() + ".melo")
                : request.out();
        return switch (data.architecture()) {
            case Architecture.Solo solo -> solo(request, solo, data, split, out, watcher, job);
            case Architecture.Ensemble _ -> TrainEnsemble.fit(this, request, data, split, out, watcher, job);
        };
    }

    private Fitted solo(
            Request request,
            Architecture.Solo architecture,
            TrainingData data,
            Split split,
            Path out,
            RunWatcher watcher,
            Job job)
            throws BadInputException, StoppedException, DivergedException {
        Params params = data.params();
        Dataset dataset = data.dataset();
        FrontEnd frontEnd = dataset.frontEnd();
        Scaling scaling = Scaling.fit(split.train(), frontEnd);
        ModelSpec spec = new ModelSpec(
                architecture.id(),
                params,
                frontEnd,
                new InputShape(dataset.channels(), dataset.steps()),
                dataset.labels(),
                scaling.mean(),
                scaling.deviation());
        TrainingRun run = new TrainingRun(
                architecture,
                spec,
                split,
                RunSettings.from(params),
                request.seed(),
                KeepRun.checkpoints(out),
                request.resume(),
                request.at());
        Job training = job.part(0, 0.95);
        return switch (RunLoop.run(run, watcher, training)) {
            case Outcome.Failed failed -> throw failed.cause();
            case Outcome.Trained trained -> {
                try (var model = trained.model()) {
                    // A stopped run is still judged, so judging does not ask the stopped job.
                    Job judging = trained instanceof Outcome.Stopped ? Job.silent() : job.part(0.95, 1);
                    double threshold = threshold(architecture, model, split, judging);
                    Calibrator.Fit fit = architecture.task() == Task.CLASSIFY
                                    && request.split().by() != SplitPlan.By.BY_PIECE
                            // A song's other pieces were learnt from where it is split by piece: they tell of no new
                            // song.
                            ? Calibrator.fit(model, split.valid(), judging)
                            : Calibrator.Fit.NONE;
                    Evaluation evaluation = Evaluator.evaluate(
                            model, split.test(), threshold, fit.temperature(), request.seed(), judging);
                    Report report = report(
                            architecture, spec, request, split, dataset, trained, evaluation, fit, data.remarks(), out);
                    ModelBundle.Contents contents =
                            BundleContents.of(model, request, report, threshold, split, data.collection());
                    yield new Fitted(report, evaluation, contents, split, dataset, out);
                }
            }
        };
    }

    /** From which probability on a tag counts as said: chosen on the validation part, so that no score is measured on it. */
    private static double threshold(Architecture.Solo architecture, Model model, Split split, Job job)
            throws StoppedException {
        return architecture.task() != Task.TAG || split.valid().isEmpty()
                ? TagAnswers.EVEN
                : Evaluator.tags(model, split.valid(), TagAnswers.EVEN, job)
                        .bySong()
                        .bestThreshold();
    }

    private static Report report(
            Architecture.Solo architecture,
            ModelSpec spec,
            Request request,
            Split split,
            Dataset dataset,
            Outcome.Trained trained,
            Evaluation evaluation,
            Calibrator.Fit fit,
            List<String> remarks,
            Path out)
            throws BadInputException {
        return new Report(
                out.toString(),
                architecture.id(),
                weights(architecture, trained.model()),
                request.seed(),
                trained.history().size(),
                trained.seconds(),
                split.summary(),
                evaluation.clip(),
                evaluation.song(),
                MajorityBaseline.of(split.train(), split.test(), spec.labels().size())
                        .accuracy(),
                evaluation.classes(),
                evaluation.confusion(),
                evaluation.clipConfusion(),
                evaluation.voteCurve(),
                trained.history(),
                evaluation.predictions(),
                trained instanceof Outcome.Stopped,
                dataset.refused(),
                remarks,
                trained.tried(),
                scores(evaluation),
                List.of(),
                trained.changes(),
                reliability(evaluation, fit));
    }

    /** What calibration did for the answers; null where nothing was fitted or no songs were held out. */
    static @Nullable Reliability reliability(Evaluation evaluation, Calibrator.Fit fit) {
        return fit.songs() == 0 || evaluation.predictions().isEmpty()
                ? null
                : Reliability.of(evaluation.predictions(), fit.temperature(), fit.songs(), fit.undecidedBelow());
    }

    /** What is said of tags, without the single answers. */
    static @Nullable TagScores scores(Evaluation evaluation) {
        return evaluation.tags() == null ? null : evaluation.tags().scores();
    }

    /** How many numbers a model learnt. */
    static long weights(Architecture.Solo architecture, Model model) throws BadInputException {
        ModelSpec spec = model.spec();
        return architecture.growsWithData()
                ? model.weights().values().stream().mapToLong(Tensor::length).sum()
                : architecture.weights(spec.input(), spec.labels().size(), spec.params());
    }
}
