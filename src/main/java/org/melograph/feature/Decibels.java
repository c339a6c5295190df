package org.melograph.feature;

import static org.melograph.feature.PowerFrames.SPECIES;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.melograph.base.Param;
import org.melograph.base.Params;

/**
 * Power on a logarithmic scale, as librosa's {@code power_to_db}: {@code 10 log10(power / reference)}, with power below
 * 1e-10 raised to it, and nothing more than {@code topDecibels} below the loudest value of the clip.
 *
 * @param relative whether the loudest value is the reference (0 dB); else a power of 1 is
 * @param topDecibels the depth that is kept below the loudest value; 0 keeps all
 */
record Decibels(boolean relative, double topDecibels) {
    /** librosa's default: against a power of 1, 80 dB deep. */
    static final Decibels STANDARD = new Decibels(false, 80);

    /** The settings of the scale. */
    static final List<Param> PARAMS = List.of(
            new Param.Choice(
                    "ref",
                    "0 dB is",
                    "What 0 dB stands for: a power of 1, or the clip's loudest value.",
                    "1",
                    List.of("1", "max")),
            new Param.Real(
                    "top_db",
                    "Depth",
                    "How far below the loudest value the scale reaches, in dB; 0 keeps all.",
                    80.0,
                    0,
                    400));

    // Cephes' logf, highest power first.
    private static final float[] LOGARITHM = {
        0.070376836f,
        -0.1151461f,
        0.116769984f,
        -0.12420141f,
        0.14249323f,
        -0.16668057f,
        0.20000714f,
        -0.24999994f,
        0.3333333f
    };
    private static final float LEAST_POWER = 1e-10f;
    private static final float DECIBELS_PER_E = (float) (10 / Math.log(10));
    private static final float DECIBELS_PER_TWO = (float) (10 * Math.log10(2));

    static Decibels of(Params params) {
        return new Decibels(params.choice("ref").equals("max"), params.real("top_db"));
    }

    /** {@code 10 log10(max(power, 1e-10))} of the first values of an array, in place, to float accuracy. */
    static void ofPower(float[] values, int from, int to) {
        int i = from;
        for (; i <= to - SPECIES.length(); i += SPECIES.length()) {
            decibels(FloatVector.fromArray(SPECIES, values, i)).intoArray(values, i);
        }
        if (i < to) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, to);
            decibels(FloatVector.fromArray(SPECIES, values, i, rest)).intoArray(values, i, rest);
        }
    }

    // The natural logarithm of Cephes' logf (Moshier 1989): x = m 2^e with m from sqrt(1/2) to sqrt(2), and a
    // polynomial in m - 1. The JDK's own vector logarithm is scalar on some platforms.
    private static FloatVector decibels(FloatVector power) {
        FloatVector x = power.max(LEAST_POWER);
        IntVector bits = x.reinterpretAsInts();
        IntVector exponent = bits.lanewise(VectorOperators.LSHR, 23).sub(126);
        FloatVector m = bits.and(0x007fffff).or(0x3f000000).reinterpretAsFloats();
        VectorMask<Float> low = m.compare(VectorOperators.LT, 0.70710677f);
        m = m.add(m, low).sub(1f);
        FloatVector e = ((FloatVector) exponent.convert(VectorOperators.I2F, 0)).sub(1f, low);
        FloatVector z = m.mul(m);
        FloatVector y = m.broadcast(LOGARITHM[0]);
        for (int i = 1; i < LOGARITHM.length; i++) {
            y = y.fma(m, m.broadcast(LOGARITHM[i]));
        }
        y = y.mul(m).mul(z).sub(z.mul(0.5f)).add(m);
        return e.fma(m.broadcast(DECIBELS_PER_TWO), y.mul(DECIBELS_PER_E));
    }

    /** Applies reference and depth to values that {@link #ofPower} made, in place; 0 dB is then where the record says. */
    void level(float[] decibels) {
        if (!relative && topDecibels == 0) {
            return;
        }
        float loudest = loudest(decibels);
        float reference = relative ? loudest : 0;
        float least = topDecibels == 0 ? Float.NEGATIVE_INFINITY : loudest - reference - (float) topDecibels;
        int i = 0;
        for (; i < SPECIES.loopBound(decibels.length); i += SPECIES.length()) {
            FloatVector.fromArray(SPECIES, decibels, i)
                    .sub(reference)
                    .max(least)
                    .intoArray(decibels, i);
        }
        for (; i < decibels.length; i++) {
            decibels[i] = Math.max(decibels[i] - reference, least);
        }
    }

    private static float loudest(float[] values) {
        FloatVector max = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        int i = 0;
        for (; i < SPECIES.loopBound(values.length); i += SPECIES.length()) {
            max = max.max(FloatVector.fromArray(SPECIES, values, i));
        }
        float loudest = max.reduceLanes(VectorOperators.MAX);
        for (; i < values.length; i++) {
            loudest = Math.max(loudest, values[i]);
        }
        return loudest;
    }
}
