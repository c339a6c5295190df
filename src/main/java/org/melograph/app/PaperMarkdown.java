package org.melograph.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.melograph.app.paper.PrintedScore;
import org.melograph.app.paper.PrintedTable;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.Score;
import org.melograph.train.metric.VotePoint;

/** A paper's report as Markdown. */
final class PaperMarkdown {
    /** Thresholds that a table shows; the picture shows all. */
    private static final int LONGEST_VOTE = 30;

    /** What the tables show of the paper's own numbers. */
    private static final List<String> SHOWN =
            List.of(PrintedScore.TRAIN, PrintedScore.TEST, PrintedScore.AVERAGE_PRECISION, PrintedScore.F1);

    private final PaperReport report;
    private final StringBuilder text = new StringBuilder();

    private PaperMarkdown(PaperReport report) {
        this.report = report;
    }

    static String of(PaperReport report) {
        return new PaperMarkdown(report).write();
    }

    private String write() {
        line("# " + report.citation() + ": run again on '" + report.source() + "'");
        paragraph("**The paper.** " + report.data() + " " + report.setUp());
        paragraph("**Here.** Task: " + report.task() + ". " + report.songs() + " songs; split by " + report.split()
                + "; seeds " + report.seeds() + "; " + report.done() + " of " + report.planned() + " runs."
                + (report.stopped() ? " The others are made by the same command." : ""));
        if (report.leaks()) {
            paragraph("**These scores leak, as the paper's do:** pieces of one song stand on both sides of the split.");
        }
        if (report.tags()) {
            ranked();
        } else {
            models();
        }
        paragraph("![Scores](" + WritePaperReport.SCORES + ")");
        precision();
        ablation();
        votes();
        report.tables().forEach(this::printedTable);
        portraits();
        list("What differs", report.differences());
        list("What is odd about the songs", report.remarks());
        built();
        list("Left out", report.refused().stream().map(r -> r.reason()).toList());
        return text.toString();
    }

    private void models() {
        List<List<String>> rows = new ArrayList<>();
        for (PaperReport.Row row : report.rows()) {
            rows.add(List.of(
                    row.model(),
                    "`" + row.architecture() + "`",
                    row.runs() == 0 ? "" : String.format(Locale.ROOT, "%,d", row.weights()),
                    part(row.printed(PrintedScore.TRAIN)),
                    "**" + part(row.printed(PrintedScore.TEST)) + "**",
                    part(row.train()),
                    "**" + interval(row.clip(), LevelScores::accuracy) + "**",
                    interval(row.song(), LevelScores::accuracy),
                    interval(row.song(), LevelScores::balancedAccuracy),
                    row.runs() < 2 ? "" : part(row.deviation()),
                    Integer.toString(row.runs()),
                    String.format(Locale.ROOT, "%.0f", row.epochs()),
                    String.format(Locale.ROOT, "%.0f", row.seconds())));
        }
        rows.add(List.of(
                "largest class",
                "",
                "",
                "",
                "",
                "",
                part(report.pieceMajority()),
                part(report.majority()),
                "",
                "",
                "",
                "",
                ""));
        table(
                List.of(
                        "model",
                        "id",
                        "weights",
                        "paper: train",
                        "paper: test",
                        "train",
                        "pieces",
                        "songs",
                        "songs, balanced",
                        "spread",
                        "runs",
                        "epochs",
                        "seconds"),
                rows);
        paragraph(
                "Accuracy with 95 % bootstrap intervals over songs (groups, where songs share them), all runs together;"
                        + " *spread* is the standard deviation of the runs' song accuracies. The paper's *test* is of pieces.");
        List<String> others = report.rows().stream()
                .flatMap(row -> row.printed().stream()
                        .filter(p -> !SHOWN.contains(p.measure()))
                        .map(p -> row.model() + ": " + p.measure() + " " + part(p.value())))
                .toList();
        if (!others.isEmpty()) {
            paragraph("The paper also prints: " + String.join("; ", others) + ".");
        }
        failures();
    }

