package org.melograph.ui.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.melograph.app.PaperReport;
import org.melograph.app.paper.PaperExperiment;
import org.melograph.app.paper.PaperModel;
import org.melograph.app.paper.PrintedScore;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.Score;
import org.melograph.ui.theme.Figures;

/** The figures of a paper's models as the room writes them: in its table, and as text to paste elsewhere. */
final class PaperFigures {
    private static final List<String> HEADER = List.of(
            "model",
            "id",
            "paper",
            "songs",
            "songs 95 %",
            "pieces",
            "pieces 95 %",
            "runs",
            "epochs",
            "seconds",
            "note");

    private PaperFigures() {}

    /** The paper's number: of the task of our songs once it is known, else of the paper's first task with one. */
    static String printed(PaperExperiment paper, ModelLine line) {
        PaperReport.Row row = line.rowProperty().get();
        if (row != null) {
            return Figures.score(row.printed(tells(row) ? PrintedScore.AVERAGE_PRECISION : PrintedScore.TEST));
        }
        return paper.models().stream()
                .filter(m -> m.name().equals(line.model()))
                .flatMap(m -> test(paper, m).stream())
                .findFirst()
                .map(Figures::score)
                .orElse("–");
    }

    private static List<Double> test(PaperExperiment paper, PaperModel model) {
        return paper.tasks().stream()
                .flatMap(task -> model.printed(task).stream())
                .filter(score -> score.measure().equals(PrintedScore.TEST))
                .map(PrintedScore::value)
                .toList();
    }

    /** Whether a model told tags, which have no accuracy. */
    private static boolean tells(PaperReport.Row row) {
        return row.song() == null && row.ranking() != null;
    }

    /** Our score over songs: their accuracy, or the average precision of their tags; null without runs. */
    private static @Nullable Score songScore(PaperReport.Row row) {
        LevelScores song = row.song();
        PaperReport.Ranking ranking = row.ranking();
        return song != null ? song.accuracy() : ranking == null ? null : ranking.averagePrecision();
    }

    /** Our score over songs, as the table shows it. */
    static String song(PaperReport.Row row) {
        Score score = songScore(row);
        return score == null ? "" : (tells(row) ? "AP " : "") + Figures.score(score);
    }

    /** Our score over pieces; empty for tags. */
    static String piece(PaperReport.Row row) {
        LevelScores clip = row.clip();
        return clip == null ? "" : Figures.score(clip.accuracy());
    }

    /** Epochs, a mean over the runs. */
    static String epochs(PaperReport.Row row) {
        return String.valueOf(Math.round(row.epochs()));
    }

    /** Time of training, all runs together. */
    static String time(PaperReport.Row row) {
        return Figures.length(row.seconds());
    }

    /** The table as Markdown. */
    static String markdown(PaperExperiment paper, List<ModelLine> lines) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        rows.add(HEADER.stream().map(h -> "---").toList());
        lines.forEach(line -> rows.add(cells(paper, line)));
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> cell.replace("|", "\\|"))
                        .collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }

    /** The table as CSV with a header. */
    static String csv(PaperExperiment paper, List<ModelLine> lines) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        lines.forEach(line -> rows.add(cells(paper, line)));
        return rows.stream()
                .map(row -> row.stream().map(PaperFigures::quoted).collect(Collectors.joining(",", "", "\n")))
                .collect(Collectors.joining());
    }

    private static String quoted(String cell) {
        return cell.matches("[^,\"\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    private static List<String> cells(PaperExperiment paper, ModelLine line) {
        PaperReport.Row row = line.rowProperty().get();
        String printed = printed(paper, line).replace("–", "");
        Score song = row == null ? null : songScore(row);
        LevelScores clip = row == null ? null : row.clip();
        boolean ran = row != null && row.runs() > 0;
        return List.of(
                line.model(),
                line.architecture(),
                printed,
                song == null ? "" : Figures.score(song.value()),
                song == null ? "" : Figures.interval(song),
                clip == null ? "" : Figures.score(clip.accuracy().value()),
                clip == null ? "" : Figures.interval(clip.accuracy()),
                ran ? String.valueOf(row.runs()) : "",
                ran ? epochs(row) : "",
                ran ? String.valueOf(Math.round(row.seconds())) : "",
                line.reasonProperty().get());
    }
}
