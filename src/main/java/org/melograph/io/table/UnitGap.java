package org.melograph.io.table;

import java.util.Arrays;
import java.util.Optional;

/**
 * A gap in a column of positive numbers that is too wide for one unit: some songs in minutes, others in milliseconds.
 *
 * @param lowCount how many values lie below it
 * @param lowLargest the largest of them
 * @param lowMedian their median
 * @param highCount how many values lie above it
 * @param highSmallest the smallest of them
 * @param highMedian their median
 */
public record UnitGap(
        int lowCount, double lowLargest, double lowMedian, int highCount, double highSmallest, double highMedian) {
    /** Two neighbouring values this many times apart are no range of one unit. */
    private static final double LEAST_RATIO = 100;

    /** The least part of the values on each side. */
    private static final double LEAST_SIDE = 0.005;

    /** How many of the smaller unit make the larger: seconds, minutes and hours in seconds and milliseconds, kilo, mega. */
    private static final double[] UNITS = {60, 1000, 3600, 60_000, 1_000_000, 3_600_000};

    /** Once repaired, the medians of both sides are no further apart than this. */
    private static final double ALIKE = 4;

    /** The lowest gap among the values; those that are not above 0 are passed over. */
    public static Optional<UnitGap> in(double[] values) {
        double[] sorted = Arrays.stream(values).filter(v -> v > 0).sorted().toArray();
        int least = (int) Math.ceil(Math.max(1, LEAST_SIDE * sorted.length));
        for (int i = least; i <= sorted.length - least; i++) {
            if (sorted[i] > LEAST_RATIO * sorted[i - 1]) {
                return Optional.of(new UnitGap(
                        i,
                        sorted[i - 1],
                        sorted[i / 2],
                        sorted.length - i,
                        sorted[i],
                        sorted[i + (sorted.length - i) / 2]));
            }
        }
        return Optional.empty();
    }

    /** What the values below the gap must be multiplied by to be in the unit of those above; empty where no unit fits. */
    public Optional<Double> factor() {
        double ratio = highMedian / lowMedian;
        double best = UNITS[0];
        for (double unit : UNITS) {
            best = Math.abs(Math.log(ratio / unit)) < Math.abs(Math.log(ratio / best)) ? unit : best;
        }
        return Math.abs(Math.log(ratio / best)) <= Math.log(ALIKE) ? Optional.of(best) : Optional.empty();
    }
}
