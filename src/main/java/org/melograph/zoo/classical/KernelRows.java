package org.melograph.zoo.classical;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * How alike a row is to each of many known ones: their inner product, or {@code exp(-gamma |a - b|^2)}. The known rows
 * stand side by side, so that the vector unit compares one with several of them at once. Safe for use from several threads.
 */
final class KernelRows {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final float LOG2_E = 1.442695f;
    // log(2) in two parts, so that a multiple of it can be taken off without losing digits.
    private static final float LOG_2_HIGH = 355f / 512;
    private static final float LOG_2_LOW = -0.00021219444f;
    private static final float LEAST_EXPONENT = -87;
    // Cephes' expf, highest power first.
    private static final float[] EXPONENTIAL = {
        0.00019875691f, 0.0013981999f, 0.008333452f, 0.041665796f, 0.16666666f, 0.5f
    };

    private final float[] columns;
    private final float[] squares;
    private final int width;
    private final int count;
    private final int padded;
    private final float gamma;

    /**
     * Takes the known rows.
     *
     * @param rows row-major
     * @param chosen which of them, in this order
     * @param gamma 0 for inner products
     */
    KernelRows(float[] rows, int width, int[] chosen, float gamma) {
        this.width = width;
        this.count = chosen.length;
        this.padded = (count + LANES - 1) / LANES * LANES;
        this.gamma = gamma;
        this.columns = new float[Math.multiplyExact(width, padded)];
        this.squares = new float[padded];
        for (int i = 0; i < count; i++) {
            int from = chosen[i] * width;
            for (int j = 0; j < width; j++) {
                columns[j * padded + i] = rows[from + j];
            }
            squares[i] = (float) Dense.dot(rows, from, rows, from, width);
        }
    }

    /** The room that an answer takes: the number of known rows and a few. */
    int room() {
        return padded;
    }

    /** How alike a known row is to itself. */
    float ofItself(int known) {
        return gamma == 0 ? squares[known] : 1;
    }

    /**
     * Compares a row with each known one.
     *
     * @param rows row-major; the row begins at {@code offset}
     * @param into written; at least {@link #room()} long, what is beyond the known rows means nothing
     */
    void compare(float[] rows, int offset, float[] into) {
        float own = gamma == 0 ? 0 : (float) Dense.dot(rows, offset, rows, offset, width);
        int i = 0;
        for (; i <= padded - 4 * LANES; i += 4 * LANES) {
            FloatVector a = FloatVector.zero(SPECIES);
            FloatVector b = a;
            FloatVector c = a;
            FloatVector d = a;
            for (int j = 0, at = i; j < width; j++, at += padded) {
                FloatVector x = FloatVector.broadcast(SPECIES, rows[offset + j]);
                a = x.fma(FloatVector.fromArray(SPECIES, columns, at), a);
                b = x.fma(FloatVector.fromArray(SPECIES, columns, at + LANES), b);
                c = x.fma(FloatVector.fromArray(SPECIES, columns, at + 2 * LANES), c);
                d = x.fma(FloatVector.fromArray(SPECIES, columns, at + 3 * LANES), d);
            }
            finished(a, own, i).intoArray(into, i);
            finished(b, own, i + LANES).intoArray(into, i + LANES);
            finished(c, own, i + 2 * LANES).intoArray(into, i + 2 * LANES);
            finished(d, own, i + 3 * LANES).intoArray(into, i + 3 * LANES);
        }
        for (; i < padded; i += LANES) {
            FloatVector a = FloatVector.zero(SPECIES);
            for (int j = 0, at = i; j < width; j++, at += padded) {
                a = FloatVector.broadcast(SPECIES, rows[offset + j])
                        .fma(FloatVector.fromArray(SPECIES, columns, at), a);
            }
            finished(a, own, i).intoArray(into, i);
        }
    }

    private FloatVector finished(FloatVector products, float own, int at) {
        if (gamma == 0) {
            return products;
        }
        FloatVector distance = FloatVector.fromArray(SPECIES, squares, at)
                .add(own)
                .sub(products.mul(2))
                .max(0);
        return exponential(distance.mul(-gamma));
    }

    // e^x = 2^n e^r with r within half of log(2) (Moshier's Cephes). The JDK's own vector exponential is scalar on some
    // platforms.
    private static FloatVector exponential(FloatVector exponent) {
        FloatVector x = exponent.max(LEAST_EXPONENT);
        IntVector n = (IntVector) x.mul(LOG2_E).sub(0.5f).convert(VectorOperators.F2I, 0);
        FloatVector whole = (FloatVector) n.convert(VectorOperators.I2F, 0);
        FloatVector r = x.sub(whole.mul(LOG_2_HIGH)).sub(whole.mul(LOG_2_LOW));
        FloatVector y = r.broadcast(EXPONENTIAL[0]);
        for (int i = 1; i < EXPONENTIAL.length; i++) {
            y = y.fma(r, r.broadcast(EXPONENTIAL[i]));
        }
        y = y.mul(r).mul(r).add(r).add(1);
        FloatVector power = n.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
        return y.mul(power);
    }
}
