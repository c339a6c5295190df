package org.melograph.explain.alter;

import java.util.List;

/**
 * A filter of second order, as Robert Bristow-Johnson's Audio EQ Cookbook gives it; {@code b} weighs the input, {@code a} the
 * output before.
 */
record Biquad(double b0, double b1, double b2, double a1, double a2) {
    /** The Qs of the two sections of a Butterworth filter of fourth order. */
    private static final double[] BUTTERWORTH = {0.54119610, 1.30656296};

    private static Biquad normalised(double b0, double b1, double b2, double a0, double a1, double a2) {
        return new Biquad(b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0);
    }

    /** Keeps what is low: 24 dB an octave less above {@code hertz}, where it is 3 dB less; a list of sections. */
    static List<Biquad> lowPass(double hertz, int sampleRate) {
        return List.of(pass(hertz, sampleRate, 0, false), pass(hertz, sampleRate, 1, false));
    }

    /** Keeps what is high, as steeply. */
    static List<Biquad> highPass(double hertz, int sampleRate) {
        return List.of(pass(hertz, sampleRate, 0, true), pass(hertz, sampleRate, 1, true));
    }

    private static Biquad pass(double hertz, int sampleRate, int section, boolean high) {
        double w = 2 * Math.PI * hertz / sampleRate;
        double alpha = Math.sin(w) / (2 * BUTTERWORTH[section]);
        double cos = Math.cos(w);
        double outer = (high ? 1 + cos : 1 - cos) / 2;
        double middle = high ? -(1 + cos) : 1 - cos;
        return normalised(outer, middle, outer, 1 + alpha, -2 * cos, 1 - alpha);
    }

    /** Raises or lowers what lies below {@code hertz}, or above it; half of the decibels at that frequency. */
    static Biquad shelf(double hertz, double decibels, boolean high, int sampleRate) {
        double gain = Math.pow(10, decibels / 40);
        double w = 2 * Math.PI * hertz / sampleRate;
        double sign = high ? -1 : 1;
        double cos = sign * Math.cos(w);
        // A shelf slope of 1, the steepest that does not overshoot.
        double alpha = Math.sin(w) / 2 * Math.sqrt(2);
        double root = 2 * Math.sqrt(gain) * alpha;
        return normalised(
                gain * ((gain + 1) - (gain - 1) * cos + root),
                sign * 2 * gain * ((gain - 1) - (gain + 1) * cos),
                gain * ((gain + 1) - (gain - 1) * cos - root),
                (gain + 1) + (gain - 1) * cos + root,
                sign * -2 * ((gain - 1) + (gain + 1) * cos),
                (gain + 1) + (gain - 1) * cos - root);
    }

    /** Filters in place. */
    float[] apply(float[] samples) {
        double z1 = 0;
        double z2 = 0;
        for (int i = 0; i < samples.length; i++) {
            double in = samples[i];
            double out = b0 * in + z1;
            z1 = b1 * in - a1 * out + z2;
            z2 = b2 * in - a2 * out;
            samples[i] = (float) out;
        }
        return samples;
    }
}
