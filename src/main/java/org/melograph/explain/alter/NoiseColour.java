package org.melograph.explain.alter;

import java.util.random.RandomGenerator;

/** What noise sounds like. */
enum NoiseColour {
    /** The same power at every frequency. */
    WHITE,
    /** 3 dB less an octave: the same power in every octave. */
    PINK;

    /** Samples of mean power 1. */
    float[] samples(int count, RandomGenerator random) {
        float[] noise = new float[count];
        // Paul Kellet's filter: within 0.05 dB of 3 dB an octave above 9 Hz at 44,100 Hz.
        double b0 = 0;
        double b1 = 0;
        double b2 = 0;
        double b3 = 0;
        double b4 = 0;
        double b5 = 0;
        double b6 = 0;
        double power = 0;
        for (int i = 0; i < count; i++) {
            double white = random.nextGaussian();
            double value = white;
            if (this == PINK) {
                b0 = 0.99886 * b0 + white * 0.0555179;
                b1 = 0.99332 * b1 + white * 0.0750759;
                b2 = 0.96900 * b2 + white * 0.1538520;
                b3 = 0.86650 * b3 + white * 0.3104856;
                b4 = 0.55000 * b4 + white * 0.5329522;
                b5 = -0.7616 * b5 - white * 0.0168980;
                value = b0 + b1 + b2 + b3 + b4 + b5 + b6 + white * 0.5362;
                b6 = white * 0.115926;
            }
            noise[i] = (float) value;
            power += value * value / count;
        }
        float scale = (float) (1 / Math.sqrt(Math.max(power, Double.MIN_NORMAL)));
        for (int i = 0; i < count; i++) {
            noise[i] *= scale;
        }
        return noise;
    }
}
