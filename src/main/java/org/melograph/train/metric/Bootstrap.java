package org.melograph.train.metric;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.melograph.base.Rng;

/**
 * Percentile bootstrap intervals over clusters (Efron and Tibshirani, An Introduction to the Bootstrap, 1993): whole
 * songs, or whole groups of songs, are drawn with replacement, because pieces of one song are no independent
 * measurements. An interval says how far the score would move with other songs of the same kind, not with another seed.
 */
public final class Bootstrap {
    /** Draws for an interval. */
    public static final int RESAMPLES = 1000;

    private static final double TAIL = 0.025;

    // The counts of all clusters, one after the other: cluster k has the entries first[k] to first[k + 1] - 1.
    private final int[] first;
    private final int[] entryClass;
    private final int[] entrySupport;
    private final int[] entryPredicted;
    private final int[] entryHits;
    private final double[] clusterLoss;
    private final int[] clusterSize;
    private final int classes;

    private Bootstrap(Answers answers) {
        classes = answers.classes();
        int clusters = answers.clusters();
        first = new int[clusters + 1];
        clusterLoss = new double[clusters];
        clusterSize = new int[clusters];
        int[] order = inClusterOrder(answers);
        // An answer touches at most two classes.
        int most = 2 * answers.size();
        entryClass = new int[most];
        entrySupport = new int[most];
        entryPredicted = new int[most];
        entryHits = new int[most];
        int[] truth = answers.truth();
        int[] predicted = answers.predicted();
        ClassCounts counts = new ClassCounts(classes);
        int entries = 0;
        int next = 0;
        for (int k = 0; k < clusters; k++) {
            first[k] = entries;
            counts.clear();
            for (; next < order.length && answers.cluster(order[next]) == k; next++) {
                counts.add(truth[order[next]], predicted[order[next]]);
                clusterLoss[k] += answers.logLoss(order[next]);
                clusterSize[k]++;
            }
            for (int c = 0; c < classes; c++) {
                if (counts.support[c] + counts.predicted[c] > 0) {
                    entryClass[entries] = c;
                    entrySupport[entries] = counts.support[c];
                    entryPredicted[entries] = counts.predicted[c];
                    entryHits[entries] = counts.hits[c];
                    entries++;
                }
            }
        }
        first[clusters] = entries;
    }

    private static int[] inClusterOrder(Answers answers) {
        int[] place = new int[answers.clusters() + 1];
        for (int i = 0; i < answers.size(); i++) {
            place[answers.cluster(i) + 1]++;
        }
        for (int k = 0; k < answers.clusters(); k++) {
            place[k + 1] += place[k];
        }
        int[] order = new int[answers.size()];
        for (int i = 0; i < order.length; i++) {
            order[place[answers.cluster(i)]++] = i;
        }
        return order;
    }

    /**
     * Accuracy, balanced accuracy, macro-F1 and log loss with 95 % intervals from {@link #RESAMPLES} draws.
     *
     * @param answers at least one
     * @param songs on how many songs they were measured
     * @param seed the same seed draws the same songs
     */
    public static LevelScores scores(Answers answers, int songs, long seed) {
        Bootstrap bootstrap = new Bootstrap(answers);
        int clusters = answers.clusters();
        int[] each = new int[clusters];
        Arrays.setAll(each, k -> k);
        double[] values = bootstrap.measure(each, new ClassCounts(answers.classes()));
        double[][] drawn = new double[values.length][RESAMPLES];
        RandomGenerator random = Rng.of(seed, "bootstrap");
        ClassCounts counts = new ClassCounts(answers.classes());
        int[] draw = new int[clusters];
        for (int r = 0; r < RESAMPLES; r++) {
            for (int k = 0; k < clusters; k++) {
                draw[k] = random.nextInt(clusters);
            }
            double[] of = bootstrap.measure(draw, counts);
            for (int m = 0; m < values.length; m++) {
                drawn[m][r] = of[m];
            }
        }
        return new LevelScores(
                score(values[0], drawn[0], songs),
                score(values[1], drawn[1], songs),
                score(values[2], drawn[2], songs),
                score(values[3], drawn[3], songs));
    }

    /**
     * The means over songs of each song's own scores, every song counting the same, with intervals over songs.
     *
     * @param songs the answers of each song, at least one song, each with at least one answer
     */
    public static LevelScores meanOverSongs(List<Answers> songs, long seed) {
        double[][] own = new double[songs.size()][];
        for (int s = 0; s < own.length; s++) {
            Bootstrap one = new Bootstrap(songs.get(s));
            own[s] = one.measure(new int[] {0}, new ClassCounts(songs.get(s).classes()));
        }
        RandomGenerator random = Rng.of(seed, "bootstrap");
        double[][] drawn = new double[own[0].length][RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            for (int s = 0; s < own.length; s++) {
                double[] of = own[random.nextInt(own.length)];
                for (int m = 0; m < of.length; m++) {
                    drawn[m][r] += of[m] / own.length;
                }
            }
        }
        Score[] scores = new Score[drawn.length];
        for (int m = 0; m < scores.length; m++) {
            int measure = m;
            double mean =
                    Arrays.stream(own).mapToDouble(o -> o[measure]).average().orElseThrow();
            scores[m] = score(mean, drawn[m], own.length);
        }
        return new LevelScores(scores[0], scores[1], scores[2], scores[3]);
    }

    /** The four scores of some clusters, with repetitions. */
    private double[] measure(int[] chosen, ClassCounts counts) {
        counts.clear();
        double loss = 0;
        long size = 0;
        for (int k : chosen) {
            for (int e = first[k]; e < first[k + 1]; e++) {
                int c = entryClass[e];
                counts.support[c] += entrySupport[e];
                counts.predicted[c] += entryPredicted[e];
                counts.hits[c] += entryHits[e];
            }
            loss += clusterLoss[k];
            size += clusterSize[k];
        }
        return new double[] {counts.accuracy(), counts.balancedAccuracy(), counts.macroF1(), loss / size};
    }

    private static Score score(double value, double[] drawn, int songs) {
        Arrays.sort(drawn);
        return new Score(value, quantile(drawn, TAIL), quantile(drawn, 1 - TAIL), songs);
    }

    /** The quantile of sorted values, between neighbours in proportion, as NumPy's default. */
    static double quantile(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
