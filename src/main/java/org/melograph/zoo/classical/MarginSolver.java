package org.melograph.zoo.classical;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;

/**
 * The widest margin between two classes by sequential minimal optimisation: two multipliers at a time, chosen by second
 * order information (Fan, Chen and Lin 2005), as libsvm does. Used by one thread, once.
 */
final class MarginSolver {
    private static final double TOLERANCE = 1e-3;

    /** What stands in for a curvature that is not above 0. */
    private static final double LEAST_CURVATURE = 1e-12;

    private static final int STEPS_BETWEEN_QUESTIONS = 1000;

    private final float[] values;
    private final int[] members;
    private final int width;
    private final KernelRows kernel;
    private final double[] sign;
    private final double[] bound;
    private final double[] multipliers;
    private final double[] gradient;
    private final float[] @Nullable [] cache;
    private final Deque<Integer> kept = new ArrayDeque<>();
    private final int mostKept;

    /**
     * @param rows where the members are taken from
     * @param members which rows, in the order of the multipliers
     * @param first the class on the positive side; all others are on the negative one
     * @param gamma of the kernel, 0 for the linear one
     * @param c what a row of weight 1 may pull at the margin, at most
     * @param cacheBytes what may be kept of the kernel
     */
    MarginSolver(TrainingRows rows, int[] members, int first, float gamma, double c, long cacheBytes) {
        this.values = rows.values;
        this.width = rows.width;
        this.members = members;
        this.kernel = new KernelRows(rows.values, rows.width, members, gamma);
        int n = members.length;
        this.sign = new double[n];
        this.bound = new double[n];
        this.multipliers = new double[n];
        this.gradient = new double[n];
        Arrays.fill(gradient, -1);
        for (int i = 0; i < n; i++) {
            sign[i] = rows.labels[members[i]] == first ? 1 : -1;
            bound[i] = c * rows.weights[members[i]];
        }
        this.cache = new float[n][];
        this.mostKept = (int) Math.clamp(cacheBytes / (4L * kernel.room()), 2, n + 2L);
    }

    /** Solves to libsvm's tolerance. */
    void solve(Job job) throws StoppedException {
        // As many steps as libsvm allows, so that no data can keep it going for ever.
        long most = Math.max(10_000_000L, 100L * members.length);
        for (long step = 0; step < most; step++) {
            if (step % STEPS_BETWEEN_QUESTIONS == 0) {
                job.throwIfStopped();
            }
            int i = mostViolating();
            int j = i < 0 ? -1 : partner(i);
            if (j < 0) {
                return;
            }
            move(i, j);
        }
    }

    /** By member, signed: above 0 on the positive side; 0 where the row does not support the margin. */
    double coefficient(int member) {
        return sign[member] * multipliers[member];
    }

    /** What is taken off the sum of coefficients and kernel. */
    double offset() {
        double upper = Double.POSITIVE_INFINITY;
        double lower = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int free = 0;
        for (int t = 0; t < sign.length; t++) {
            double yg = sign[t] * gradient[t];
            if (atTop(t)) {
                if (sign[t] < 0) {
                    upper = Math.min(upper, yg);
                } else {
                    lower = Math.max(lower, yg);
                }
            } else if (multipliers[t] <= 0) {
                if (sign[t] > 0) {
                    upper = Math.min(upper, yg);
                } else {
                    lower = Math.max(lower, yg);
                }
            } else {
                free++;
                sum += yg;
            }
        }
        return free > 0 ? sum / free : (upper + lower) / 2;
    }

    private boolean atTop(int t) {
        return multipliers[t] >= bound[t];
    }

    /** Whether a multiplier may move so that its side of the sum grows. */
    private boolean mayRise(int t) {
        return sign[t] > 0 ? !atTop(t) : multipliers[t] > 0;
    }

    private boolean mayFall(int t) {
        return sign[t] > 0 ? multipliers[t] > 0 : !atTop(t);
    }

    private int mostViolating() {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < sign.length; t++) {
            double violation = -sign[t] * gradient[t];
            if (violation >= most && mayRise(t)) {
                most = violation;
                best = t;
            }
        }
        return best;
    }

    /** The member that lowers the objective most together with {@code i}; -1 where no pair violates enough. */
    private int partner(int i) {
        float[] row = row(i);
        double most = -sign[i] * gradient[i];
        double least = Double.POSITIVE_INFINITY;
        double own = kernel.ofItself(i);
        double best = 0;
        int chosen = -1;
        for (int t = 0; t < sign.length; t++) {
            if (!mayFall(t)) {
                continue;
            }
            double violation = -sign[t] * gradient[t];
            least = Math.min(least, violation);
            double difference = most - violation;
            if (difference > 0) {
                double curvature = Math.max(own + kernel.ofItself(t) - 2 * row[t], LEAST_CURVATURE);
                double fall = difference * difference / curvature;
                if (fall > best) {
                    best = fall;
                    chosen = t;
                }
            }
        }
        return most - least < TOLERANCE ? -1 : chosen;
    }

    private void move(int i, int j) {
        float[] rowI = row(i);
        float[] rowJ = row(j);
        double curvature = Math.max(kernel.ofItself(i) + kernel.ofItself(j) - 2 * rowI[j], LEAST_CURVATURE);
        double step = (-sign[i] * gradient[i] + sign[j] * gradient[j]) / curvature;
        // Both stay between 0 and their bounds.
        step = Math.min(step, sign[i] > 0 ? bound[i] - multipliers[i] : multipliers[i]);
        step = Math.min(step, sign[j] > 0 ? multipliers[j] : bound[j] - multipliers[j]);
        multipliers[i] = within(multipliers[i] + sign[i] * step, bound[i]);
        multipliers[j] = within(multipliers[j] - sign[j] * step, bound[j]);
        for (int t = 0; t < sign.length; t++) {
            gradient[t] += sign[t] * step * (rowI[t] - rowJ[t]);
        }
    }

    /** Puts what rounding left a hair from an end on it, so that it counts as being there. */
    private static double within(double multiplier, double bound) {
        double hair = 1e-12 * bound;
        return multiplier < hair ? 0 : multiplier > bound - hair ? bound : multiplier;
    }

    private float[] row(int member) {
        float[] known = cache[member];
        if (known != null) {
            return known;
        }
        float[] row = null;
        if (kept.size() >= mostKept) {
            int oldest = kept.removeFirst();
            row = cache[oldest];
            cache[oldest] = null;
        }
        float[] filled = row == null ? new float[kernel.room()] : row;
        kernel.compare(values, members[member] * width, filled);
        cache[member] = filled;
        kept.addLast(member);
        return filled;
    }
}
