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
import org.melograph.base.BadInputException;
import org.melograph.base.Refusal;
import org.melograph.model.TriedSetting;
import org.melograph.music.Collection;
import org.melograph.train.EpochRecord;
import org.melograph.train.PooledEvaluation;
import org.melograph.train.metric.Evaluation;
import org.melograph.zoo.ModelZoo;

/** Makes a report of the finished runs of a paper. */
final class PaperRows {
    private final PaperExperiment paper;
    private final ReproducePaper.Request request;
    private final List<PaperModel> models;

    PaperRows(PaperExperiment paper, ReproducePaper.Request request, List<PaperModel> models) {
        this.paper = paper;
        this.request = request;
        this.models = models;
    }

    /** The report, without portraits. */
    PaperReport report(List<PaperRun> runs, int planned, boolean stopped, Collection collection)
            throws BadInputException {
        List<TrainModel.Report> reports = reports(runs);
        List<String> classes =
                reports.isEmpty() ? collection.labels() : reports.getFirst().classes();
        List<Refusal> refused =
                reports.isEmpty() ? collection.refused() : reports.getFirst().refused();
        int left = collection.refused().size() + collection.songs().size() - refused.size();
        PaperTask task = paper.task(classes);
        List<PaperReport.Row> rows = new ArrayList<>();
        for (PaperModel model : models) {
            rows.add(row(model, task, runs));
        }
        double majority = mean(reports, TrainModel.Report::majority);
        return new PaperReport(
                paper.id(),
                paper.citation(),
                task.name(),
                paper.data(),
                paper.setUp(),
                collection.name(),
                reports.isEmpty() ? "" : reports.getFirst().split().by(),
                request.asPrinted(),
                request.seeds(),
                classes,
                left,
                majority,
                mean(reports, PaperRows::largestShare),
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
     * A model's row while runs are being made.
     *
     * @param finished the runs of all models so far
     * @param labels of the collection, which tell the task while no run has ended
     */
    PaperReport.Row row(PaperModel model, List<PaperRun> finished, List<String> labels) throws BadInputException {
        List<TrainModel.Report> reports = reports(finished);
        return row(
                model,
                paper.task(reports.isEmpty() ? labels : reports.getFirst().classes()),
                finished);
    }

    private PaperReport.Row row(PaperModel model, PaperTask task, List<PaperRun> finished) throws BadInputException {
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
                    0,
                    0,
                    0,
                    List.of(),
                    List.of(),
                    List.of(),
                    reason);
        }
        Evaluation pooled = PooledEvaluation.of(
                reports.stream().map(PaperRows::evaluation).toList(),
                request.seeds().getFirst());
        return new PaperReport.Row(
                model.name(),
                model.architecture(),
                set,
                built,
                model.printed(task),
                reports.size(),
                reports.getFirst().weights(),
                mean(reports, PaperRows::trainAccuracy),
                pooled.clip(),
                pooled.song(),
                Spreads.deviation(reports.stream()
                        .mapToDouble(r -> r.song().accuracy().value())
                        .toArray()),
                mean(reports, TrainModel.Report::epochs),
                reports.stream().mapToDouble(TrainModel.Report::seconds).sum(),
                pooled.confusion(),
                paper.votes() ? pooled.voteCurve() : List.of(),
                reports.stream()
                        .flatMap(r -> r.tried().stream())
                        .filter(TriedSetting::chosen)
                        .map(TriedSetting::set)
                        .toList(),
                reason);
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
            Collection collection, List<String> classes, int songs, List<TrainModel.Report> reports) {
        List<String> differences = new ArrayList<>();
        differences.add(String.format(
                Locale.ROOT,
                "Other songs: here %d songs in %d classes (%s) from '%s'.",
                songs,
                classes.size(),
                String.join(", ", classes),
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
        if (models.size() < paper.models().size()) {
            differences.add("Only some of the paper's models were asked for.");
        }
        differences.addAll(paper.differences());
        return differences;
    }
}
