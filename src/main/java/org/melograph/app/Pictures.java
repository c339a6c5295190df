package org.melograph.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.melograph.base.Tensor;
import org.melograph.feature.Feature;
import org.melograph.feature.Features;
import org.melograph.feature.FrequencyAxis;
import org.melograph.music.RussellQuadrant;
import org.melograph.plot.AxisScale;
import org.melograph.plot.ConfusionMatrix;
import org.melograph.plot.Curves;
import org.melograph.plot.Heatmap;
import org.melograph.plot.Ink;
import org.melograph.plot.Picture;
import org.melograph.plot.ScatterMap;
import org.melograph.plot.TimeCurves;
import org.melograph.train.metric.PrecisionRecall;
import org.melograph.train.metric.RocCurve;
import org.melograph.train.metric.TagScores;
import org.melograph.train.metric.VotePoint;

/** What reports look like. The studio draws these on its canvases, the command line to files. */
public final class Pictures {
    private Pictures() {}

    /** A feature over time: lines and moments where its rows are a few quantities, colours else. */
    public static Picture feature(ExtractFeature.Report report, String title) {
        return rows(report) instanceof FrequencyAxis.Lines lines
                        && report.grid().isRegular()
                ? curves(report, lines, title)
                : Heatmap.of(title, report.values(), report.grid(), rows(report), unit(report));
    }

    private static TimeCurves curves(ExtractFeature.Report report, FrequencyAxis.Lines lines, String title) {
        boolean moments = known(report).map(Feature::tellsMoments).orElse(false);
        List<TimeCurves.Quantity> quantities = new ArrayList<>();
        float[] values = report.values().values().clone();
        int frames = report.values().size(1);
        for (int row = 0; row < lines.names().size(); row++) {
            String unit = lines.units().get(row);
            quantities.add(new TimeCurves.Quantity(lines.names().get(row), unit, moments));
            // A frequency of 0 Hz says that there is none: a gap.
            for (int i = row * frames; unit.equals("Hz") && i < (row + 1) * frames; i++) {
                values[i] = values[i] == 0 ? Float.NaN : values[i];
            }
        }
        Tensor gapped = Tensor.wrap(values, report.values().axes());
        return TimeCurves.of(title, gapped, report.grid(), quantities, AxisScale.NOTE);
    }

    private static String unit(ExtractFeature.Report report) {
        return known(report).map(feature -> feature.unit(report.params())).orElse("");
    }

    private static Optional<Feature> known(ExtractFeature.Report report) {
        return Features.ALL.stream()
                .filter(feature -> feature.spec().id().equals(report.spec().id()))
                .findFirst();
    }

    private static FrequencyAxis rows(ExtractFeature.Report report) {
        return known(report)
                .map(feature -> feature.frequencyAxis(report.params()))
                .orElseGet(() -> new FrequencyAxis.Counted(report.spec().axes().getFirst()));
    }

    /** Songs by true and predicted class. */
    public static ConfusionMatrix confusion(TrainModel.Report report) {
        return ConfusionMatrix.of("Confusion · songs", RussellQuadrant.titles(report.classes()), report.confusion());
    }

    /** Songs named right, and songs left undecided, against the pieces that must agree. */
    public static Curves votes(TrainModel.Report report) {
        List<VotePoint> curve = report.voteCurve();
        List<Integer> thresholds = curve.stream().map(VotePoint::threshold).toList();
        Tensor right = Curves.points(
                thresholds, curve.stream().map(VotePoint::accuracy).toList());
        Tensor undecided = Curves.points(
                thresholds, curve.stream().map(VotePoint::undecided).toList());
        return Curves.of(
                "Vote curve",
                Curves.Scale.fitted("pieces that must agree"),
                Curves.Scale.unit("part of the songs"),
                List.of(
                        Curves.Series.of("right", Ink.Token.ACCENT, right),
                        new Curves.Series("undecided", Ink.Token.SECONDARY, undecided, null, true)));
    }

    /** Precision against recall of each class, over songs. */
    public static Curves precisionRecall(TrainModel.Report report) {
        List<Curves.Series> series = new ArrayList<>();
        for (int c = 0; c < report.classes().size(); c++) {
            // From the highest threshold on: recall rises, and falls of precision at one recall stand in order.
            List<PrecisionRecall.Point> points =
                    PrecisionRecall.of(report.predictions(), c).points().reversed();
            Tensor line = Curves.points(
                    points.stream().map(PrecisionRecall.Point::recall).toList(),
                    points.stream().map(PrecisionRecall.Point::precision).toList());
            series.add(Curves.Series.of(report.classes().get(c), Ink.ofClass(c), line));
        }
        return Curves.of("Precision · recall", Curves.Scale.unit("recall"), Curves.Scale.unit("precision"), series);
    }

    /** Precision against recall of a tag over held-out songs, beside the part of them that has it. */
    public static Curves precisionRecall(TagScores scores, int tag) {
        List<PrecisionRecall.Point> points =
                PrecisionRecall.ofTag(scores.songs(), tag).points().reversed();
        double prevalence = scores.tags().get(tag).prevalence();
        return Curves.of(
                "Precision · recall of '" + scores.tags().get(tag).tag() + "'",
                Curves.Scale.unit("recall"),
                Curves.Scale.unit("precision"),
                besideChance(
                        "precision",
                        points.stream().map(PrecisionRecall.Point::recall).toList(),
                        points.stream().map(PrecisionRecall.Point::precision).toList(),
                        prevalence,
                        prevalence));
    }

    /** Hits against false alarms of a tag over held-out songs, beside chance. */
    public static Curves roc(TagScores scores, int tag) {
        List<RocCurve.Point> points = RocCurve.ofTag(scores.songs(), tag).points();
        return Curves.of(
                "ROC of '" + scores.tags().get(tag).tag() + "'",
                Curves.Scale.unit("false alarms"),
                Curves.Scale.unit("hits"),
                besideChance(
                        "hits",
                        points.stream().map(RocCurve.Point::falseAlarms).toList(),
                        points.stream().map(RocCurve.Point::hits).toList(),
                        0,
                        1));
    }

    /** A line and the straight one that chance gives; neither where nothing could be measured. */
    private static List<Curves.Series> besideChance(
            String name, List<Double> x, List<Double> y, double chanceAtZero, double chanceAtOne) {
        if (x.size() < 2) {
            return List.of();
        }
        return List.of(
                Curves.Series.of(name, Ink.Token.ACCENT, Curves.points(x, y)),
                new Curves.Series(
                        "by chance",
                        Ink.Token.SECONDARY,
                        Curves.points(List.of(0, 1), List.of(chanceAtZero, chanceAtOne)),
                        null,
                        true));
    }

    /** Songs in the plane by label. */
    public static ScatterMap map(MapSongs.Report report) {
        List<String> classes = report.points().stream()
                .map(MapSongs.Point::label)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        List<ScatterMap.Point> points = report.points().stream()
                .map(p -> new ScatterMap.Point(
                        p.x(),
                        p.y(),
                        p.label() == null ? ScatterMap.Point.UNKNOWN : classes.indexOf(p.label()),
                        p.title()))
                .toList();
        return ScatterMap.of(
                "t-SNE of %s · perplexity %s · seed %d · trustworthiness %.2f"
                        .formatted(report.architecture(), report.perplexity(), report.seed(), report.trustworthiness()),
                classes,
                points);
    }
}
