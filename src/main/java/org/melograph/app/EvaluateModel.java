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
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.Remarks;
import org.melograph.dataset.SplitSummary;
import org.melograph.io.source.SourceSpec;
import org.melograph.model.Architecture;
import org.melograph.model.Task;
import org.melograph.music.Collection;
import org.melograph.plot.Picture;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.PngFile;
import org.melograph.project.ModelBundle;
import org.melograph.train.AveragedEvaluation;
import org.melograph.train.Evaluator;
import org.melograph.train.metric.Evaluation;
import org.melograph.train.metric.MajorityBaseline;
import org.melograph.train.metric.Reliability;
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
     * @param asWritten whether a table is read as it is written, and not as the one the model was trained on
     */
    public record Request(
            Path bundle,
            @Nullable SourceSpec source,
            @Nullable Path out,
            long seed,
            boolean asWritten) {
        /** Judges on songs that are read as those the model was trained on. */
        public Request(Path bundle, @Nullable SourceSpec source, @Nullable Path out, long seed) {
            this(bundle, source, out, seed, false);
        }
    }

    /**
     * Judges the model on every labelled song of the source. Songs the model was trained on are among them when the
     * source is the one it was trained on; the split in the report then says so, by its hash.
     *
     * @throws BadInputException when the bundle or source cannot be used or no song has a label the model knows
     */
    public TrainModel.Report run(Request request, Job job) throws BadInputException, StoppedException {
        long started = System.nanoTime();
        try (ModelBundle.LoadedModel loaded = ModelBundle.open(request.bundle())) {
            ModelBundle.Contents contents = loaded.contents();
            Architecture architecture = ModelZoo.byId(contents.architecture());
            Collection collection =
                    LibrarySource.open(workspace, request.source(), loaded, request.asWritten(), job.part(0, 0.02));
            SharedSongs songs = SharedSongs.read(
                    contents.models().stream().map(m -> m.spec().frontEnd()).toList(),
                    (frontEnd, part) -> dataset(architecture.task(), collection, frontEnd, contents.labels(), part),
                    job.part(0.02, 0.6));
            List<Evaluation> evaluations = evaluations(loaded, songs, request.seed(), job.part(0.6, 1));
            Evaluation evaluation = evaluations.size() == 1
                    ? evaluations.getFirst()
                    : AveragedEvaluation.of(
                            evaluations,
                            loaded.voices().stream()
                                    .map(ModelBundle.Voice::weight)
                                    .toList(),
                            Certainty.of(contents).temperature(),
                            request.seed());
            List<TrainModel.MemberReport> members = members(loaded, evaluations);
            Dataset dataset = songs.datasets().getFirst();
            TrainModel.Report report = new TrainModel.Report(
                    request.bundle().toString(),
                    contents.architecture(),
                    members.stream().mapToLong(TrainModel.MemberReport::weights).sum(),
                    request.seed(),
                    0,
                    (System.nanoTime() - started) / 1e9,
                    summary(dataset),
                    evaluation.clip(),
                    evaluation.song(),
                    MajorityBaseline.of(
                                    dataset.examples(),
                                    dataset.examples(),
                                    contents.labels().size())
                            .accuracy(),
                    evaluation.classes(),
                    evaluation.confusion(),
                    evaluation.clipConfusion(),
                    evaluation.voteCurve(),
                    List.of(),
                    evaluation.predictions(),
                    false,
                    songs.refused(),
                    remarks(collection, dataset),
                    List.of(),
                    TrainModel.scores(evaluation),
                    architecture instanceof Architecture.Ensemble ? members : List.of(),
                    List.of(),
                    reliability(contents, evaluation));
            if (request.out() != null) {
                write(report, request.out());
            }
            return report;
        }
    }

    private static @Nullable Reliability reliability(ModelBundle.Contents contents, Evaluation evaluation) {
        Certainty certainty = Certainty.of(contents);
        Double least = certainty.undecidedBelow();
        return !certainty.calibrated() || evaluation.predictions().isEmpty()
                ? null
                : Reliability.of(evaluation.predictions(), certainty.temperature(), 0, least == null ? 0 : least);
    }

    private static List<Evaluation> evaluations(ModelBundle.LoadedModel loaded, SharedSongs songs, long seed, Job job)
            throws StoppedException {
        double threshold =
                loaded.contents().origin().figures().getOrDefault(BundleContents.TAG_THRESHOLD, TagAnswers.EVEN);
        List<Evaluation> evaluations = new ArrayList<>();
        int count = loaded.voices().size();
        for (int v = 0; v < count; v++) {
            evaluations.add(Evaluator.evaluate(
                    loaded.voices().get(v).model(),
                    songs.datasets().get(v).examples(),
                    threshold,
                    Certainty.of(loaded.contents().models().get(v)).temperature(),
                    seed,
                    job.part((double) v / count, (v + 1.0) / count)));
        }
        return evaluations;
    }

    private static List<TrainModel.MemberReport> members(ModelBundle.LoadedModel loaded, List<Evaluation> evaluations)
            throws BadInputException {
        List<TrainModel.MemberReport> members = new ArrayList<>();
        for (ModelBundle.Voice voice : loaded.voices()) {
            String architecture = voice.model().spec().architecture();
            members.add(new TrainModel.MemberReport(
                    architecture,
                    voice.model().spec().params().changed(),
                    voice.weight(),
                    TrainModel.weights(ModelZoo.solo(architecture), voice.model()),
                    0,
                    evaluations.get(members.size()).song(),
                    List.of()));
        }
        return members;
    }

    private Dataset dataset(Task task, Collection collection, FrontEnd frontEnd, List<String> labels, Job job)
            throws BadInputException, StoppedException {
        DatasetBuilder datasets = workspace.datasets();
        return switch (task) {
            case CLASSIFY -> datasets.classification(collection, frontEnd, labels, job);
            case TAG -> datasets.tagging(collection, frontEnd, labels, job);
            case CONTINUE -> datasets.continuation(collection, frontEnd, labels, job);
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
