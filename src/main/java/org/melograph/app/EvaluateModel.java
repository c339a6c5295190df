package org.melograph.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.ContentHash;
import org.melograph.base.Job;
import org.melograph.base.Json;
import org.melograph.base.StoppedException;
import org.melograph.dataset.Dataset;
import org.melograph.dataset.DatasetBuilder;
import org.melograph.dataset.Remarks;
import org.melograph.dataset.SplitSummary;
import org.melograph.io.source.SourceSpec;
import org.melograph.model.Architecture;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;
import org.melograph.model.Task;
import org.melograph.music.Collection;
import org.melograph.plot.Picture;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.PngFile;
import org.melograph.project.ModelBundle;
import org.melograph.train.Evaluator;
import org.melograph.train.metric.Evaluation;
import org.melograph.train.metric.MajorityBaseline;
import org.melograph.train.metric.SongPrediction;
import org.melograph.train.metric.TagAnswers;
import org.melograph.train.metric.TagScores;
import org.melograph.zoo.ModelZoo;

/** Judges a trained model on labelled songs. */
public final class EvaluateModel {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 900;

    private final Workspace workspace;

    public EvaluateModel(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What to judge.
     *
     * @param source null for the library's labelled songs
     * @param out a folder for JSON, CSV and PNG files; null for none
     */
    public record Request(
            Path bundle,
            @Nullable SourceSpec source,
            @Nullable Path out,
            long seed) {}

    /**
     * Judges the model on every labelled song of the source. Songs the model was trained on are among them when the
     * source is the one it was trained on; the split in the report then says so, by its hash.
     *
     * @throws BadInputException when the bundle or source cannot be used or no song has a label the model knows
     */
    public TrainModel.Report run(Request request, Job job) throws BadInputException, StoppedException {
        long started = System.nanoTime();
        try (ModelBundle.LoadedModel loaded = ModelBundle.open(request.bundle())) {
            Model model = loaded.model();
            ModelSpec spec = model.spec();
            Architecture architecture = ModelZoo.byId(spec.architecture());
            Collection collection =
                    LibrarySource.open(workspace, request.source(), architecture.inputKind(), job.part(0, 0.02));
            Dataset dataset = dataset(architecture.task(), collection, spec, job.part(0.02, 0.6));
            double threshold = loaded.contents().figures().getOrDefault(BundleContents.TAG_THRESHOLD, TagAnswers.EVEN);
            Evaluation evaluation =
                    Evaluator.evaluate(model, dataset.examples(), threshold, request.seed(), job.part(0.6, 1));
            int classes = spec.labels().size();
            TrainModel.Report report = new TrainModel.Report(
                    request.bundle().toString(),
                    spec.architecture(),
                    TrainModel.weights(architecture, model),
                    request.seed(),
                    0,
                    (System.nanoTime() - started) / 1e9,
                    summary(dataset),
                    evaluation.clip(),
                    evaluation.song(),
                    MajorityBaseline.of(dataset.examples(), dataset.examples(), classes)
                            .accuracy(),
                    evaluation.classes(),
                    evaluation.confusion(),
                    evaluation.clipConfusion(),
                    evaluation.voteCurve(),
                    List.of(),
                    evaluation.predictions(),
                    false,
                    dataset.refused(),
                    remarks(collection, dataset),
                    List.of(),
                    TrainModel.scores(evaluation));
            if (request.out() != null) {
                write(report, request.out());
            }
            return report;
        }
    }

    private Dataset dataset(Task task, Collection collection, ModelSpec spec, Job job)
            throws BadInputException, StoppedException {
        DatasetBuilder datasets = workspace.datasets();
        return switch (task) {
            case CLASSIFY -> datasets.classification(collection, spec.frontEnd(), spec.labels(), job);
            case TAG -> datasets.tagging(collection, spec.frontEnd(), spec.labels(), job);
            case CONTINUE -> datasets.continuation(collection, spec.frontEnd(), spec.labels(), job);
        };
    }

    private static List<String> remarks(Collection collection, Dataset dataset) {
        List<String> remarks = new ArrayList<>(collection.notes());
        remarks.addAll(Remarks.on(dataset));
        return remarks;
    }

    private static SplitSummary summary(Dataset dataset) {
        List<String> ids = dataset.songs().stream().map(s -> s.id()).sorted().toList();
        return new SplitSummary("all songs of the source", 0, 0, ids.size(), 0, ContentHash.of(String.join("\n", ids)));
    }

    /** Writes the report as JSON, its tables as CSV, its curves as PNG. */
    private static void write(TrainModel.Report report, Path folder) throws BadInputException {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("evaluation.json"), Json.write(report));
            TagScores tags = report.tags();
            if (tags != null) {
                writeTags(tags, folder.resolve("tags.csv"));
                return;
            }
            writeConfusion(report, folder.resolve("confusion.csv"));
            writePredictions(report, folder.resolve("predictions.csv"));
        } catch (IOException e) {
            throw new BadInputException("'" + folder + "' cannot be written to. Choose another folder.", e);
        }
        Map<String, Picture> pictures = Map.of(
                "confusion.png", Pictures.confusion(report),
                "precision-recall.png", Pictures.precisionRecall(report),
                "votes.png", Pictures.votes(report));
        for (Map.Entry<String, Picture> picture : pictures.entrySet()) {
            PngFile.write(picture.getValue(), folder.resolve(picture.getKey()), WIDTH, HEIGHT, PlotTheme.LIGHT);
        }
    }

    private static void writeTags(TagScores tags, Path file) throws IOException {
        try (CsvWriter out = CsvWriter.builder().build(file)) {
            out.writeRecord("tag", "known", "positives", "average_precision", "roc_auc", "f1");
            for (TagScores.Tag tag : tags.tags()) {
                out.writeRecord(
                        tag.tag(),
                        Integer.toString(tag.known()),
                        Integer.toString(tag.positives()),
                        number(tag.averagePrecision()),
                        number(tag.rocAuc()),
                        number(tag.f1()));
            }
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6f", value);
    }

    private static void writeConfusion(TrainModel.Report report, Path file) throws IOException {
        try (CsvWriter out = CsvWriter.builder().build(file)) {
            List<String> header = new ArrayList<>(List.of("truth"));
            header.addAll(report.classes());
            out.writeRecord(header);
            for (int c = 0; c < report.classes().size(); c++) {
                List<String> row = new ArrayList<>(List.of(report.classes().get(c)));
                report.confusion().get(c).forEach(n -> row.add(n.toString()));
                out.writeRecord(row);
            }
        }
    }

    private static void writePredictions(TrainModel.Report report, Path file) throws IOException {
        try (CsvWriter out = CsvWriter.builder().build(file)) {
            List<String> header = new ArrayList<>(List.of("song", "group", "truth", "predicted"));
            report.classes().forEach(c -> header.add("probability_" + c));
            out.writeRecord(header);
            for (SongPrediction p : report.predictions()) {
                List<String> row = new ArrayList<>(List.of(
                        p.song(),
                        p.group(),
                        report.classes().get(p.label()),
                        report.classes().get(p.predicted())));
                p.probabilities().forEach(v -> row.add(String.format(Locale.ROOT, "%.6f", v)));
                out.writeRecord(row);
            }
        }
    }
}