    private void failures() {
        for (PaperReport.Row row : report.rows()) {
            if (!row.reason().isEmpty()) {
                paragraph("**" + row.model() + "** could not be run: " + row.reason());
            }
        }
    }

    /** What models of tags reach, beside what telling nothing reaches. */
    private void ranked() {
        List<List<String>> rows = new ArrayList<>();
        PaperReport.Ranking nothing = null;
        for (PaperReport.Row row : report.rows()) {
            PaperReport.Ranking ranking = row.ranking();
            nothing = ranking == null ? nothing : ranking;
            rows.add(List.of(
                    row.model(),
                    "`" + row.architecture() + "`",
                    row.runs() == 0 ? "" : String.format(Locale.ROOT, "%,d", row.weights()),
                    ranking == null ? "—" : "**" + interval(ranking.averagePrecision()) + "**",
                    ranking == null ? "—" : interval(ranking.rocAuc()),
                    ranking == null ? "—" : interval(ranking.microF1()),
                    ranking == null ? "—" : interval(ranking.macroF1()),
                    row.runs() < 2 ? "" : part(row.deviation()),
                    Integer.toString(row.runs()),
                    String.format(Locale.ROOT, "%.0f", row.epochs()),
                    String.format(Locale.ROOT, "%.0f", row.seconds())));
        }
        if (nothing != null) {
            rows.add(List.of(
                    "the same of every song",
                    "",
                    "",
                    part(nothing.prevalence()),
                    "0.500",
                    part(nothing.constantF1()),
                    "",
                    "",
                    "",
                    "",
                    ""));
        }
        table(
                List.of(
                        "model",
                        "id",
                        "weights",
                        "average precision",
                        "ROC AUC",
                        "micro-F1",
                        "macro-F1",
                        "spread",
                        "runs",
                        "epochs",
                        "seconds"),
                rows);
        paragraph(
                "Means over the tags of held-out songs, then over the runs; 95 % bootstrap intervals over songs (groups,"
                        + " where songs share them), their ends averaged over the runs; *spread* is the standard deviation of the"
                        + " runs' average precisions. A tag that nobody was asked about counts nowhere.");
        failures();
    }

    /** Average precision and F1 of classes, where the paper prints them. */
    private void precision() {
        if (report.tags() || report.rows().stream().allMatch(row -> row.ranking() == null)) {
            return;
        }
        line("## Average precision and F1");
        List<List<String>> rows = new ArrayList<>();
        double chance = Double.NaN;
        for (PaperReport.Row row : report.rows()) {
            PaperReport.Ranking ranking = row.ranking();
            chance = ranking == null ? chance : ranking.prevalence();
            rows.add(List.of(
                    row.model(),
                    part(row.printed(PrintedScore.AVERAGE_PRECISION)),
                    ranking == null ? "—" : "**" + interval(ranking.averagePrecision()) + "**",
                    part(row.printed(PrintedScore.F1)),
                    "**" + interval(row.song(), LevelScores::macroF1) + "**"));
        }
        rows.add(List.of("by chance", "", part(chance), "", ""));
        table(List.of("model", "paper: average precision", "songs", "paper: F1", "songs, macro-F1"), rows);
        paragraph("Over songs, means over classes. Average precision is the runs' mean, F1 that of all runs together.");
    }

    /** What each network makes of all of its input and of parts. */
    private void ablation() {
        if (report.ablation().isEmpty()) {
            return;
        }
        Map<String, Map<String, String>> cells = new LinkedHashMap<>();
        Map<String, Boolean> inputs = new LinkedHashMap<>();
        for (PaperReport.Row row : report.rows()) {
            String input = row.set().getOrDefault(report.ablation(), "");
            inputs.put(input, true);
            cells.computeIfAbsent(row.architecture(), _ -> new LinkedHashMap<>())
                    .put(input, row.song() == null ? row.reason() : interval(row.song(), LevelScores::accuracy));
        }
        line("## What each input is worth: song accuracy by '" + report.ablation() + "'");
        List<String> header = new ArrayList<>(List.of("id"));
        header.addAll(inputs.keySet());
        table(
                header,
                cells.entrySet().stream()
                        .map(e -> {
                            List<String> row = new ArrayList<>(List.of("`" + e.getKey() + "`"));
                            inputs.keySet().forEach(i -> row.add(e.getValue().getOrDefault(i, "")));
                            return row;
                        })
                        .toList());
    }

