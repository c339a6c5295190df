package org.melograph.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.DivergedException;
import org.melograph.base.Job;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.dataset.Split;
import org.melograph.dataset.SplitPlan;
import org.melograph.model.EnsembleMember;
import org.melograph.model.Model;
import org.melograph.model.TriedSetting;
import org.melograph.project.ModelBundle;
import org.melograph.train.AveragedEvaluation;
import org.melograph.train.Calibrator;
import org.melograph.train.Checkpoint;
import org.melograph.train.EpochRecord;
import org.melograph.train.Evaluator;
import org.melograph.train.RunWatcher;
import org.melograph.train.metric.Evaluation;
import org.melograph.train.metric.MajorityBaseline;
import org.melograph.train.metric.Metrics;
import org.melograph.train.metric.SongPrediction;
import org.melograph.train.metric.TagAnswers;
import org.melograph.train.metric.Temperature;
import org.melograph.zoo.ModelZoo;

/** Trains the members of an ensemble one after another on the same songs, and judges them together. */
final class TrainEnsemble {
    private TrainEnsemble() {}

    /** The members that are trained so far, in their order. */
    private record Trained(
            List<EnsembleMember> members, List<TrainModel.Fitted> fitted, List<Evaluation> valid, boolean stopped) {
        List<Double> weights() {
            return members.stream()
                    .limit(fitted.size())
                    .map(EnsembleMember::weight)
                    .toList();
        }
    }

    /**
     * Trains on the same split for all.
     *
     * @param split of the songs as the first member hears them
     * @throws StoppedException when the user stops before there is one member to keep
     */
    static TrainModel.Fitted fit(
            TrainModel trainer,
            TrainModel.Request request,
            TrainingData data,
            Split split,
            Path out,
            RunWatcher watcher,
            Job job)
            throws BadInputException, StoppedException, DivergedException {
        if (request.split().by() == SplitPlan.By.BY_PIECE) {
            throw new BadInputException("The members of an ensemble hear different pieces of a song, which no split by"
                    + " piece can part alike. Split by song or group.");
        }
        if (!request.at().isEmpty()) {
            throw new BadInputException(
                    "The members of an ensemble count their steps each for itself, so that none can be"
                            + " named at which something changes. Train the member alone, or change nothing.");
        }
        Trained trained = train(trainer, request, data, split, out, watcher, job);
        Calibrator.Fit fit = Calibrator.fit(answers(trained));
        List<Evaluation> evaluations =
                trained.fitted.stream().map(TrainModel.Fitted::evaluation).toList();
        Evaluation evaluation =
                AveragedEvaluation.of(evaluations, trained.weights(), fit.temperature(), request.seed());
        TrainModel.Report report = report(request, data, split, out, trained, evaluation, fit);
        List<ModelBundle.Ensemble.Member> members = new ArrayList<>();
        for (TrainModel.Fitted fitted : trained.fitted) {
            double weight = trained.weights().get(members.size());
            members.add(new ModelBundle.Ensemble.Member(
                    weight, fitted.contents().models().getFirst()));
        }
        ModelBundle.Contents contents =
                BundleContents.ofEnsemble(request, report, data.params(), members, data.collection());
        return new TrainModel.Fitted(report, evaluation, contents, split, data.dataset(), out);
    }

    private static Trained train(
            TrainModel trainer,
            TrainModel.Request request,
            TrainingData data,
            Split split,
            Path out,
            RunWatcher watcher,
            Job job)
            throws BadInputException, StoppedException, DivergedException {
        List<TrainModel.Fitted> fitted = new ArrayList<>();
        List<Evaluation> valid = new ArrayList<>();
        int count = data.members().size();
        boolean stopped = false;
        for (int m = 0; m < count && !stopped; m++) {
            TrainingData.Member member = data.members().get(m);
            watcher.onMember(m + 1, count, member.member().architecture().id());
            Split own = SharedSongs.alike(split, member.data().dataset());
            Job part = job.part((double) m / count, (m + 1.0) / count);
            try {
                part.throwIfStopped();
                TrainModel.Fitted done =
                        trainer.fit(request(request, member.member(), out, m), member.data(), own, watcher, part);
                fitted.add(done);
                stopped = done.report().stopped();
                if (!own.valid().isEmpty()) {
                    valid.add(validation(done, own, request.seed(), part));
                }
            } catch (StoppedException e) {
                if (fitted.isEmpty()) {
                    throw e;
                }
                stopped = true;
            }
        }
        List<EnsembleMember> members =
                data.members().stream().map(TrainingData.Member::member).toList();
        return new Trained(members, fitted, valid, stopped);
    }

