package org.melograph.feature;

import java.util.Arrays;

/**
 * Hears how loud sound is while it goes by, so that a song of any length can be measured without being held: see
 * {@link Loudness}. One thread, one song.
 */
public final class LoudnessMeter {
    private final int step;
    private final Biquad head;
    private final Biquad low;
    private double[] powers = new double[4096];
    private int steps;
    private int inStep;
    private double weightedPower;
    private double square;
    private long samples;
    private float peak;

    /** @param sampleRate of what will be heard, in Hz, above 8000 */
    public LoudnessMeter(int sampleRate) {
        step = Loudness.stepSamples(sampleRate);
        head = Biquad.highShelf(sampleRate);
        low = Biquad.highPass(sampleRate);
    }

    /**
     * Hears the next samples.
     *
     * @param block mono, full scale is -1 to 1
     * @param count how many of them count
     */
    public void hear(float[] block, int count) {
        for (int i = 0; i < count; i++) {
            float sample = block[i];
            square += (double) sample * sample;
            peak = Math.max(peak, Math.abs(sample));
            double weighted = low.filter(head.filter(sample));
            weightedPower += weighted * weighted / step;
            if (++inStep == step) {
                if (steps == powers.length) {
                    powers = Arrays.copyOf(powers, 2 * steps);
                }
                powers[steps++] = weightedPower;
                weightedPower = 0;
                inStep = 0;
            }
        }
        samples += count;
    }

    /** The weighted power of each tenth of a second; a shorter rest is left out. */
    double[] stepPowers() {
        return Arrays.copyOf(powers, steps);
    }

    /** What was heard so far. */
    Loudness loudness() {
        return new Loudness(
                10 * Math.log10(square / samples), Loudness.integrated(stepPowers()), 20 * Math.log10(peak));
    }

    /** A filter of second order, in transposed direct form II. The standard's two, for any sample rate above 8 kHz. */
    private static final class Biquad {
        private final double b0;
        private final double b1;
        private final double b2;
        private final double a1;
        private final double a2;
        private double first;
        private double second;

        private Biquad(double b0, double b1, double b2, double a1, double a2) {
            this.b0 = b0;
            this.b1 = b1;
            this.b2 = b2;
            this.a1 = a1;
            this.a2 = a2;
        }

        /** The head's effect: 4 dB more above 1.7 kHz. */
        static Biquad highShelf(int sampleRate) {
            double q = 0.7071752369554196;
            double k = Math.tan(Math.PI * 1681.974450955533 / sampleRate);
            double high = Math.pow(10, 3.999843853973347 / 20);
            double band = Math.pow(high, 0.4996667741545416);
            double a0 = 1 + k / q + k * k;
            return new Biquad(
                    (high + band * k / q + k * k) / a0,
                    2 * (k * k - high) / a0,
                    (high - band * k / q + k * k) / a0,
                    2 * (k * k - 1) / a0,
                    (1 - k / q + k * k) / a0);
        }

        /** The ear's deafness below 38 Hz. */
        static Biquad highPass(int sampleRate) {
            double q = 0.5003270373238773;
            double k = Math.tan(Math.PI * 38.13547087602444 / sampleRate);
            double a0 = 1 + k / q + k * k;
            return new Biquad(1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0);
        }

        double filter(double x) {
            double y = b0 * x + first;
            first = b1 * x - a1 * y + second;
            second = b2 * x - a2 * y;
            return y;
        }
    }
}
