package org.melograph.dataset;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.melograph.base.Rng;

/**
 * Deals units that must stay whole (songs, groups, pieces) to parts so that each part gets its share of every class.
 *
 * <p>Largest units first, each to the part where it lowers the sum of squared deviations from the wanted counts,
 * relative to the wanted count, the most. For units of one song this is Sainte-Laguë's apportionment, class by class.
 */
final class Stratifier {
    private final int[][] units;
    private final int classes;
    private final int[] order;

    /**
     * @param units songs by unit (outer) and class (inner); at least one unit
     * @param random decides between units of equal size
     */
    Stratifier(int[][] units, RandomGenerator random) {
        this.units = units;
        this.classes = units[0].length;
        int[] shuffled = Rng.permutation(units.length, random);
        this.order = IntStream.of(shuffled)
                .boxed()
                .sorted(Comparator.comparingInt(
                        (Integer u) -> -IntStream.of(units[u]).sum()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * The part of each unit.
     *
     * @param shares the part of all songs each part is to get; they sum to 1; a part of share 0 gets nothing
     */
    int[] deal(double[] shares) {
        int[] totals = new int[classes];
        for (int[] unit : units) {
            for (int c = 0; c < classes; c++) {
                totals[c] += unit[c];
            }
        }
        int[][] has = new int[shares.length][classes];
        double[] filled = new double[shares.length];
        int[] part = new int[units.length];
        for (int u : order) {
            int best = -1;
            double bestCost = 0;
            for (int p = 0; p < shares.length; p++) {
                if (shares[p] <= 0) {
                    continue;
                }
                double cost = 0;
                for (int c = 0; c < classes; c++) {
                    double n = units[u][c];
                    if (n > 0) {
                        double wanted = shares[p] * totals[c];
                        cost += n * (2 * (has[p][c] - wanted) + n) / wanted;
                    }
                }
                if (best < 0 || cost < bestCost || (cost == bestCost && filled[p] < filled[best])) {
                    best = p;
                    bestCost = cost;
                }
            }
            part[u] = best;
            for (int c = 0; c < classes; c++) {
                has[best][c] += units[u][c];
                filled[best] += units[u][c] / shares[best];
            }
        }
        return part;
    }

    /**
     * Moves single units so that, where a class has enough of them, it stands in the first part before all others, and
     * then in each part that has a share.
     *
     * @param part what {@link #deal} gave, changed in place
     * @param preference the parts in the order in which a class's units are to reach them, the training part first
     */
    void spread(int[] part, double[] shares, int[] preference) {
        for (int wanted : preference) {
            if (shares[wanted] <= 0) {
                continue;
            }
            for (int c = 0; c < classes; c++) {
                if (unitsOf(part, wanted, c) == 0) {
                    int moved = spare(part, wanted, c, preference[0]);
                    if (moved >= 0) {
                        part[moved] = wanted;
                    }
                }
            }
        }
    }

    private int unitsOf(int[] part, int p, int c) {
        int count = 0;
        for (int u = 0; u < units.length; u++) {
            count += part[u] == p && units[u][c] > 0 ? 1 : 0;
        }
        return count;
    }

    /** The smallest unit of class {@code c} that no other part needs more; -1 for none. */
    private int spare(int[] part, int wanted, int c, int training) {
        for (int i = order.length - 1; i >= 0; i--) {
            int u = order[i];
            if (units[u][c] > 0 && part[u] != wanted) {
                // The training part may take a class's only unit; the others leave it at least one.
                boolean free =
                        wanted == training || Arrays.stream(classesOf(u)).allMatch(k -> unitsOf(part, part[u], k) > 1);
                if (free) {
                    return u;
                }
            }
        }
        return -1;
    }

    private int[] classesOf(int u) {
        return IntStream.range(0, classes).filter(c -> units[u][c] > 0).toArray();
    }
}
