package org.melograph.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Clock;
import org.melograph.base.DivergedException;
import org.melograph.base.Job;
import org.melograph.base.Json;
import org.melograph.base.Params;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Dataset;
import org.melograph.dataset.Example;
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
import org.melograph.music.Song;
import org.melograph.project.ModelBundle;
import org.melograph.project.RunRecord;
import org.melograph.train.EpochRecord;
import org.melograph.train.Evaluator;
import org.melograph.train.Outcome;
import org.melograph.train.RunLoop;
import org.melograph.train.RunSettings;
import org.melograph.train.RunWatcher;
import org.melograph.train.StepRecord;
import org.melograph.train.TrainingRun;
import org.melograph.train.metric.Evaluation;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.MajorityBaseline;
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
     */
    public record Request(
            @Nullable SourceSpec source,
            String name,
            String architecture,
            Map<String, String> set,
            SplitPlan split,
            long seed,
            @Nullable Path out,
            boolean resume) {
        /** The same request for one run of a series. */
        Request of(SplitPlan plan, long runSeed) {
            return new Request(source, name, architecture, set, plan, runSeed, out, resume);
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
            List<MemberReport> members) {
        public Report {
            // Records of runs from before there were ensembles have none.
            members = Objects.requireNonNullElse(members, List.of());
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
     */
    public record MemberReport(
            String architecture,
            Map<String, String> set,
            double weight,
            long weights,
            double seconds,
            LevelScores song) {}

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
        keep(request, fitted);
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
                checkpoints(out),
                request.resume());
        Job training = job.part(0, 0.95);
        List<TriedSetting> tried = new ArrayList<>();
        return switch (RunLoop.run(run, noting(tried, watcher), training)) {
            case Outcome.Failed failed -> throw failed.cause();
            case Outcome.Trained trained -> {
                try (var model = trained.model()) {
                    // A stopped run is still judged, so judging does not ask the stopped job.
                    Job judging = trained instanceof Outcome.Stopped ? Job.silent() : job.part(0.95, 1);
                    double threshold = threshold(architecture, model, split, judging);
                    Evaluation evaluation = Evaluator.evaluate(model, split.test(), threshold, request.seed(), judging);
                    Report report = report(
                            architecture,
                            spec,
                            request,
                            split,
                            dataset,
                            trained,
                            evaluation,
                            data.remarks(),
                            tried,
                            out);
                    ModelBundle.Contents contents =
                            BundleContents.of(model, request, report, threshold, split, data.collection());
                    yield new Fitted(report, evaluation, contents, split, dataset, out);
                }
            }
        };
    }

    /**
     * Writes the bundle, the run's record and what the model said of the held-out songs; drops the checkpoint of a run that
     * came to its end.
     */
    void keep(Request request, Fitted fitted) throws BadInputException {
        Report report = fitted.report();
        ModelBundle.write(fitted.out(), fitted.contents());
        String name = request.name().isBlank() ? report.architecture() : request.name();
        Map<String, String> parts = parts(fitted);
        RunRecord record = workspace
                .library()
                .runs()
                .add(
                        new RunRecord(
                                0,
                                name,
                                report.architecture(),
                                report.stopped() ? "stopped" : "finished",
                                Json.write(report),
                                Json.write(report.split()),
                                fitted.out().toAbsolutePath(),
                                Clock.now()),
                        parts);
        new Verdicts(workspace).remember(record, fitted.out(), report, hashes(fitted));
        // A stopped run may be resumed.
        if (!report.stopped()) {
            deleteCheckpoints(checkpoints(fitted.out()));
            for (int member = 0; member < report.members().size(); member++) {
                deleteCheckpoints(checkpoints(memberBundle(fitted.out(), member)));
            }
        }
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

    /** The watcher, beside whom what was tried is noted. */
    private static RunWatcher noting(List<TriedSetting> tried, RunWatcher watcher) {
        return new RunWatcher() {
            @Override
            public void onMember(int number, int members, String architecture) {
                watcher.onMember(number, members, architecture);
            }

            @Override
            public void onStart(int epochs, long stepsPerEpoch, long weights) {
                watcher.onStart(epochs, stepsPerEpoch, weights);
            }

            @Override
            public void onStep(StepRecord step) {
                watcher.onStep(step);
            }

            @Override
            public void onEpoch(EpochRecord epoch) {
                watcher.onEpoch(epoch);
            }

            @Override
            public void onTried(List<TriedSetting> settings) {
                tried.addAll(settings);
                watcher.onTried(settings);
            }
        };
    }

    private static Report report(
            Architecture.Solo architecture,
            ModelSpec spec,
            Request request,
            Split split,
            Dataset dataset,
            Outcome.Trained trained,
            Evaluation evaluation,
            List<String> remarks,
            List<TriedSetting> tried,
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
                List.copyOf(tried),
                scores(evaluation),
                List.of());
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

    /** The name under which a member of an ensemble, counted from 0, is trained; no bundle is written there. */
    static Path memberBundle(Path ensemble, int member) {
        return ensemble.resolveSibling(ensemble.getFileName() + "." + (member + 1));
    }

    /** Where a run keeps its checkpoint until it comes to its end. */
    static Path checkpoints(Path bundle) {
        return bundle.resolveSibling(bundle.getFileName() + ".run");
    }

    /** Deletes a folder of checkpoints; one that cannot be deleted stays. */
    static void deleteCheckpoints(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            // A checkpoint that stays behind costs some disk and nothing else.
            return;
        }
    }

    private Map<String, String> hashes(Fitted fitted) throws BadInputException {
        Map<Path, String> byPath = workspace.library().songs().all().stream()
                .collect(Collectors.toMap(s -> s.path(), s -> s.hash(), (a, _) -> a));
        Map<String, String> hashes = new HashMap<>();
        for (Song song : fitted.dataset().songs()) {
            String hash = song.id().matches("[0-9a-f]{64}")
                    ? song.id()
                    : byPath.get(song.path().toAbsolutePath().normalize());
            if (hash != null) {
                hashes.put(song.id(), hash);
            }
        }
        return hashes;
    }

    private Map<String, String> parts(Fitted fitted) throws BadInputException {
        Map<String, String> hashes = hashes(fitted);
        Map<String, String> parts = new HashMap<>();
        Map<String, List<Example>> named = Map.of(
                "train",
                fitted.split().train(),
                "valid",
                fitted.split().valid(),
                "test",
                fitted.split().test());
        named.forEach((part, examples) -> examples.forEach(e -> {
            String hash = hashes.get(e.songId());
            if (hash != null) {
                parts.put(hash, part);
            }
        }));
        return parts;
    }
}
