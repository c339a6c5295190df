package org.melograph.feature;

import static org.melograph.feature.PowerFrames.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Medians of a window that slides, of many rows of values side by side. The window is kept sorted: one pass takes the value
 * that leaves out and puts the one that comes in its place, the same steps whatever the values, so that a vector's rows
 * never part.
 */
final class SlidingMedian {
    private static final int STEP = SPECIES.length();

    private final int length;
    private final int width;
    // The sorted windows of each vector's rows: the k-th smallest of rows at..at+STEP at (at * length + k * STEP).
    private final float[] sorted;

    /**
     * An empty window, which counts as full of infinity.
     *
     * @param length values in the window, odd
     * @param width rows side by side, a multiple of the vectors' length
     */
    SlidingMedian(int length, int width) {
        this.length = length;
        this.width = width;
        sorted = new float[length * width];
        clear();
    }

    /** Empties the window. */
    void clear() {
        Arrays.fill(sorted, Float.POSITIVE_INFINITY);
    }

    /** Puts a value in each row's window where there was none. */
    void add(float[] coming, int comingAt) {
        for (int at = 0; at < width; at += STEP) {
            slide(at, FloatVector.broadcast(SPECIES, Float.POSITIVE_INFINITY), coming, comingAt);
        }
    }

    /** Lets each row's window slide on by one: one of its values leaves, another comes. */
    void slide(float[] leaving, int leavingAt, float[] coming, int comingAt) {
        for (int at = 0; at < width; at += STEP) {
            slide(at, FloatVector.fromArray(SPECIES, leaving, leavingAt + at), coming, comingAt);
        }
    }

    private void slide(int at, FloatVector leaving, float[] coming, int comingAt) {
        FloatVector carried = FloatVector.fromArray(SPECIES, coming, comingAt + at);
        int place = at * length;
        FloatVector here = FloatVector.fromArray(SPECIES, sorted, place);
        for (int k = 1; k < length; k++, place += STEP) {
            FloatVector above = FloatVector.fromArray(SPECIES, sorted, place + STEP);
            // From the leaving value's place on, everything moves down by one.
            FloatVector kept = here.blend(above, here.compare(VectorOperators.GE, leaving));
            kept.min(carried).intoArray(sorted, place);
            carried = kept.max(carried);
            here = above;
        }
        // What is carried now is the largest of all: the last was the leaving value, or has moved down.
        carried.intoArray(sorted, place);
    }

    /** The median of each row's window, of a window that is full. */
    void medians(float[] out, int outAt) {
        for (int at = 0; at < width; at += STEP) {
            FloatVector.fromArray(SPECIES, sorted, at * length + length / 2 * STEP)
                    .intoArray(out, outAt + at);
        }
    }
}
