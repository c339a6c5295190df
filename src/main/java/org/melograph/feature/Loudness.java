package org.melograph.feature;

import java.util.Arrays;
import org.melograph.music.Clip;

/**
 * How loud a clip is. A clip is the mean of its file's channels; where both channels of a stereo file carry the same, a
 * meter that adds channels shows 3 LU more.
 *
 * @param rmsDecibels the root mean square against full scale, in dBFS; negative infinity for silence
 * @param integratedLufs the integrated loudness of ITU-R BS.1770-4, in LUFS: weighted by the ear's sensitivity, quiet
 *     passages left out; NaN where no 0.4 s are louder than -70 LUFS
 */
record Loudness(double rmsDecibels, double integratedLufs) {
    private static final double BLOCK_SECONDS = 0.4;
    private static final int STEPS_PER_BLOCK = 4;
    /** Below it nothing is heard, in LUFS. */
    static final double ABSOLUTE_GATE = -70;

    private static final double RELATIVE_GATE = -10;
    // So that a 997 Hz sine of full scale reads -3.01.
    private static final double OFFSET = -0.691;

    static Loudness of(Clip clip) {
        float[] samples = clip.samples().values();
        double square = 0;
        for (float sample : samples) {
            square += (double) sample * sample;
        }
        return new Loudness(10 * Math.log10(square / samples.length), integrated(samples, clip.sampleRate()));
    }

    private static double integrated(float[] samples, int sampleRate) {
        double[] blocks = blockPowers(samples, sampleRate);
        double absolute = meanAbove(blocks, ABSOLUTE_GATE);
        return level(meanAbove(blocks, level(absolute) + RELATIVE_GATE));
    }

    /** The loudness of a weighted power, in LUFS. */
    static double level(double power) {
        return OFFSET + 10 * Math.log10(power);
    }

    /** The mean power of the blocks above a level; NaN where there are none. */
    private static double meanAbove(double[] blocks, double level) {
        return Arrays.stream(blocks).filter(p -> level(p) > level).average().orElse(Double.NaN);
    }

    /** Samples in a tenth of a second. */
    static int stepSamples(int sampleRate) {
        return (int) Math.round(sampleRate * BLOCK_SECONDS / STEPS_PER_BLOCK);
    }

    /** The weighted power of each tenth of a second; a shorter rest is left out. */
    static double[] stepPowers(float[] samples, int sampleRate) {
        int step = stepSamples(sampleRate);
        double[] steps = new double[samples.length / step];
        Biquad head = Biquad.highShelf(sampleRate);
        Biquad low = Biquad.highPass(sampleRate);
        for (int s = 0, at = 0; s < steps.length; s++) {
            for (int end = at + step; at < end; at++) {
                double weighted = low.filter(head.filter(samples[at]));
                steps[s] += weighted * weighted / step;
            }
        }
        return steps;
    }

    /** The weighted power of each block of 0.4 s, a new one every 0.1 s. */
    private static double[] blockPowers(float[] samples, int sampleRate) {
        double[] steps = stepPowers(samples, sampleRate);
        double[] blocks = new double[Math.max(0, steps.length - STEPS_PER_BLOCK + 1)];
        for (int b = 0; b < blocks.length; b++) {
            for (int s = b; s < b + STEPS_PER_BLOCK; s++) {
                blocks[b] += steps[s] / STEPS_PER_BLOCK;
            }
        }
        return blocks;
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
