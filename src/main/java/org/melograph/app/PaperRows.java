package org.melograph.app;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.melograph.app.paper.PaperExperiment;
import org.melograph.app.paper.PaperModel;
import org.melograph.app.paper.PaperTask;
import org.melograph.app.paper.PrintedScore;
import org.melograph.base.BadInputException;
import org.melograph.base.Refusal;
import org.melograph.model.Task;
import org.melograph.model.TriedSetting;
import org.melograph.music.Collection;
import org.melograph.train.EpochRecord;
import org.melograph.train.PooledEvaluation;
import org.melograph.train.metric.Evaluation;
import org.melograph.zoo.ModelZoo;

/** Makes a report of the finished runs of a paper. */
final class PaperRows {
    private static final int MOST_NAMED = 24;

    private final PaperExperiment paper;
    private final ReproducePaper.Request request;
    private final PaperTask task;
    private final List<PaperModel> models;

    PaperRows(PaperExperiment paper, ReproducePaper.Request request, PaperTask task, List<PaperModel> models) {
        this.paper = paper;
        this.request = request;
        this.task = task;
        this.models = models;
    }

    /** The report, without portraits. */
    PaperReport report(List<PaperRun> runs, int planned, boolean stopped, Collection collection)
            throws BadInputException {
        List<TrainModel.Report> reports = reports(runs);
        boolean tags = task.answers() == Task.TAG;
        List<String> known = tags ? collection.tags() : collection.labels();
        List<String> classes = reports.isEmpty() ? known : reports.getFirst().classes();
        List<Refusal> refused =
                reports.isEmpty() ? collection.refused() : reports.getFirst().refused();
        int left = collection.refused().size() + collection.songs().size() - refused.size();
        List<PaperReport.Row> rows = new ArrayList<>();
        for (PaperModel model : models) {
            rows.add(row(model, runs));
        }
        double majority = tags ? Double.NaN : mean(reports, TrainModel.Report::majority);
        return new PaperReport(
                paper.id(),
                paper.citation(),
                task.name(),
                tags,
                paper.ablation(),
                paper.data(),
                paper.setUp(),
                collection.name(),
                reports.isEmpty() ? "" : reports.getFirst().split().by(),
                request.asPrinted(),
                request.seeds(),
                classes,
                left,
                majority,
                tags ? Double.NaN : mean(reports, PaperRows::largestShare),
                rows,
                paper.tables(),
                List.of(),
                differences(collection, classes, left, reports),
                reports.isEmpty() ? List.of() : reports.getFirst().remarks(),
                runs.size(),
                planned,
                stopped,
                request.out(),
                refused);
    }

    private static List<TrainModel.Report> reports(List<PaperRun> runs) {
        return runs.stream().map(PaperRun::report).filter(Objects::nonNull).toList();
    }

    /**
     * A model's row over all its runs.
     *
     * @param finished the runs of all models so far
     */
    PaperReport.Row row(PaperModel model, List<PaperRun> finished) throws BadInputException {
        List<PaperRun> runs = finished.stream()
                .filter(run -> run.model().equals(model.name()))
                .toList();
        List<TrainModel.Report> reports = reports(runs);
        String reason = runs.stream()
                .map(PaperRun::reason)
                .filter(r -> !r.isEmpty())
                .findFirst()
                .orElse("");
        String built = ModelZoo.byId(model.architecture()).source();
        Map<String, String> set = runs.isEmpty() ? model.set() : runs.getFirst().set();
        if (reports.isEmpty()) {
            return new PaperReport.Row(
                    model.name(),
                    model.architecture(),
                    set,
                    built,
                    model.printed(task),
                    0,
                    0,
                    Double.NaN,
                    null,
                    null,
                    null,
                    0,
                    0,
                    0,
                    List.of(),
                    List.of(),
                    List.of(),
                    reason);
        }
        boolean tags = task.answers() == Task.TAG;
        long seed = request.seeds().getFirst();
        Evaluation pooled = tags
                ? null
                : PooledEvaluation.of(
                        reports.stream().map(PaperRows::evaluation).toList(), seed);
        return new PaperReport.Row(
                model.name(),
                model.architecture(),
                set,
                built,
                model.printed(task),
                reports.size(),
                reports.getFirst().weights(),
                mean(reports, PaperRows::trainAccuracy),
                pooled == null ? null : pooled.clip(),
                pooled == null ? null : pooled.song(),
                tags || ranks() ? PaperRanking.of(reports, seed) : null,
                Spreads.deviation(
                        reports.stream().mapToDouble(PaperRows::spreading).toArray()),
                mean(reports, TrainModel.Report::epochs),
                reports.stream().mapToDouble(TrainModel.Report::seconds).sum(),
                pooled == null ? List.of() : pooled.confusion(),
                pooled != null && paper.votes() ? pooled.voteCurve() : List.of(),
                reports.stream()
                        .flatMap(r -> r.tried().stream())
                        .filter(TriedSetting::chosen)
                        .map(TriedSetting::set)
                        .toList(),
                reason);
    }

