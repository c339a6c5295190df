package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;
import static org.melograph.feature.PowerFrames.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Sound cut into frames, weighted, and laid side by side where {@link RealFft} takes them; zeros lie around it. */
final class FramedSound {
    private final float[] samples;
    private final float[] window;
    private final int hop;
    private final int firstSample;

    // The batch's stretch of sound, by its place within a hop: sample r of hop g at r * columns + g. Sample n of all
    // frames is then one row of successive values, which overlapping frames share.
    private final int columns;
    private final int rows;
    private final float[] hops;

    /**
     * Frames of a stretch of sound.
     *
     * @param window the weight of each sample of a frame; its length is the frame's
     * @param hop samples from one frame to the next
     * @param firstSample the sample the first frame begins at, which may be negative
     */
    FramedSound(float[] samples, float[] window, int hop, int firstSample) {
        this.samples = samples;
        this.window = window;
        this.hop = hop;
        this.firstSample = firstSample;
        columns = LANES + (window.length - 1) / hop;
        rows = Math.min(hop, window.length);
        hops = new float[rows * columns];
    }

    /** Lays frames {@code firstFrame} to {@code firstFrame + LANES - 1} into a transform of the frames' length. */
    void load(int firstFrame, RealFft fft) {
        gather(firstFrame);
        weigh(fft.even(), fft.odd());
    }

    private void gather(int firstFrame) {
        for (int g = 0; g < columns; g++) {
            long start = (long) (firstFrame + g) * hop + firstSample;
            if (start >= 0 && start + rows <= samples.length) {
                int from = (int) start;
                for (int r = 0, to = g; r < rows; r++, to += columns) {
                    hops[to] = samples[from + r];
                }
            } else {
                for (int r = 0; r < rows; r++) {
                    long at = start + r;
                    hops[r * columns + g] = at >= 0 && at < samples.length ? samples[(int) at] : 0;
                }
            }
        }
    }

    private void weigh(float[] even, float[] odd) {
        int r = 0;
        int g = 0;
        for (int n = 0; n < window.length; n++) {
            float weight = window[n];
            float[] to = (n & 1) == 0 ? even : odd;
            int from = r * columns + g;
            int at = (n >> 1) * LANES;
            for (int i = 0; i < LANES; i += SPECIES.length()) {
                FloatVector.fromArray(SPECIES, hops, from + i).mul(weight).intoArray(to, at + i);
            }
            if (++r == hop) {
                r = 0;
                g++;
            }
        }
    }
}
