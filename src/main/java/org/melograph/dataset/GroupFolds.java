package org.melograph.dataset;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.melograph.base.Rng;

/** Deals examples to folds, groups whole, each fold with its share of every class. */
public final class GroupFolds {
    private GroupFolds() {}

    /**
     * The fold of each example.
     *
     * @param labels the class of each example
     * @param groups the group of each example, the same list length
     * @param folds 2 or more; with fewer groups than folds, as many folds as groups
     * @param seed decides between equal choices
     * @return a number from 0 to one below the number of folds for each example; all 0 for a single group
     */
    public static List<Integer> of(List<Integer> labels, List<Integer> groups, int folds, long seed) {
        int classes = labels.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        Map<Integer, Integer> units = new LinkedHashMap<>();
        groups.forEach(group -> units.putIfAbsent(group, units.size()));
        if (units.size() < 2) {
            return labels.stream().map(_ -> 0).toList();
        }
        int[][] counts = new int[units.size()][classes];
        int[] unit = new int[labels.size()];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = units.getOrDefault(groups.get(i), 0);
            counts[unit[i]][labels.get(i)]++;
        }
        double[] shares = new double[Math.min(folds, units.size())];
        Arrays.fill(shares, 1.0 / shares.length);
        int[] part = new Stratifier(counts, Rng.of(seed, "inner folds")).deal(shares);
        return Arrays.stream(unit).mapToObj(u -> part[u]).toList();
    }
}
