package org.melograph.app;

import java.util.ArrayList;
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
        models();
        paragraph("![Accuracy](accuracy.png)");
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
                        .filter(p ->
                                !List.of(PrintedScore.TRAIN, PrintedScore.TEST).contains(p.measure()))
                        .map(p -> row.model() + ": " + p.measure() + " " + part(p.value())))
                .toList();
        if (!others.isEmpty()) {
            paragraph("The paper also prints: " + String.join("; ", others) + ".");
        }
        for (PaperReport.Row row : report.rows()) {
            if (!row.reason().isEmpty()) {
                paragraph("**" + row.model() + "** could not be run: " + row.reason());
            }
        }
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
        Score score = measure.of(scores);
        return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", score.value(), score.low(), score.high());
    }
}
