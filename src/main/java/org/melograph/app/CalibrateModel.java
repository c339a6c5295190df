package org.melograph.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.dataset.Dataset;
import org.melograph.dataset.Split;
import org.melograph.dataset.SplitPlan;
import org.melograph.dataset.SplitSummary;
import org.melograph.dataset.Splitter;
import org.melograph.io.source.SourceSpec;
import org.melograph.model.Model;
import org.melograph.model.Task;
import org.melograph.music.Collection;
import org.melograph.project.ModelBundle;
import org.melograph.project.ModelOrigin;
import org.melograph.train.Calibrator;
import org.melograph.train.Evaluator;
import org.melograph.train.metric.Evaluation;
import org.melograph.train.metric.Reliability;
import org.melograph.train.metric.TagAnswers;
import org.melograph.zoo.ModelZoo;

/**
 * Calibrates a classifier that was trained before classifiers were: on the validation part of the split it was trained with,
 * which is found again in its source. Its weights stay as they are.
 */
public final class CalibrateModel {
    private final Workspace workspace;

    public CalibrateModel(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What to calibrate.
     *
     * @param source what the model was trained on; null for the library's labelled songs
     * @param out where the calibrated bundle goes; null for in place of the old one
     */
    public record Request(
            Path bundle,
            @Nullable SourceSpec source,
            @Nullable Path out) {}

    /**
     * What came of it.
     *
     * @param model where the bundle was written
     * @param calibration measured on the test part of the split
     */
    public record Report(String model, Reliability calibration) {}

    /**
     * Fits, measures and writes.
     *
     * @throws BadInputException when the bundle is no classifier of its own, or the source does not split as it did when the
     *     model was trained: songs that it learnt from tell nothing of its confidence
     */
    public Report run(Request request, Job job) throws BadInputException, StoppedException {
        try (ModelBundle.LoadedModel loaded = ModelBundle.open(request.bundle())) {
            Model model = loaded.solo();
            if (!(loaded.contents() instanceof ModelBundle.Solo solo)
                    || ModelZoo.byId(solo.architecture()).task() != Task.CLASSIFY) {
                throw new BadInputException("'" + request.bundle()
                        + "' names no classes, so that there is nothing to calibrate. Choose a classifier.");
            }
            Collection collection = LibrarySource.open(workspace, request.source(), loaded, false, job.part(0, 0.02));
            Dataset dataset = workspace
                    .datasets()
                    .classification(collection, solo.spec().frontEnd(), solo.labels(), job.part(0.02, 0.8));
            Split split = splitAsBefore(solo.origin(), dataset, request.bundle());
            Calibrator.Fit fit = Calibrator.fit(model, split.valid(), job.part(0.8, 0.85));
            Evaluation evaluation = Evaluator.evaluate(
                    model,
                    split.test(),
                    TagAnswers.EVEN,
                    fit.temperature(),
                    solo.origin().seed(),
                    job.part(0.85, 1));
            Reliability reliability =
                    Reliability.of(evaluation.predictions(), fit.temperature(), fit.songs(), fit.undecidedBelow());
            Path out = request.out() == null ? request.bundle() : request.out();
            ModelBundle.write(
                    out,
                    new ModelBundle.Solo(
                            solo.spec(), solo.weights(), solo.tests(), origin(solo.origin(), evaluation, reliability)));
            return new Report(out.toString(), reliability);
        }
    }

    private static Split splitAsBefore(ModelOrigin origin, Dataset dataset, Path bundle) throws BadInputException {
        SplitSummary before = origin.split();
        if (before == null || !before.by().matches("song|group|file")) {
            throw new BadInputException(
                    "'" + bundle + "' tells of no split by song or group, so that nobody knows which"
                            + " songs it did not learn from. Train it again.");
        }
        SplitPlan standard = SplitPlan.standard(origin.seed());
        SplitPlan plan = new SplitPlan(
                SplitPlan.By.valueOf(before.by().toUpperCase(Locale.ROOT)),
                standard.testFraction(),
                standard.validFraction(),
                0,
                0,
                origin.seed());
        Split split = Splitter.split(dataset, plan);
        if (!split.summary().hash().equals(before.hash()) || split.valid().isEmpty()) {
            throw new BadInputException("The source does not split as it did when '" + bundle
                    + "' was trained, and songs it learnt from tell nothing of its confidence. Give the source it was"
                    + " trained on, or train it again.");
        }
        return split;
    }

    private static ModelOrigin origin(ModelOrigin before, Evaluation evaluation, Reliability reliability) {
        Map<String, Double> figures = new TreeMap<>(before.figures());
        figures.putAll(Certainty.figures(reliability));
        return new ModelOrigin(
                before.split(),
                evaluation.clip(),
                evaluation.song(),
                figures,
                before.trainedOn(),
                before.provenance(),
                before.created(),
                before.program(),
                before.seed(),
                before.reading());
    }
}
