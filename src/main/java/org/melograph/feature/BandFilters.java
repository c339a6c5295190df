package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;
import static org.melograph.feature.PowerFrames.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Weighted sums over bins, each over its own stretch: a filter bank whose zeros are not multiplied. */
final class BandFilters {
    private final int[] firstBin;
    private final float[][] weights;

    private BandFilters(int[] firstBin, float[][] weights) {
        this.firstBin = firstBin;
        this.weights = weights;
    }

    /** Keeps of each row of {@code dense}, {@code [band][bin]}, what lies between its first and last weight. */
    static BandFilters of(float[][] dense) {
        int[] first = new int[dense.length];
        float[][] weights = new float[dense.length][];
        for (int b = 0; b < dense.length; b++) {
            int from = 0;
            int to = dense[b].length;
            while (from < to && dense[b][from] == 0) {
                from++;
            }
            while (to > from && dense[b][to - 1] == 0) {
                to--;
            }
            first[b] = from;
            weights[b] = Arrays.copyOfRange(dense[b], from, to);
        }
        return new BandFilters(first, weights);
    }

    int bands() {
        return firstBin.length;
    }

    /** The weighted sums of {@code bins}, {@code [bin][lane]}, into {@code out}, {@code [band][lane]}. */
    void apply(float[] bins, float[] out) {
        for (int b = 0; b < firstBin.length; b++) {
            sum(bins, firstBin[b] * LANES, weights[b], out, b * LANES);
        }
    }

    private static void sum(float[] bins, int from, float[] weights, float[] out, int to) {
        for (int i = 0; i < LANES; i += SPECIES.length()) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int w = 0, at = from + i; w < weights.length; w++, at += LANES) {
                sum = FloatVector.fromArray(SPECIES, bins, at).fma(FloatVector.broadcast(SPECIES, weights[w]), sum);
            }
            sum.intoArray(out, to + i);
        }
    }
}
