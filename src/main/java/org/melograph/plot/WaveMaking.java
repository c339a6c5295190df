package org.melograph.plot;

import java.util.Arrays;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;

/**
 * The outline of a recording while it is read, in any order, in memory that does not grow with its length: the lowest and
 * highest sample of stretches that are joined in pairs when they become too many. One thread at a time.
 */
public final class WaveMaking {
    // Finer than what is shown, so that its bins begin where they should to a quarter of one.
    private static final int MOST = 4 * WaveOverview.BINS;

    private final int sampleRate;
    private final float[] low = new float[MOST];
    private final float[] high = new float[MOST];
    private long samplesPerStretch;
    private long samples;

    /**
     * An outline of nothing yet.
     *
     * @param expectedSamples as many as are likely to come; 0 where nobody knows
     */
    public WaveMaking(int sampleRate, long expectedSamples) {
        this.sampleRate = sampleRate;
        samplesPerStretch = Math.max(1, Math.ceilDiv(expectedSamples, MOST));
        Arrays.fill(low, Float.POSITIVE_INFINITY);
        Arrays.fill(high, Float.NEGATIVE_INFINITY);
    }

    /**
     * Takes samples, full scale -1 to 1.
     *
     * @param at which sample of the recording {@code values[from]} is
     */
    public void put(long at, float[] values, int from, int to) {
        long end = at + to - from;
        while (end > samplesPerStretch * MOST) {
            join();
        }
        long place = at;
        for (int i = from; i < to; ) {
            int stretch = (int) (place / samplesPerStretch);
            int until = (int) Math.min(to, i + (stretch + 1) * samplesPerStretch - place);
            place += until - i;
            float least = low[stretch];
            float most = high[stretch];
            for (; i < until; i++) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
            low[stretch] = least;
            high[stretch] = most;
        }
        samples = Math.max(samples, end);
    }

    private void join() {
        for (int i = 0; i < MOST / 2; i++) {
            low[i] = Math.min(low[2 * i], low[2 * i + 1]);
            high[i] = Math.max(high[2 * i], high[2 * i + 1]);
        }
        Arrays.fill(low, MOST / 2, MOST, Float.POSITIVE_INFINITY);
        Arrays.fill(high, MOST / 2, MOST, Float.NEGATIVE_INFINITY);
        samplesPerStretch *= 2;
    }

    /** Up to which sample something came. */
    public long samples() {
        return samples;
    }

    /**
     * The outline so far, silent where nothing came.
     *
     * @param seconds the length of the whole as far as it is known; what came is not cut off
     */
    public WaveOverview outline(double seconds) {
        double length = Math.max(Math.max(seconds, (double) samples / sampleRate), 1.0 / sampleRate);
        double wanted = Math.ceil(length * sampleRate / samplesPerStretch);
        int bins = (int) Math.clamp(wanted, 1, WaveOverview.BINS);
        float[] peaks = new float[2 * bins];
        double perBin = length * sampleRate / samplesPerStretch / bins;
        for (int bin = 0; bin < bins; bin++) {
            int from = (int) Math.floor(bin * perBin + 1e-9);
            int to = Math.max(from + 1, (int) Math.floor((bin + 1) * perBin + 1e-9));
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (int i = from; i < Math.min(to, MOST); i++) {
                least = Math.min(least, low[i]);
                most = Math.max(most, high[i]);
            }
            if (least > most) {
                least = 0;
                most = 0;
            }
            peaks[2 * bin] = Math.clamp(least, -1f, 1f);
            peaks[2 * bin + 1] = Math.clamp(most, -1f, 1f);
        }
        return new WaveOverview(
                "", Tensor.wrap(peaks, new Axis("bin", bins), new Axis("edge", 2)), length, new Range(0, length), null);
    }
}
