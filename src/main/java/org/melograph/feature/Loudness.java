package org.melograph.feature;

import java.util.Arrays;

/**
 * How loud a clip is. A clip is the mean of its file's channels; where both channels of a stereo file carry the same, a
 * meter that adds channels shows 3 LU more.
 *
 * @param rmsDecibels the root mean square against full scale, in dBFS; negative infinity for silence
 * @param integratedLufs the integrated loudness of ITU-R BS.1770-4, in LUFS: weighted by the ear's sensitivity, quiet
 *     passages left out; NaN where no 0.4 s are louder than -70 LUFS
 * @param peakDecibels the largest sample against full scale, in dBFS; negative infinity for silence
 */
record Loudness(double rmsDecibels, double integratedLufs, double peakDecibels) {
    private static final double BLOCK_SECONDS = 0.4;
    private static final int STEPS_PER_BLOCK = 4;
    /** Below it nothing is heard, in LUFS. */
    static final double ABSOLUTE_GATE = -70;

    private static final double RELATIVE_GATE = -10;
    // So that a 997 Hz sine of full scale reads -3.01.
    private static final double OFFSET = -0.691;

    /** What the weighted powers of all tenths of a second come to, in LUFS. */
    static double integrated(double[] steps) {
        double[] blocks = blockPowers(steps);
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
        LoudnessMeter meter = new LoudnessMeter(sampleRate);
        meter.hear(samples, samples.length);
        return meter.stepPowers();
    }

    /** The weighted power of each block of 0.4 s, a new one every 0.1 s. */
    private static double[] blockPowers(double[] steps) {
        double[] blocks = new double[Math.max(0, steps.length - STEPS_PER_BLOCK + 1)];
        for (int b = 0; b < blocks.length; b++) {
            for (int s = b; s < b + STEPS_PER_BLOCK; s++) {
                blocks[b] += steps[s] / STEPS_PER_BLOCK;
            }
        }
        return blocks;
    }
}
