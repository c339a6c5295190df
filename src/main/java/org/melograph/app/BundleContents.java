package org.melograph.app;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.melograph.base.Clock;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.dataset.Example;
import org.melograph.dataset.Split;
import org.melograph.model.Batch;
import org.melograph.model.Model;
import org.melograph.music.Collection;
import org.melograph.project.ModelBundle;
import org.melograph.project.ModelCard;
import org.melograph.project.ModelOrigin;
import org.melograph.train.Batches;
import org.melograph.train.RunChange;
import org.melograph.train.metric.Reliability;
import org.melograph.train.metric.TagAnswers;
import org.melograph.train.metric.TagScores;

/** What a finished run puts into its bundle. */
final class BundleContents {
    /** Pieces that the bundle keeps with their answers, to check itself. */
    private static final int TEST_PIECES = 4;

    /** The figure that tells from which probability on a tag counts as said. */
    static final String TAG_THRESHOLD = "tag_threshold";

    private BundleContents() {}

    private static Map<String, Double> figures(TrainModel.Report report, double threshold) {
        TagScores tags = report.tags();
        return tags == null
                ? ofClasses(report)
                : Map.of(
                        TAG_THRESHOLD,
                        threshold,
                        "average_precision",
                        tags.averagePrecision().value(),
                        "prevalence",
                        tags.prevalence());
    }

    private static Map<String, Double> ofClasses(TrainModel.Report report) {
        Map<String, Double> figures = new TreeMap<>();
        figures.put("majority", report.majority());
        Reliability calibration = report.calibration();
        if (calibration != null) {
            figures.putAll(Certainty.figures(calibration));
        }
        return figures;
    }

    static ModelBundle.Contents of(
            Model model,
            TrainModel.Request request,
            TrainModel.Report report,
            double threshold,
            Split split,
            Collection collection) {
        List<Example> asked = split.test().isEmpty() ? split.train() : split.test();
        int pieces = Math.min(TEST_PIECES, asked.size());
        // Spread over the part, so that more than one song and class is asked.
        List<Example> spread = java.util.stream.IntStream.range(0, pieces)
                .mapToObj(i -> asked.get((int) ((long) i * asked.size() / pieces)))
                .toList();
        Batch batch = new Batches(model.spec()).of(spread, 0, pieces);
        return new ModelBundle.Solo(
                model.spec(),
                model.weights(),
                ModelBundle.TestVectors.of(model, batch.inputs(), batch.mask()),
                origin(request, report, model.spec().params(), figures(report, threshold), collection));
    }

    /** What the bundle of an ensemble holds. */
    static ModelBundle.Contents ofEnsemble(
            TrainModel.Request request,
            TrainModel.Report report,
            Params params,
            List<ModelBundle.Ensemble.Member> members,
            Collection collection) {
        return new ModelBundle.Ensemble(
                report.architecture(),
                params,
                members,
                origin(request, report, params, figures(report, TagAnswers.EVEN), collection));
    }

    private static ModelOrigin origin(
            TrainModel.Request request,
            TrainModel.Report report,
            Params params,
            Map<String, Double> figures,
            Collection collection) {
        Map<String, String> settings = new TreeMap<>(params.asText());
        settings.put("split", report.split().by());
        settings.put("split_hash", report.split().hash());
        settings.put("seed", Long.toString(request.seed()));
        if (!report.changes().isEmpty()) {
            settings.put(ModelCard.CHANGES, RunChange.inWords(report.changes()));
        }
        return new ModelOrigin(
                report.split(),
                report.clip(),
                report.song(),
                figures,
                "%d songs of '%s'".formatted(report.split().trainSongs(), collection.name()),
                new Provenance("train " + report.architecture(), settings, "", List.of()),
                Clock.now(),
                Program.VERSION,
                request.seed(),
                collection.reading());
    }
}
