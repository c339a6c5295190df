package org.melograph.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.melograph.app.paper.PaperModel;
import org.melograph.app.paper.PrintedScore;
import org.melograph.base.BadInputException;
import org.melograph.base.Json;
import org.melograph.plot.Bars;
import org.melograph.plot.ConfusionMatrix;
import org.melograph.plot.Curves;
import org.melograph.plot.Ink;
import org.melograph.plot.Picture;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.PngFile;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.TagScores;
import org.melograph.train.metric.VotePoint;

/** Writes a paper's report: {@code report.md}, {@code report.json} and the pictures that it shows. */
public final class WritePaperReport {
    /** The picture of what the paper's table is about. */
    static final String SCORES = "scores.png";

    private static final int MOST_TAGS = 40;
    private static final int WIDTH = 900;
    private static final int HEIGHT = 640;
    private static final int BAR_HEIGHT = 28;
    private static final int TITLE_HEIGHT = 80;

    private WritePaperReport() {}

    /** Writes the files of a report, in place of those of an earlier one. */
    public static void write(PaperReport report, Path folder) throws BadInputException {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("report.json"), Json.write(report));
            Files.writeString(folder.resolve("report.md"), PaperMarkdown.of(report));
        } catch (IOException e) {
            throw new BadInputException("'" + folder + "' cannot be written to. Choose another folder.", e);
        }
        Bars bars = scores(report);
        int height =
                Math.max(HEIGHT / 2, TITLE_HEIGHT + BAR_HEIGHT * bars.bars().size());
        png(bars, folder.resolve(SCORES), height);
        if (report.rows().stream().anyMatch(row -> row.voteCurve().size() > 1)) {
            png(votes(report), folder.resolve("votes.png"), HEIGHT);
        }
        for (PaperReport.Row row : report.rows()) {
            if (!row.confusion().isEmpty()) {
                png(
                        ConfusionMatrix.of(row.model() + " · songs", report.classes(), row.confusion()),
                        folder.resolve(confusion(row)),
                        HEIGHT);
            }
            if (report.tags() && row.ranking() != null) {
                Bars tags = tags(row.model(), row.ranking());
                png(
                        tags,
                        folder.resolve(tags(row)),
                        TITLE_HEIGHT + BAR_HEIGHT * tags.bars().size());
            }
        }
    }

    private static void png(Picture picture, Path file, int height) throws BadInputException {
        PngFile.write(picture, file, WIDTH, height, PlotTheme.LIGHT);
    }

    /** The name of a model's confusion picture. */
    static String confusion(PaperReport.Row row) {
        return "confusion-" + PaperModel.slug(row.model()) + ".png";
    }

    /** The name of a model's picture of tags. */
    static String tags(PaperReport.Row row) {
        return "tags-" + PaperModel.slug(row.model()) + ".png";
    }

    /**
     * What the paper's table is about, model by model: of classes the paper's accuracy, ours over pieces and ours over songs;
     * of tags our average precision, beside that of any order by chance.
     */
    public static Bars scores(PaperReport report) {
        return report.tags() ? precision(report) : accuracy(report);
    }

    private static Bars precision(PaperReport report) {
        List<Bars.Bar> bars = new ArrayList<>();
        double chance = Double.NaN;
        for (PaperReport.Row row : report.rows()) {
            PaperReport.Ranking ranking = row.ranking();
            if (ranking != null) {
                bars.add(bar(row.model(), ranking.averagePrecision().value(), Ink.ofClass(1)));
                chance = ranking.prevalence();
            }
        }
        if (!Double.isNaN(chance)) {
            bars.add(bar("by chance", chance, Ink.ofClass(2)));
        }
        return Bars.parts("Average precision · " + report.paper() + " · " + report.source(), bars);
    }

    /** The average precision of each tag, of very many the most frequent ones, the best first. */
    private static Bars tags(String model, PaperReport.Ranking ranking) {
        List<TagScores.Tag> known = ranking.tags().stream()
                .filter(tag -> !Double.isNaN(tag.averagePrecision()))
                .sorted(Comparator.comparingInt(TagScores.Tag::positives).reversed())
                .limit(MOST_TAGS)
                .sorted(Comparator.comparingDouble(TagScores.Tag::averagePrecision)
                        .reversed())
                .toList();
        List<Bars.Bar> bars = known.stream()
                .map(tag -> new Bars.Bar(
                        tag.tag(),
                        tag.averagePrecision(),
                        String.format(Locale.ROOT, "%.3f, by chance %.3f", tag.averagePrecision(), tag.prevalence()),
                        Ink.ofClass(1)))
                .toList();
        String which = known.size() < ranking.tags().size() ? " · the " + known.size() + " most frequent tags" : "";
        return Bars.parts("Average precision of each tag · " + model + which, bars);
    }

    private static Bars accuracy(PaperReport report) {
        List<Bars.Bar> bars = new ArrayList<>();
        for (PaperReport.Row row : report.rows()) {
            double printed = row.printed(PrintedScore.TEST);
            if (!Double.isNaN(printed)) {
                bars.add(bar(row.model() + " · paper", printed, Ink.Token.SECONDARY));
            }
            LevelScores clip = row.clip();
            LevelScores song = row.song();
            if (clip != null && song != null) {
                bars.add(bar(row.model() + " · pieces", clip.accuracy().value(), Ink.ofClass(0)));
                bars.add(bar(row.model() + " · songs", song.accuracy().value(), Ink.ofClass(1)));
            }
        }
        if (!Double.isNaN(report.majority())) {
            bars.add(bar("largest class", report.majority(), Ink.ofClass(2)));
        }
        return Bars.parts("Accuracy · " + report.paper() + " · " + report.source(), bars);
    }

    private static Bars.Bar bar(String name, double part, Ink ink) {
        return new Bars.Bar(name, part, String.format(Locale.ROOT, "%.3f", part), ink);
    }

    /** Songs named right against the pieces that must agree, a line for each model. */
    public static Curves votes(PaperReport report) {
        List<Curves.Series> series = new ArrayList<>();
        for (PaperReport.Row row : report.rows()) {
            if (row.voteCurve().size() > 1) {
                series.add(Curves.Series.of(
                        row.model(),
                        Ink.ofClass(series.size()),
                        Curves.points(
                                row.voteCurve().stream()
                                        .map(VotePoint::threshold)
                                        .toList(),
                                row.voteCurve().stream()
                                        .map(VotePoint::accuracy)
                                        .toList())));
            }
        }
        return Curves.of(
                "Vote curve", Curves.Scale.fitted("pieces that must agree"), Curves.Scale.unit("songs right"), series);
    }
}
