package org.melograph.embed;

import java.util.random.RandomGenerator;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;

/** The directions in which vectors vary most, one after the other by power iteration: no matrix of dimensions is built. */
final class PrincipalAxes {
    private static final int MOST_ROUNDS = 200;
    private static final double SETTLED = 1e-7;

    private PrincipalAxes() {}

    /**
     * The coordinates along the first {@code count} principal axes, centred, row-major {@code [song, axis]}. An axis
     * along which nothing varies gives zeros; each axis points to where its largest entry is positive.
     */
    static float[] project(Tensor vectors, int count, long seed) {
        int songs = vectors.size(0);
        int dimensions = vectors.size(1);
        double[] centred = centred(vectors);
        double[][] axes = new double[count][];
        float[] projected = new float[songs * count];
        for (int a = 0; a < count; a++) {
            axes[a] = axis(centred, songs, dimensions, axes, a, Rng.of(seed, "principal axis", a));
            for (int i = 0; i < songs; i++) {
                double dot = 0;
                for (int j = 0; j < dimensions; j++) {
                    dot += centred[i * dimensions + j] * axes[a][j];
                }
                projected[i * count + a] = (float) dot;
            }
        }
        return projected;
    }

    private static double[] centred(Tensor vectors) {
        int songs = vectors.size(0);
        int dimensions = vectors.size(1);
        float[] values = vectors.values();
        double[] centred = new double[values.length];
        for (int j = 0; j < dimensions; j++) {
            double mean = 0;
            for (int i = 0; i < songs; i++) {
                mean += values[i * dimensions + j];
            }
            mean /= songs;
            for (int i = 0; i < songs; i++) {
                centred[i * dimensions + j] = values[i * dimensions + j] - mean;
            }
        }
        return centred;
    }

    private static double[] axis(
            double[] centred, int songs, int dimensions, double[][] axes, int found, RandomGenerator random) {
        double[] axis = new double[dimensions];
        for (int j = 0; j < dimensions; j++) {
            axis[j] = random.nextGaussian();
        }
        if (!orthonormalise(axis, axes, found)) {
            return new double[dimensions];
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] next = new double[dimensions];
            for (int i = 0; i < songs; i++) {
                int row = i * dimensions;
                double dot = 0;
                for (int j = 0; j < dimensions; j++) {
                    dot += centred[row + j] * axis[j];
                }
                for (int j = 0; j < dimensions; j++) {
                    next[j] += dot * centred[row + j];
                }
            }
            if (!orthonormalise(next, axes, found)) {
                return new double[dimensions];
            }
            double agreement = 0;
            for (int j = 0; j < dimensions; j++) {
                agreement += axis[j] * next[j];
            }
            axis = next;
            if (1 - Math.abs(agreement) < SETTLED * SETTLED) {
                break;
            }
        }
        int largest = 0;
        for (int j = 1; j < dimensions; j++) {
            if (Math.abs(axis[j]) > Math.abs(axis[largest])) {
                largest = j;
            }
        }
        if (axis[largest] < 0) {
            for (int j = 0; j < dimensions; j++) {
                axis[j] = -axis[j];
            }
        }
        return axis;
    }

    /** Takes the earlier axes out and makes it of length 1; false where nothing is left. */
    private static boolean orthonormalise(double[] axis, double[][] axes, int found) {
        double before = length(axis);
        // Twice: once leaves rounding errors that grow along the earlier axes.
        for (int pass = 0; pass < 2; pass++) {
            for (int a = 0; a < found; a++) {
                double dot = 0;
                for (int j = 0; j < axis.length; j++) {
                    dot += axis[j] * axes[a][j];
                }
                for (int j = 0; j < axis.length; j++) {
                    axis[j] -= dot * axes[a][j];
                }
            }
        }
        double length = length(axis);
        if (!(length > 1e-12 * before)) {
            return false;
        }
        for (int j = 0; j < axis.length; j++) {
            axis[j] /= length;
        }
        return true;
    }

    private static double length(double[] vector) {
        double square = 0;
        for (double v : vector) {
            square += v * v;
        }
        return Math.sqrt(square);
    }
}
