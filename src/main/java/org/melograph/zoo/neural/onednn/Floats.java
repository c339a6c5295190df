package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Loops over native float32 numbers that oneDNN has no primitive for. */
final class Floats {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final IntVector COUNT = IntVector.zero(INTS).addIndex(1);
    private static final int RANDOM_BITS = 24;

    private Floats() {}

    /** Copies native numbers from index {@code at} on, as many as fit. */
    static void read(MemorySegment from, long at, float[] to) {
        MemorySegment.copy(from, ValueLayout.JAVA_FLOAT, at * Float.BYTES, to, 0, to.length);
    }

    /** Copies numbers to native memory, from index {@code at} on. */
    static void write(float[] from, MemorySegment to, long at) {
        MemorySegment.copy(from, 0, to, ValueLayout.JAVA_FLOAT, at * Float.BYTES, from.length);
    }

    /** Adds {@code count} numbers to others. */
    static void add(MemorySegment from, MemorySegment to, long count) {
        long i = 0;
        for (; i <= count - LANES.length(); i += LANES.length()) {
            long at = i * Float.BYTES;
            FloatVector.fromMemorySegment(LANES, to, at, ByteOrder.nativeOrder())
                    .add(FloatVector.fromMemorySegment(LANES, from, at, ByteOrder.nativeOrder()))
                    .intoMemorySegment(to, at, ByteOrder.nativeOrder());
        }
        for (; i < count; i++) {
            float sum = to.getAtIndex(ValueLayout.JAVA_FLOAT, i) + from.getAtIndex(ValueLayout.JAVA_FLOAT, i);
            to.setAtIndex(ValueLayout.JAVA_FLOAT, i, sum);
        }
    }

    /** The sum of the squares of some numbers. */
    static double squares(float[] values, int from, int length) {
        FloatVector lanes = FloatVector.zero(LANES);
        int i = from;
        int end = from + length;
        for (; i <= end - LANES.length(); i += LANES.length()) {
            FloatVector some = FloatVector.fromArray(LANES, values, i);
            lanes = some.fma(some, lanes);
        }
        double sum = sum(lanes);
        for (; i < end; i++) {
            sum += (double) values[i] * values[i];
        }
        return sum;
    }

    // One after another: the order in which reduceLanes adds differs between interpreter and compiler.
    private static double sum(FloatVector lanes) {
        double sum = 0;
        for (int lane = 0; lane < LANES.length(); lane++) {
            sum += lanes.lane(lane);
        }
        return sum;
    }

    /** The scalar product of native numbers from index {@code at} on with as many others. */
    static float dot(MemorySegment one, long at, float[] other) {
        FloatVector lanes = FloatVector.zero(LANES);
        int i = 0;
        for (; i <= other.length - LANES.length(); i += LANES.length()) {
            lanes = FloatVector.fromMemorySegment(LANES, one, (at + i) * Float.BYTES, ByteOrder.nativeOrder())
                    .fma(FloatVector.fromArray(LANES, other, i), lanes);
        }
        double sum = sum(lanes);
        for (; i < other.length; i++) {
            sum += (double) one.getAtIndex(ValueLayout.JAVA_FLOAT, at + i) * other[i];
        }
        return (float) sum;
    }

    /** Adds native numbers from index {@code at} on, multiplied by a factor, to others. */
    static void addScaled(MemorySegment from, long at, float factor, float[] to) {
        int i = 0;
        for (; i <= to.length - LANES.length(); i += LANES.length()) {
            FloatVector.fromMemorySegment(LANES, from, (at + i) * Float.BYTES, ByteOrder.nativeOrder())
                    .mul(factor)
                    .add(FloatVector.fromArray(LANES, to, i))
                    .intoArray(to, i);
        }
        for (; i < to.length; i++) {
            to[i] += factor * from.getAtIndex(ValueLayout.JAVA_FLOAT, at + i);
        }
    }

    /**
     * Sets each number to 0 with a probability and multiplies the others by 1 / (1 - probability). Which ones depends on
     * their place and the key alone, so that the same call drops the same places of a gradient.
     *
     * @param dropped the probability, 0 to 1
     */
    static void drop(MemorySegment from, MemorySegment to, long count, double dropped, int key) {
        int least = (int) Math.round(dropped * (1 << RANDOM_BITS));
        float scale = (float) (1 / (1 - dropped));
        long i = 0;
        IntVector places = COUNT;
        for (; i <= count - LANES.length(); i += LANES.length()) {
            IntVector random = mixed(places.lanewise(VectorOperators.XOR, key));
            VectorMask<Integer> stays = random.compare(VectorOperators.GE, least);
            long at = i * Float.BYTES;
            FloatVector.fromMemorySegment(LANES, from, at, ByteOrder.nativeOrder())
                    .mul(scale)
                    .blend(0, stays.not().cast(LANES))
                    .intoMemorySegment(to, at, ByteOrder.nativeOrder());
            places = places.add(INTS.length());
        }
        for (; i < count; i++) {
            boolean stays = mixed((int) i ^ key) >= least;
            float value = from.getAtIndex(ValueLayout.JAVA_FLOAT, i);
            to.setAtIndex(ValueLayout.JAVA_FLOAT, i, stays ? value * scale : 0);
        }
    }

    /** Wellons' integer hash 'lowbias32', its upper bits. */
    private static IntVector mixed(IntVector x) {
        IntVector y = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 16));
        y = y.mul(0x7feb352d);
        y = y.lanewise(VectorOperators.XOR, y.lanewise(VectorOperators.LSHR, 15));
        y = y.mul(0x846ca68b);
        y = y.lanewise(VectorOperators.XOR, y.lanewise(VectorOperators.LSHR, 16));
        return y.lanewise(VectorOperators.LSHR, Integer.SIZE - RANDOM_BITS);
    }

    private static int mixed(int x) {
        int y = (x ^ (x >>> 16)) * 0x7feb352d;
        y = (y ^ (y >>> 15)) * 0x846ca68b;
        return (y ^ (y >>> 16)) >>> (Integer.SIZE - RANDOM_BITS);
    }
}
