package org.melograph.base;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The only door to randomness. Every use derives its own generator from the run's seed and a written purpose, so that a
 * resumed run draws what the uninterrupted one would have drawn, and adding one draw somewhere shifts no other.
 */
public final class Rng {
    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private Rng() {}

    /** A generator that depends on nothing but its arguments, the same on every machine. */
    public static RandomGenerator of(long seed, String purpose, long index) {
        return FACTORY.create(derive(seed, purpose, index));
    }

    /** As {@link #of(long, String, long)} with index 0. */
    public static RandomGenerator of(long seed, String purpose) {
        return of(seed, purpose, 0);
    }

    /** A seed for a library that wants one of its own. */
    public static long derive(long seed, String purpose, long index) {
        long h = mix(seed + 0x9E3779B97F4A7C15L);
        for (int i = 0; i < purpose.length(); i++) {
            h = mix(h ^ (purpose.charAt(i) + 0x9E3779B97F4A7C15L * (i + 1)));
        }
        return mix(h ^ mix(index + 0xD1B54A32D192ED03L));
    }

    /** The order 0 to {@code n - 1} shuffled (Fisher and Yates). */
    public static int[] permutation(int n, RandomGenerator random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
