package org.melograph.train.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.melograph.train.metric.PrecisionRecall.Ranked;

/**
 * How many songs that lack a tag are said to have it (false alarms) for as many of those that have it (hits), as the
 * threshold falls; scikit-learn's {@code roc_curve} and {@code roc_auc_score}.
 *
 * @param points from none said to all said; empty where songs of either kind are missing
 * @param area under the curve, 0 to 1; 0.5 is chance; NaN where songs of either kind are missing
 */
public record RocCurve(List<Point> points, double area) {
    /** The parts of the songs without and with the tag that are said to have it, 0 to 1. */
    public record Point(double falseAlarms, double hits) {}

    public RocCurve {
        points = List.copyOf(points);
    }

    /** The curve of a tag over the songs that it is known of. */
    public static RocCurve ofTag(List<SongTags> songs, int tag) {
        List<Ranked> falling = PrecisionRecall.ranked(songs, tag).stream()
                .sorted(Comparator.comparing(Ranked::probability, Comparator.reverseOrder()))
                .toList();
        long positives = falling.stream().filter(Ranked::positive).count();
        long negatives = falling.size() - positives;
        if (positives == 0 || negatives == 0) {
            return new RocCurve(List.of(), Double.NaN);
        }
        List<Point> points = new ArrayList<>();
        points.add(new Point(0, 0));
        int hits = 0;
        double area = 0;
        for (int i = 0; i < falling.size(); i++) {
            hits += falling.get(i).positive() ? 1 : 0;
            boolean last = i + 1 == falling.size()
                    || falling.get(i + 1).probability() != falling.get(i).probability();
            if (last) {
                Point before = points.getLast();
                Point now = new Point((double) (i + 1 - hits) / negatives, (double) hits / positives);
                area += (now.falseAlarms() - before.falseAlarms()) * (now.hits() + before.hits()) / 2;
                points.add(now);
            }
        }
        return new RocCurve(points, area);
    }
}
