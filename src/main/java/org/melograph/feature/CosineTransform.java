package org.melograph.feature;

import static org.melograph.feature.PowerFrames.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** The first coefficients of the orthonormal discrete cosine transform (type II), over the rows of many frames at once. */
final class CosineTransform {
    private static final int BLOCK = 4;

    // Inputs summed before they join the total: a hundred levels of -80 dB one by one would round off 1e-3 dB.
    private static final int RUN = 12;

    private final int inputs;
    private final int outputs;
    // By block of four coefficients, then input, then coefficient within the block; short blocks are filled with zeros.
    private final float[] weights;

    CosineTransform(int inputs, int outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
        int blocks = (outputs + BLOCK - 1) / BLOCK;
        weights = new float[blocks * inputs * BLOCK];
        for (int k = 0; k < outputs; k++) {
            double norm = Math.sqrt((k == 0 ? 1.0 : 2.0) / inputs);
            for (int m = 0; m < inputs; m++) {
                weights[(k / BLOCK * inputs + m) * BLOCK + k % BLOCK] =
                        (float) (norm * Math.cos(Math.PI * k * (2 * m + 1) / (2.0 * inputs)));
            }
        }
    }

    /** Transforms each column of {@code rows}, {@code [input][frame]}, into {@code out}, {@code [output][frame]}. */
    void apply(float[] rows, float[] out, int frames) {
        for (int t = 0; t < frames; t += SPECIES.length()) {
            VectorMask<Float> inside = SPECIES.indexInRange(t, frames);
            for (int k = 0; k < outputs; k += BLOCK) {
                block(rows, out, frames, t, k, inside);
            }
        }
    }

    private void block(float[] rows, float[] out, int frames, int t, int k, VectorMask<Float> inside) {
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        int at = t;
        int w = k * inputs;
        for (int from = 0; from < inputs; from += RUN) {
            FloatVector runA = FloatVector.zero(SPECIES);
            FloatVector runB = runA;
            FloatVector runC = runA;
            FloatVector runD = runA;
            int to = Math.min(inputs, from + RUN);
            for (int m = from; m < to; m++, at += frames, w += BLOCK) {
                FloatVector x = FloatVector.fromArray(SPECIES, rows, at, inside);
                runA = x.fma(FloatVector.broadcast(SPECIES, weights[w]), runA);
                runB = x.fma(FloatVector.broadcast(SPECIES, weights[w + 1]), runB);
                runC = x.fma(FloatVector.broadcast(SPECIES, weights[w + 2]), runC);
                runD = x.fma(FloatVector.broadcast(SPECIES, weights[w + 3]), runD);
            }
            a = a.add(runA);
            b = b.add(runB);
            c = c.add(runC);
            d = d.add(runD);
        }
        put(a, out, frames, t, k, inside);
        put(b, out, frames, t, k + 1, inside);
        put(c, out, frames, t, k + 2, inside);
        put(d, out, frames, t, k + 3, inside);
    }

    private void put(FloatVector sums, float[] out, int frames, int t, int k, VectorMask<Float> inside) {
        if (k < outputs) {
            sums.intoArray(out, k * frames + t, inside);
        }
    }
}
