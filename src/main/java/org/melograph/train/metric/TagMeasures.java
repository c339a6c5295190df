package org.melograph.train.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.melograph.base.Rng;

/**
 * The scores of tags as scikit-learn defines them ({@code average_precision_score}, {@code roc_auc_score}, {@code
 * f1_score}), on answers that may be drawn more than once or not at all. Each tag's answers are sorted once; a draw of
 * the bootstrap then costs one pass.
 */
final class TagMeasures {
    private static final double TAIL = 0.025;

    private final int examples;
    private final int[][] order;
    private final boolean[][] has;
    private final boolean[][] said;
    private final boolean[][] endsTie;
    private final double[] loss;
    private final int[] answers;
    private final int[] cluster;
    private final int clusters;
    private final int songs;

    TagMeasures(TagAnswers from) {
        examples = from.size();
        int tags = from.tags();
        float[] truth = from.truth().values();
        float[] probability = from.probabilities().values();
        order = new int[tags][];
        has = new boolean[tags][];
        said = new boolean[tags][];
        endsTie = new boolean[tags][];
        loss = new double[examples];
        answers = new int[examples];
        for (int t = 0; t < tags; t++) {
            int tag = t;
            int[] sorted = IntStream.range(0, examples)
                    .filter(i -> truth[i * tags + tag] >= 0)
                    .boxed()
                    .sorted((a, b) -> Float.compare(probability[b * tags + tag], probability[a * tags + tag]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            order[t] = sorted;
            has[t] = new boolean[sorted.length];
            said[t] = new boolean[sorted.length];
            endsTie[t] = new boolean[sorted.length];
            for (int k = 0; k < sorted.length; k++) {
                float p = probability[sorted[k] * tags + t];
                has[t][k] = truth[sorted[k] * tags + t] > 0;
                said[t][k] = p >= from.thresholds().at(sorted[k]);
                endsTie[t][k] = k + 1 == sorted.length || probability[sorted[k + 1] * tags + t] != p;
                loss[sorted[k]] += Metrics.logLoss(has[t][k] ? p : 1 - p);
                answers[sorted[k]]++;
            }
        }
        songs = new HashSet<>(from.songs()).size();
        boolean byGroup = new HashSet<>(from.groups()).size() < songs;
        Map<String, Integer> index = new HashMap<>();
        cluster = new int[examples];
        for (int i = 0; i < examples; i++) {
            String name = byGroup ? from.groups().get(i) : from.songs().get(i);
            cluster[i] = index.computeIfAbsent(name, _ -> index.size());
        }
        clusters = index.size();
    }

    /** The means over tags, and what is measured over all answers at once; NaN where there is nothing to measure on. */
    record Measured(
            double averagePrecision,
            double rocAuc,
            double microF1,
            double macroF1,
            double accuracy,
            double balancedAccuracy,
            double logLoss,
            long known) {}

    /** One pass over a tag's answers, each as often as it was drawn. */
    private static final class Pass {
        long positives;
        long negatives;
        long hits;
        long alarms;
        double averagePrecision;
        double rocAuc;

        double f1() {
            return positives + hits + alarms == 0 ? Double.NaN : 2.0 * hits / (positives + hits + alarms);
        }
    }

    private void pass(int tag, int[] drawn, Pass pass) {
        int[] sorted = order[tag];
        long positives = 0;
        long negatives = 0;
        long before = 0;
        pass.hits = 0;
        pass.alarms = 0;
        double precision = 0;
        double pairs = 0;
        long negativesBefore = 0;
        for (int k = 0; k < sorted.length; k++) {
            int times = drawn[sorted[k]];
            if (has[tag][k]) {
                positives += times;
                pass.hits += said[tag][k] ? times : 0;
            } else {
                negatives += times;
                pass.alarms += said[tag][k] ? times : 0;
            }
            if (endsTie[tag][k]) {
                long rise = positives - before;
                if (rise > 0) {
                    precision += (double) positives / (positives + negatives) * rise;
                }
                // A pair of equal probabilities is half in order.
                pairs += (negatives - negativesBefore) * (before + 0.5 * rise);
                before = positives;
                negativesBefore = negatives;
            }
        }
        pass.positives = positives;
        pass.negatives = negatives;
        pass.averagePrecision = positives == 0 ? Double.NaN : precision / positives;
        pass.rocAuc = positives == 0 || negatives == 0 ? Double.NaN : pairs / ((double) positives * negatives);
    }

    /** A sum of the numbers that are numbers. */
    private static final class Mean {
        private double sum;
        private int count;

        void add(double value) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }

        double value() {
            return count == 0 ? Double.NaN : sum / count;
        }
    }

    /** The scores when each example counts as often as it was drawn. */
    Measured measure(int[] drawn) {
        Mean precision = new Mean();
        Mean area = new Mean();
        Mean f1 = new Mean();
        Mean balanced = new Mean();
        long hits = 0;
        long alarms = 0;
        long positives = 0;
        long known = 0;
        Pass pass = new Pass();
        for (int t = 0; t < order.length; t++) {
            pass(t, drawn, pass);
            precision.add(pass.averagePrecision);
            area.add(pass.rocAuc);
            if (pass.positives > 0) {
                f1.add(pass.f1());
            }
            if (pass.positives > 0 && pass.negatives > 0) {
                balanced.add((double) pass.hits / pass.positives / 2
                        + (double) (pass.negatives - pass.alarms) / pass.negatives / 2);
            }
            hits += pass.hits;
            alarms += pass.alarms;
            positives += pass.positives;
            known += pass.positives + pass.negatives;
        }
        double lossSum = 0;
        for (int i = 0; i < examples; i++) {
            lossSum += drawn[i] * loss[i];
        }
        double denominator = positives + hits + alarms;
        return new Measured(
                precision.value(),
                area.value(),
                denominator == 0 ? Double.NaN : 2.0 * hits / denominator,
                f1.value(),
                known == 0 ? Double.NaN : (double) (known - alarms - (positives - hits)) / known,
                balanced.value(),
                known == 0 ? Double.NaN : lossSum / known,
                known);
    }

    private int[] once() {
        int[] drawn = new int[examples];
        Arrays.fill(drawn, 1);
        return drawn;
    }

    Measured all() {
        return measure(once());
    }

    TagScores.Tag tag(int tag, String name) {
        Pass pass = new Pass();
        pass(tag, once(), pass);
        return new TagScores.Tag(
                name,
                order[tag].length,
                (int) pass.positives,
                pass.averagePrecision,
                pass.rocAuc,
                pass.positives == 0 ? Double.NaN : pass.f1());
    }

    /**
     * Some of the scores with their 95 % intervals, all from the same draws of {@link Bootstrap#RESAMPLES}. The draws are moved
     * so that their mean is the score: an average precision over few songs grows when songs repeat.
     */
    List<Score> scores(long seed, List<ToDoubleFunction<Measured>> wanted) {
        double[][] values = new double[wanted.size()][Bootstrap.RESAMPLES];
        RandomGenerator random = Rng.of(seed, "bootstrap");
        int[] ofCluster = new int[clusters];
        int[] drawn = new int[examples];
        for (int r = 0; r < Bootstrap.RESAMPLES; r++) {
            Arrays.fill(ofCluster, 0);
            for (int k = 0; k < clusters; k++) {
                ofCluster[random.nextInt(clusters)]++;
            }
            for (int i = 0; i < examples; i++) {
                drawn[i] = ofCluster[cluster[i]];
            }
            Measured measured = measure(drawn);
            for (int m = 0; m < values.length; m++) {
                values[m][r] = wanted.get(m).applyAsDouble(measured);
            }
        }
        Measured whole = all();
        List<Score> scores = new ArrayList<>();
        for (int m = 0; m < values.length; m++) {
            double[] numbers = Arrays.stream(values[m])
                    .filter(v -> !Double.isNaN(v))
                    .sorted()
                    .toArray();
            double value = wanted.get(m).applyAsDouble(whole);
            double shift = value - Arrays.stream(numbers).average().orElse(Double.NaN);
            scores.add(new Score(
                    value,
                    numbers.length == 0 ? Double.NaN : shift + Bootstrap.quantile(numbers, TAIL),
                    numbers.length == 0 ? Double.NaN : shift + Bootstrap.quantile(numbers, 1 - TAIL),
                    songs));
        }
        return List.copyOf(scores);
    }
}
