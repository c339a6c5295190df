package org.melograph.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.melograph.base.Job;
import org.melograph.base.Rng;

class SpectralGainTest {
    private static final int RATE = 22_050;

    private static float[] tone(double hertz, int samples) {
        float[] tone = new float[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return tone;
    }

    private static double rms(float[] samples, double from, double to) {
        double sum = 0;
        int first = (int) (from * RATE);
        int last = (int) (to * RATE);
        for (int i = first; i < last; i++) {
            sum += samples[i] * samples[i];
        }
        return Math.sqrt(sum / (last - first));
    }

    @Test
    void aGainOfOneLeavesEverySampleAsItWas() throws Exception {
        RandomGenerator random = Rng.of(1, "noise");
        float[] noise = new float[RATE];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        float[] same = new SpectralGain(RATE).applied(noise, (time, gains) -> Arrays.fill(gains, 1), Job.silent());
        assertArrayEquals(noise, same);
    }

    @Test
    void halfTheGainIsHalfTheSound() throws Exception {
        float[] tone = tone(700, RATE);
        float[] half = new SpectralGain(RATE).applied(tone, (time, gains) -> Arrays.fill(gains, 0.5f), Job.silent());
        for (int i = 0; i < tone.length; i++) {
            assertEquals(tone[i] / 2, half[i], 1e-5);
        }
    }

    @Test
    void oneOfTwoTonesIsTakenOut() throws Exception {
        float[] low = tone(440, 2 * RATE);
        float[] both = tone(3000, 2 * RATE);
        for (int i = 0; i < both.length; i++) {
            both[i] += low[i];
        }
        SpectralGain filter = new SpectralGain(RATE);
        float[] left = filter.applied(
                both,
                (time, gains) -> {
                    for (int bin = 0; bin < gains.length; bin++) {
                        gains[bin] = filter.hertz(bin) < 1000 ? 1 : 0;
                    }
                },
                Job.silent());
        for (int i = 4000; i < both.length - 4000; i++) {
            assertEquals(low[i], left[i], 1e-3);
        }
    }

    @Test
    void aStretchOfTimeIsSilencedAndTheRestStays() throws Exception {
        float[] tone = tone(1000, 3 * RATE);
        float[] gap = new SpectralGain(RATE).applied(tone, 1, 2, (time, gains) -> Arrays.fill(gains, 0), Job.silent());
        assertArrayEquals(Arrays.copyOf(tone, (int) (0.9 * RATE)), Arrays.copyOf(gap, (int) (0.9 * RATE)));
        assertTrue(rms(gap, 1.1, 1.9) < 1e-5);
        assertEquals(rms(tone, 2.1, 2.9), rms(gap, 2.1, 2.9), 1e-6);
    }
}
