package org.melograph.zoo.classical;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;

/** The lowest point of a smooth convex function by limited memory BFGS (Liu and Nocedal 1989). */
final class Descent {
    private static final int MEMORY = 10;
    private static final int MOST_STEPS = 500;

    /** The descent ends where no slope is steeper. */
    private static final double TOLERANCE = 1e-4;

    /** The part of the fall that the slope promises and a step must keep (Armijo). */
    private static final double LEAST_FALL = 1e-4;

    private static final int MOST_HALVINGS = 30;

    private final List<double[]> moves = new ArrayList<>();
    private final List<double[]> turns = new ArrayList<>();

    private Descent() {}

    /** A function with its slopes. */
    interface Function {
        /** Its value; writes the slopes. */
        double at(double[] point, double[] gradient);
    }

    /** Descends from 0. */
    static double[] from0(Function function, int size, Job job) throws StoppedException {
        return new Descent().descend(function, size, job);
    }

    private double[] descend(Function function, int size, Job job) throws StoppedException {
        double[] point = new double[size];
        double[] gradient = new double[size];
        double[] next = new double[size];
        double[] nextGradient = new double[size];
        double value = function.at(point, gradient);
        for (int step = 0; step < MOST_STEPS && steepest(gradient) > TOLERANCE; step++) {
            job.throwIfStopped();
            double[] direction = direction(gradient);
            double slope = dot(direction, gradient);
            double length = moves.isEmpty() ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
            double reached = Double.POSITIVE_INFINITY;
            for (int halving = 0; halving < MOST_HALVINGS; halving++) {
                for (int j = 0; j < size; j++) {
                    next[j] = point[j] + length * direction[j];
                }
                reached = function.at(next, nextGradient);
                if (reached <= value + LEAST_FALL * length * slope) {
                    break;
                }
                length /= 2;
            }
            if (!(reached < value)) {
                // What is left is rounding.
                break;
            }
            remember(point, next, gradient, nextGradient);
            value = reached;
            System.arraycopy(next, 0, point, 0, size);
            System.arraycopy(nextGradient, 0, gradient, 0, size);
        }
        return point;
    }

    private void remember(double[] point, double[] next, double[] gradient, double[] nextGradient) {
        double[] move = new double[point.length];
        double[] turn = new double[point.length];
        for (int j = 0; j < move.length; j++) {
            move[j] = next[j] - point[j];
            turn[j] = nextGradient[j] - gradient[j];
        }
        if (dot(move, turn) > 1e-10 * dot(turn, turn)) {
            moves.add(move);
            turns.add(turn);
        }
        if (moves.size() > MEMORY) {
            moves.removeFirst();
            turns.removeFirst();
        }
    }

    /** Downhill, as far as the curvature met so far says (the two loops). */
    private double[] direction(double[] gradient) {
        double[] direction = gradient.clone();
        double[] pulls = new double[moves.size()];
        for (int m = moves.size() - 1; m >= 0; m--) {
            pulls[m] = dot(moves.get(m), direction) / dot(moves.get(m), turns.get(m));
            add(direction, -pulls[m], turns.get(m));
        }
        double scale =
                moves.isEmpty() ? 1 : dot(moves.getLast(), turns.getLast()) / dot(turns.getLast(), turns.getLast());
        for (int j = 0; j < direction.length; j++) {
            direction[j] *= scale;
        }
        for (int m = 0; m < moves.size(); m++) {
            double back = dot(turns.get(m), direction) / dot(moves.get(m), turns.get(m));
            add(direction, pulls[m] - back, moves.get(m));
        }
        for (int j = 0; j < direction.length; j++) {
            direction[j] = -direction[j];
        }
        return direction;
    }

    private static double steepest(double[] gradient) {
        double most = 0;
        for (double g : gradient) {
            most = Math.max(most, Math.abs(g));
        }
        return most;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static void add(double[] to, double times, double[] what) {
        for (int j = 0; j < to.length; j++) {
            to[j] += times * what[j];
        }
    }
}
