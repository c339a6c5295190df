package org.melograph.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.app.PaperReport;
import org.melograph.app.PaperRun;
import org.melograph.app.ReproducePaper;
import org.melograph.app.TrainModel;
import org.melograph.app.paper.Papers;
import org.melograph.app.paper.PrintedScore;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.TagScores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a paper's whole experiment again. */
@Command(
        name = "reproduce",
        description =
                "Every model of a paper with its set-up on your songs; a report with the paper's numbers beside ours.",
        footer = "%nExample: melograph reproduce chen midi/ --seeds 1,2,3 --minutes 40 --out chen")
final class ReproduceVerb extends Verb {
    @Parameters(index = "0", paramLabel = "PAPER", description = "chen, bai, abela, lengyel or chang.")
    String paper = "";

    @Mixin
    SourceOptions source = new SourceOptions();

    @Option(
            names = "--as-printed",
            description = "Deal pieces as the paper did: those of one song on both sides. Leaks.")
    boolean asPrinted;

    @Option(
            names = "--seeds",
            paramLabel = "1,2,3",
            split = ",",
            description = "One run of every model for each seed, which also deals its split (default: --seed).")
    List<Long> seeds = List.of();

    @Option(
            names = "--folds",
            paramLabel = "K",
            description = "Cross-validate over K folds, or 'file' for the source's own folds.")
    @Nullable
    String folds;

    @Option(
            names = "--models",
            paramLabel = "a,b",
            split = ",",
            description = "Only these, by the paper's names or the zoo's ids.")
    List<String> models = List.of();

    @Option(names = "--set", paramLabel = "k=v", description = "Change a parameter of all models that have it.")
    Map<String, String> set = Map.of();

    @Option(names = "--minutes", paramLabel = "N", description = "Stop after so long; the same command goes on.")
    double minutes;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder of the report (default: reproduce-PAPER); finished runs there are not repeated.")
    @Nullable
    Path out;

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        command(() -> Papers.byId(paper));
        if (!(minutes >= 0)) {
            throw new BadCommandException("'--minutes' is 0 or more.");
        }
        ReproducePaper.Request request = new ReproducePaper.Request(
                source.spec(),
                paper,
                asPrinted,
                seeds.isEmpty() ? List.of(seed) : seeds,
                command(() -> Arguments.folds(folds)),
                models,
                set,
                minutes,
                out == null ? Path.of("reproduce-" + paper) : out);
        command(() -> ReproducePaper.check(request));
        PaperReport report = new ReproducePaper(workspace()).run(request, run -> remark(sentence(run)), job);
        if (json) {
            terminal.json(report);
        } else {
            show(report);
        }
        return job.isStopped() ? STOPPED : status(report.refused());
    }

    private static String sentence(PaperRun run) {
        TrainModel.Report report = run.report();
        String name = "%s (%s), seed %d, fold %d: ".formatted(run.model(), run.architecture(), run.seed(), run.fold());
        if (report == null) {
            return name + run.reason();
        }
        TagScores tags = report.tags();
        return tags != null
                ? name
                        + "average precision %s, micro-F1 %s, %d epochs, %.1f s"
                                .formatted(
                                        Tables.interval(tags.averagePrecision()),
                                        Tables.interval(tags.microF1()),
                                        report.epochs(),
                                        report.seconds())
                : name
                        + "pieces %s, songs %s, %d epochs, %.1f s"
                                .formatted(
                                        Tables.interval(report.clip().accuracy()),
                                        Tables.interval(report.song().accuracy()),
                                        report.epochs(),
                                        report.seconds());
    }

    private void show(PaperReport report) {
        terminal.say(
                "%s on '%s': %d songs, split by %s",
                report.citation(), report.source(), report.songs(), report.split());
        if (report.tags()) {
            showTags(report);
        } else {
            showClasses(report);
        }
        if (report.stopped()) {
            terminal.say("%d of %d runs are finished; the same command goes on.", report.done(), report.planned());
        }
        terminal.say("wrote %s", report.folder().resolve("report.md"));
    }

    private void showTags(PaperReport report) {
        List<List<String>> rows = new ArrayList<>();
        double chance = Double.NaN;
        for (PaperReport.Row row : report.rows()) {
            PaperReport.Ranking ranking = row.ranking();
            chance = ranking == null ? chance : ranking.prevalence();
            rows.add(List.of(
                    row.model(),
                    row.architecture(),
                    ranking == null ? "" : Tables.interval(ranking.averagePrecision()),
                    ranking == null ? "" : Tables.interval(ranking.rocAuc()),
                    ranking == null ? "" : Tables.interval(ranking.microF1()),
                    String.valueOf(row.runs()),
                    "%.1f".formatted(row.seconds()),
                    row.reason()));
        }
        terminal.table(List.of("model", "id", "average precision", "ROC AUC", "micro-F1", "runs", "seconds", ""), rows);
        if (!Double.isNaN(chance)) {
            terminal.say("any order by chance: average precision %.3f", chance);
        }
    }

    private void showClasses(PaperReport report) {
        List<List<String>> rows = new ArrayList<>();
        for (PaperReport.Row row : report.rows()) {
            LevelScores clip = row.clip();
            LevelScores song = row.song();
            double printed = row.printed(PrintedScore.TEST);
            rows.add(List.of(
                    row.model(),
                    row.architecture(),
                    Double.isNaN(printed) ? "" : "%.4f".formatted(printed),
                    clip == null ? "" : Tables.interval(clip.accuracy()),
                    song == null ? "" : Tables.interval(song.accuracy()),
                    String.valueOf(row.runs()),
                    "%.1f".formatted(row.seconds()),
                    row.reason()));
        }
        terminal.table(List.of("model", "id", "paper", "pieces", "songs", "runs", "seconds", ""), rows);
        if (!Double.isNaN(report.majority())) {
            terminal.say("always the largest class: %.3f of the songs", report.majority());
        }
    }
}