    private void votes() {
        List<PaperReport.Row> voted =
                report.rows().stream().filter(row -> row.voteCurve().size() > 1).toList();
        if (voted.isEmpty()) {
            return;
        }
        line("## Votes: songs named right when so many pieces must agree");
        int most = voted.stream().mapToInt(row -> row.voteCurve().size()).max().orElse(0);
        List<String> header = new ArrayList<>(List.of("pieces"));
        voted.forEach(row -> header.addAll(List.of(row.model(), "undecided")));
        List<List<String>> rows = new ArrayList<>();
        for (int threshold = 1; threshold <= Math.min(most, LONGEST_VOTE); threshold++) {
            List<String> cells = new ArrayList<>(List.of(Integer.toString(threshold)));
            for (PaperReport.Row row : voted) {
                int wanted = threshold;
                Optional<VotePoint> point = row.voteCurve().stream()
                        .filter(p -> p.threshold() == wanted)
                        .findFirst();
                cells.add(point.map(p -> part(p.accuracy())).orElse(""));
                cells.add(point.map(p -> part(p.undecided())).orElse(""));
            }
            rows.add(cells);
        }
        table(header, rows);
        paragraph("![Votes](votes.png)");
    }

    private void printedTable(PrintedTable printed) {
        line("## The paper's " + printed.title());
        table(printed.header(), printed.rows());
    }

    private void portraits() {
        if (report.portraits().isEmpty()) {
            return;
        }
        line("## Portraits of held-out songs");
        table(
                List.of("song", "label", "random pieces, by the label they were given"),
                report.portraits().stream()
                        .map(p -> List.of(cell(p.song()), p.truth(), counts(p.pieces())))
                        .toList());
        paragraph("Drawn by " + report.portraits().getFirst().model() + ".");
    }

    private static String counts(Map<String, Integer> pieces) {
        return pieces.entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private void built() {
        line("## How the models are built");
        for (PaperReport.Row row : report.rows()) {
            String settings = row.set().isEmpty() ? "" : " Settings: " + row.set() + ".";
            String tuned = row.tuned().isEmpty() ? "" : " Chosen by tuning, run by run: " + row.tuned() + ".";
            text.append("- **")
                    .append(row.model())
                    .append("** (`")
                    .append(row.architecture())
                    .append("`). ");
            text.append(row.built()).append(settings).append(tuned).append('\n');
        }
        text.append('\n');
        for (PaperReport.Row row : report.rows()) {
            if (report.tags() && row.ranking() != null) {
                paragraph("![Tags by " + row.model() + "](" + WritePaperReport.tags(row) + ")");
            }
            if (!row.confusion().isEmpty()) {
                paragraph("![Confusion of " + row.model() + "](" + WritePaperReport.confusion(row) + ")");
            }
        }
    }

    private void list(String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            line("## " + title);
            sentences.forEach(s -> text.append("- ").append(s).append('\n'));
            text.append('\n');
        }
    }

    private void table(List<String> header, List<List<String>> rows) {
        row(header);
        row(header.stream().map(_ -> "---").toList());
        rows.forEach(this::row);
        text.append('\n');
    }

    private void row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void line(String line) {
        text.append(line).append("\n\n");
    }

    private void paragraph(String words) {
        text.append(words).append("\n\n");
    }

    private static String cell(String words) {
        return words.replace("|", "\\|");
    }

    private static String part(double value) {
        return Double.isNaN(value) ? "—" : String.format(Locale.ROOT, "%.3f", value);
    }

    /** One of the scores of a level. */
    private interface Measure {
        Score of(LevelScores scores);
    }

    private static String interval(@Nullable LevelScores scores, Measure measure) {
        if (scores == null) {
            return "—";
        }
        return interval(measure.of(scores));
    }

    private static String interval(Score score) {
        return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", score.value(), score.low(), score.high());
    }
}
