package org.melograph.train.metric;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.melograph.base.Rng;

/** The mean of a number by song with its 95 % interval, by drawing whole groups of songs with replacement. */
public final class MeanInterval {
    private static final double TAIL = 0.025;

    private MeanInterval() {}

    /**
     * The mean. Given the differences of two measurements of the same songs, it is that of a paired comparison: an interval
     * without 0 says that they differ.
     *
     * @param values one a song, at least one
     * @param groups the group of each, counted from 0: songs that are not independent share one
     * @param seed the same seed draws the same groups
     */
    public static Score of(List<Double> values, List<Integer> groups, long seed) {
        int count = groups.stream().mapToInt(Integer::intValue).max().orElseThrow() + 1;
        double[] sums = new double[count];
        int[] sizes = new int[count];
        for (int i = 0; i < values.size(); i++) {
            sums[groups.get(i)] += values.get(i);
            sizes[groups.get(i)]++;
        }
        RandomGenerator random = Rng.of(seed, "mean interval");
        double[] means = new double[Bootstrap.RESAMPLES];
        for (int r = 0; r < means.length; r++) {
            double sum = 0;
            int size = 0;
            while (size == 0) {
                for (int k = 0; k < count; k++) {
                    int drawn = random.nextInt(count);
                    sum += sums[drawn];
                    size += sizes[drawn];
                }
            }
            means[r] = sum / size;
        }
        Arrays.sort(means);
        double mean = Arrays.stream(sums).sum() / values.size();
        return new Score(mean, Bootstrap.quantile(means, TAIL), Bootstrap.quantile(means, 1 - TAIL), values.size());
    }
}
