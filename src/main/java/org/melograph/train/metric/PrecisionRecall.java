package org.melograph.train.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How precision falls as more songs are named a class, as scikit-learn's {@code precision_recall_curve} and {@code
 * average_precision_score} have it.
 *
 * @param label the class
 * @param points from the lowest threshold (recall 1) to the highest, then precision 1 at recall 0
 * @param averagePrecision the sum of precision times the step in recall; NaN where no song is of the class
 */
public record PrecisionRecall(int label, List<Point> points, double averagePrecision) {
    /** Precision and recall when every song with at least this probability is named the class. */
    public record Point(double threshold, double precision, double recall) {}

    public PrecisionRecall {
        points = List.copyOf(points);
    }

    /** The curve of a class over songs' mean probabilities. */
    public static PrecisionRecall of(List<SongPrediction> songs, int label) {
        return curve(
                songs.stream()
                        .map(s -> new Ranked(s.probabilities().get(label), s.label() == label))
                        .toList(),
                label);
    }

    /** The curve of a tag over the songs that it is known of. */
    public static PrecisionRecall ofTag(List<SongTags> songs, int tag) {
        return curve(ranked(songs, tag), tag);
    }

    /** A song's probability, and whether it is what was asked for. */
    record Ranked(float probability, boolean positive) {}

    /** The songs that a tag is known of. */
    static List<Ranked> ranked(List<SongTags> songs, int tag) {
        return songs.stream()
                .filter(s -> s.truth().get(tag) >= 0)
                .map(s -> new Ranked(s.probabilities().get(tag), s.truth().get(tag) > 0))
                .toList();
    }

    private static PrecisionRecall curve(List<Ranked> songs, int label) {
        List<Ranked> falling = songs.stream()
                .sorted(Comparator.comparing(Ranked::probability, Comparator.reverseOrder()))
                .toList();
        long positives = songs.stream().filter(Ranked::positive).count();
        List<Point> points = new ArrayList<>();
        points.add(new Point(Double.POSITIVE_INFINITY, 1, 0));
        if (positives == 0) {
            return new PrecisionRecall(label, points, Double.NaN);
        }
        int hits = 0;
        double average = 0;
        for (int i = 0; i < falling.size(); i++) {
            hits += falling.get(i).positive() ? 1 : 0;
            float threshold = falling.get(i).probability();
            boolean last = i + 1 == falling.size() || falling.get(i + 1).probability() != threshold;
            if (last) {
                double precision = (double) hits / (i + 1);
                double recall = (double) hits / positives;
                average += precision * (recall - points.getLast().recall());
                points.add(new Point(threshold, precision, recall));
            }
        }
        return new PrecisionRecall(label, points.reversed(), average);
    }
}
