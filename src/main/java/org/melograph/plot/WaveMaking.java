package org.melograph.plot;

import org.melograph.base.Axis;
import org.melograph.base.Tensor;

/**
 * The outline of a recording while it is read, in memory that does not grow with its length: the lowest and highest sample
 * of stretches that are joined in pairs when they become too many. One thread at a time.
 */
public final class WaveMaking {
    // Finer than what is shown, so that its bins begin where they should to a quarter of one.
    private static final int MOST = 4 * WaveOverview.BINS;

    private final int sampleRate;
    private final float[] low = new float[MOST];
    private final float[] high = new float[MOST];
    private long samplesPerStretch;
    private int stretches;
    private long inLast;
    private long samples;

    /**
     * An outline of nothing yet.
     *
     * @param expectedSamples as many as are likely to come; 0 where nobody knows
     */
    public WaveMaking(int sampleRate, long expectedSamples) {
        this.sampleRate = sampleRate;
        samplesPerStretch = Math.max(1, Math.ceilDiv(expectedSamples, MOST));
    }

    /** Takes the next samples, full scale -1 to 1. */
    public void append(float[] values, int from, int to) {
        for (int i = from; i < to; ) {
            if (stretches == 0 || inLast == samplesPerStretch) {
                begin();
            }
            int end = (int) Math.min(to, i + samplesPerStretch - inLast);
            inLast += end - i;
            float least = low[stretches - 1];
            float most = high[stretches - 1];
            for (; i < end; i++) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
            low[stretches - 1] = least;
            high[stretches - 1] = most;
        }
        samples += to - from;
    }

    private void begin() {
        if (stretches == MOST) {
            for (int i = 0; i < MOST / 2; i++) {
                low[i] = Math.min(low[2 * i], low[2 * i + 1]);
                high[i] = Math.max(high[2 * i], high[2 * i + 1]);
            }
            stretches = MOST / 2;
            samplesPerStretch *= 2;
        }
        low[stretches] = Float.POSITIVE_INFINITY;
        high[stretches] = Float.NEGATIVE_INFINITY;
        stretches++;
        inLast = 0;
    }

    /** The samples that came so far. */
    public long samples() {
        return samples;
    }

    /**
     * The outline so far, silent from there on.
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
            float least = 0;
            float most = 0;
            if (from < stretches) {
                least = Float.POSITIVE_INFINITY;
                most = Float.NEGATIVE_INFINITY;
                for (int i = from; i < Math.min(to, stretches); i++) {
                    least = Math.min(least, low[i]);
                    most = Math.max(most, high[i]);
                }
            }
            peaks[2 * bin] = Math.clamp(least, -1f, 1f);
            peaks[2 * bin + 1] = Math.clamp(most, -1f, 1f);
        }
        return new WaveOverview(
                "", Tensor.wrap(peaks, new Axis("bin", bins), new Axis("edge", 2)), length, new Range(0, length), null);
    }
}
