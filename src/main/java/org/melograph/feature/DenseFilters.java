package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;
import static org.melograph.feature.PowerFrames.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Weighted sums over all bins: a filter bank whose weights are nearly all above zero. */
final class DenseFilters {
    private static final int BLOCK = 4;

    private final int bands;
    private final int bins;
    // By block of four bands, then bin, then band within the block, so that each bin is read once for four bands.
    private final float[] weights;

    /** @param dense the weights, {@code [band][bin]} */
    DenseFilters(double[][] dense) {
        bands = dense.length;
        bins = dense[0].length;
        weights = new float[(bands + BLOCK - 1) / BLOCK * bins * BLOCK];
        for (int band = 0; band < bands; band++) {
            for (int bin = 0; bin < bins; bin++) {
                weights[(band / BLOCK * bins + bin) * BLOCK + band % BLOCK] = (float) dense[band][bin];
            }
        }
    }

    /** The weighted sums of {@code power}, {@code [bin][lane]}, into {@code out}, {@code [band][lane]}. */
    void apply(float[] power, float[] out) {
        for (int band = 0; band < bands; band += BLOCK) {
            for (int i = 0; i < LANES; i += SPECIES.length()) {
                block(power, out, band, i);
            }
        }
    }

    private void block(float[] power, float[] out, int band, int lane) {
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        int w = band * bins;
        for (int bin = 0, at = lane; bin < bins; bin++, at += LANES, w += BLOCK) {
            FloatVector x = FloatVector.fromArray(SPECIES, power, at);
            a = x.fma(FloatVector.broadcast(SPECIES, weights[w]), a);
            b = x.fma(FloatVector.broadcast(SPECIES, weights[w + 1]), b);
            c = x.fma(FloatVector.broadcast(SPECIES, weights[w + 2]), c);
            d = x.fma(FloatVector.broadcast(SPECIES, weights[w + 3]), d);
        }
        put(a, out, band, lane);
        put(b, out, band + 1, lane);
        put(c, out, band + 2, lane);
        put(d, out, band + 3, lane);
    }

    private void put(FloatVector sums, float[] out, int band, int lane) {
        if (band < bands) {
            sums.intoArray(out, band * LANES + lane);
        }
    }
}
