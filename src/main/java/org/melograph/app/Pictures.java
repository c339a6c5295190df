package org.melograph.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.melograph.base.Tensor;
import org.melograph.feature.Features;
import org.melograph.feature.FrequencyAxis;
import org.melograph.plot.ConfusionMatrix;
import org.melograph.plot.Curves;
import org.melograph.plot.Heatmap;
import org.melograph.plot.Ink;
import org.melograph.plot.ScatterMap;
import org.melograph.train.metric.PrecisionRecall;
import org.melograph.train.metric.VotePoint;

/** What reports look like. The studio draws these on its canvases, the command line to files. */
public final class Pictures {
    private Pictures() {}

    /** A feature over time. */
    public static Heatmap heatmap(ExtractFeature.Report report, String title) {
        String unit =
                report.params().has("scale") && report.params().choice("scale").equals("db") ? "dB" : "";
        return Heatmap.of(title, report.values(), report.grid(), rows(report), unit);
    }

    private static FrequencyAxis rows(ExtractFeature.Report report) {
        return Features.ALL.stream()
                .filter(feature -> feature.spec().id().equals(report.spec().id()))
                .map(feature -> feature.frequencyAxis(report.params()))
                .findFirst()
                .orElseGet(() -> new FrequencyAxis.Counted(report.spec().axes().getFirst()));
    }

    /** Songs by true and predicted class. */
    public static ConfusionMatrix confusion(TrainModel.Report report) {
        return ConfusionMatrix.of("Confusion · songs", report.classes(), report.confusion());
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
            List<PrecisionRecall.Point> points = PrecisionRecall.of(report.predictions(), c).points().stream()
                    .sorted(Comparator.comparingDouble(PrecisionRecall.Point::recall))
                    .toList();
            Tensor line = Curves.points(
                    points.stream().map(PrecisionRecall.Point::recall).toList(),
                    points.stream().map(PrecisionRecall.Point::precision).toList());
            series.add(Curves.Series.of(report.classes().get(c), Ink.ofClass(c), line));
        }
        return Curves.of("Precision · recall", Curves.Scale.unit("recall"), Curves.Scale.unit("precision"), series);
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