    /** Whether the paper prints average precisions of the task. */
    private boolean ranks() {
        return paper.models().stream()
                .flatMap(model -> model.printed(task).stream())
                .anyMatch(score -> score.measure().equals(PrintedScore.AVERAGE_PRECISION));
    }

    /** The score of which the runs' spread is told. */
    private static double spreading(TrainModel.Report run) {
        return run.tags() == null
                ? run.song().accuracy().value()
                : run.tags().averagePrecision().value();
    }

    private static Evaluation evaluation(TrainModel.Report r) {
        return new Evaluation(
                r.clip(), r.song(), r.classes(), r.confusion(), r.clipConfusion(), r.voteCurve(), r.predictions());
    }

    /** At the epoch whose weights were kept. */
    private static double trainAccuracy(TrainModel.Report report) {
        return report.history().stream()
                .filter(EpochRecord::best)
                .mapToDouble(EpochRecord::trainAccuracy)
                .reduce(Double.NaN, (_, later) -> later);
    }

    private static double largestShare(TrainModel.Report report) {
        IntSummaryStatistics pieces = report.clipConfusion().stream()
                .mapToInt(row -> row.stream().mapToInt(Integer::intValue).sum())
                .summaryStatistics();
        return pieces.getSum() == 0 ? Double.NaN : (double) pieces.getMax() / pieces.getSum();
    }

    private static double mean(List<TrainModel.Report> reports, ToDoubleFunction<TrainModel.Report> value) {
        return Spreads.mean(reports.stream().mapToDouble(value).toArray());
    }

    private List<String> differences(
            Collection collection, List<String> classes, int songs, List<TrainModel.Report> reports)
            throws BadInputException {
        List<String> differences = new ArrayList<>();
        differences.add(String.format(
                Locale.ROOT,
                "Other songs: here %d songs %s %d %s (%s) from '%s'.",
                songs,
                task.answers() == Task.TAG ? "with" : "in",
                classes.size(),
                task.answers() == Task.TAG ? "tags" : "classes",
                listed(classes),
                collection.name()));
        differences.add(
                request.asPrinted()
                        ? "The same kind of split: pieces are dealt, and those of one song stand on both sides. The scores"
                                + " tell how well songs are recognised again, not how well new ones are named."
                        : "Another kind of split: songs, and all songs of a group, stand whole on one side. Scores are lower"
                                + " than on dealt pieces, and are those to expect on new songs.");
        if (!reports.isEmpty()) {
            var split = reports.getFirst().split();
            differences.add(String.format(
                    Locale.ROOT,
                    "Of the first run %d songs train, %d validate and %d test; %d stand on two sides.",
                    split.trainSongs(),
                    split.validSongs(),
                    split.testSongs(),
                    split.sharedSongs()));
        }
        if (!request.set().isEmpty()) {
            differences.add("Set for these runs, in models that know it: " + new TreeMap<>(request.set()) + ".");
        }
        if (models.size() < paper.models(task).size()) {
            differences.add("Only some of the paper's models were asked for.");
        }
        differences.addAll(paper.differences());
        return differences;
    }

    /** Names, of very many the first. */
    private static String listed(List<String> names) {
        return names.size() <= MOST_NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMED)) + " and " + (names.size() - MOST_NAMED) + " more";
    }
}
