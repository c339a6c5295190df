package org.melograph.zoo.classical;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Products of rows that stand one after another in an array. */
final class Dense {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private Dense() {}

    /** The inner product of {@code width} values of {@code a} from {@code i} on with those of {@code b} from {@code j} on. */
    static double dot(float[] a, int i, float[] b, int j, int width) {
        FloatVector sum = FloatVector.zero(SPECIES);
        int at = 0;
        for (; at <= width - SPECIES.length(); at += SPECIES.length()) {
            sum = FloatVector.fromArray(SPECIES, a, i + at).fma(FloatVector.fromArray(SPECIES, b, j + at), sum);
        }
        double product = total(sum);
        for (; at < width; at++) {
            product += a[i + at] * b[j + at];
        }
        return product;
    }

    /** The squared Euclidean distance of such rows. */
    static double squaredDistance(float[] a, int i, float[] b, int j, int width) {
        FloatVector sum = FloatVector.zero(SPECIES);
        int at = 0;
        for (; at <= width - SPECIES.length(); at += SPECIES.length()) {
            FloatVector apart =
                    FloatVector.fromArray(SPECIES, a, i + at).sub(FloatVector.fromArray(SPECIES, b, j + at));
            sum = apart.fma(apart, sum);
        }
        double distance = total(sum);
        for (; at < width; at++) {
            double apart = a[i + at] - b[j + at];
            distance += apart * apart;
        }
        return distance;
    }

    // One after another: the order in which reduceLanes adds differs between interpreter and compiler, and with it the
    // last
    // digit of what a seed gives.
    private static double total(FloatVector lanes) {
        double total = 0;
        for (int lane = 0; lane < SPECIES.length(); lane++) {
            total += lanes.lane(lane);
        }
        return total;
    }
}