    /** The request that trains a member as if it were alone, but for the seed of a copy. */
    private static TrainModel.Request request(TrainModel.Request whole, EnsembleMember member, Path out, int number) {
        Path bundle = KeepRun.memberBundle(out, number);
        long seed = member.copy() == 0
                ? whole.seed()
                : Rng.derive(whole.seed(), "copy of a member", member.copy()) & Long.MAX_VALUE;
        return new TrainModel.Request(
                whole.source(),
                whole.name(),
                member.architecture().id(),
                member.set(),
                whole.split(),
                seed,
                bundle,
                whole.resume() && Checkpoint.isIn(KeepRun.checkpoints(bundle)));
    }

    /** What a member says of the songs that steer, which none learnt from and which no score is told of. */
    private static Evaluation validation(TrainModel.Fitted fitted, Split split, long seed, Job job)
            throws BadInputException, StoppedException {
        ModelBundle.Solo contents = fitted.contents().models().getFirst();
        try (Model model = ModelZoo.solo(contents.architecture()).restore(contents.spec(), contents.weights())) {
            return Evaluator.evaluate(
                    model,
                    split.valid(),
                    TagAnswers.EVEN,
                    Certainty.of(contents).temperature(),
                    seed,
                    job);
        }
    }

    private static TrainModel.Report report(
            TrainModel.Request request,
            TrainingData data,
            Split split,
            Path out,
            Trained trained,
            Evaluation evaluation,
            Calibrator.Fit fit) {
        List<TrainModel.Report> own =
                trained.fitted.stream().map(TrainModel.Fitted::report).toList();
        double seconds = own.stream().mapToDouble(TrainModel.Report::seconds).sum();
        List<TrainModel.MemberReport> members = new ArrayList<>();
        List<TriedSetting> tried = new ArrayList<>();
        for (TrainModel.Fitted fitted : trained.fitted) {
            TrainModel.Report report = fitted.report();
            members.add(new TrainModel.MemberReport(
                    report.architecture(),
                    fitted.contents().params().changed(),
                    trained.weights().get(members.size()),
                    report.weights(),
                    report.seconds(),
                    report.song(),
                    report.changes()));
            tried.addAll(report.tried());
        }
        return new TrainModel.Report(
                out.toString(),
                data.architecture().id(),
                own.stream().mapToLong(TrainModel.Report::weights).sum(),
                request.seed(),
                own.stream().mapToInt(TrainModel.Report::epochs).max().orElse(0),
                seconds,
                split.summary(),
                evaluation.clip(),
                evaluation.song(),
                MajorityBaseline.of(
                                split.train(),
                                split.test(),
                                data.dataset().labels().size())
                        .accuracy(),
                evaluation.classes(),
                evaluation.confusion(),
                evaluation.clipConfusion(),
                evaluation.voteCurve(),
                List.of(epoch(trained, seconds)),
                evaluation.predictions(),
                trained.stopped,
                data.dataset().refused(),
                data.remarks(),
                tried,
                null,
                members,
                List.of(),
                TrainModel.reliability(evaluation, fit));
    }

    /** What the members together say of the songs that steer; nothing where a stopped run lacks one of them. */
    private static List<Temperature.Answer> answers(Trained trained) {
        return trained.valid.size() < trained.fitted.size() || trained.valid.isEmpty()
                ? List.of()
                : AveragedEvaluation.of(trained.valid, trained.weights(), 0).predictions().stream()
                        .map(song -> new Temperature.Answer(song.probabilities(), song.label(), 1))
                        .toList();
    }

    /** The whole training as one epoch: how the members together do on the songs that steer. */
    private static EpochRecord epoch(Trained trained, double seconds) {
        if (trained.valid.size() < trained.fitted.size() || trained.valid.isEmpty()) {
            return new EpochRecord(1, Double.NaN, Double.NaN, Double.NaN, Double.NaN, seconds, true);
        }
        List<SongPrediction> songs =
                AveragedEvaluation.of(trained.valid, trained.weights(), 0).predictions();
        double loss = songs.stream()
                .mapToDouble(song -> Metrics.logLoss(song.probabilities().get(song.label())))
                .average()
                .orElse(Double.NaN);
        double accuracy = songs.stream()
                .mapToDouble(song -> song.predicted() == song.label() ? 1 : 0)
                .average()
                .orElse(Double.NaN);
        return new EpochRecord(1, Double.NaN, Double.NaN, loss, accuracy, seconds, true);
    }
}
