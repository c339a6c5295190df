package org.melograph.plot;

import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;

/**
 * The outline of a recording's waveform.
 *
 * @param peaks axes {@code [bin, edge=2]}: the lowest and the highest sample of each stretch of time, -1 to 1
 * @param seconds how long all bins are together, above 0
 * @param time the part that is shown, in seconds
 * @param playedSeconds up to where it was played; null for not at all
 */
public record WaveOverview(
        String title,
        Tensor peaks,
        double seconds,
        Range time,
        @Nullable Double playedSeconds) implements Picture {
    /** How many bins {@link #of} makes at most: enough for any screen at moderate zoom. */
    public static final int BINS = 8192;

    public WaveOverview {
        if (peaks.rank() != 2 || peaks.size(1) != 2 || peaks.size(0) == 0) {
            throw new IllegalArgumentException("A wave needs peaks [bin, edge=2], not " + peaks + ".");
        }
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("A wave of " + seconds + " s has no length.");
        }
    }

    /**
     * The outline of samples.
     *
     * @param samples axes {@code [sample]} or {@code [channel, sample]}, of which the channels are overlaid; not empty
     */
    public static WaveOverview of(String title, Tensor samples, int sampleRate) {
        int length = samples.size(-1);
        int channels = samples.length() / Math.max(1, length);
        int bins = Math.clamp(length, 1, BINS);
        float[] peaks = new float[2 * bins];
        float[] source = samples.values();
        for (int bin = 0; bin < bins; bin++) {
            int from = (int) ((long) bin * length / bins);
            int to = Math.min(length, Math.max(from + 1, (int) ((bin + 1L) * length / bins)));
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int channel = 0; channel < channels; channel++) {
                for (int i = channel * length + from; i < channel * length + to; i++) {
                    low = Math.min(low, source[i]);
                    high = Math.max(high, source[i]);
                }
            }
            peaks[2 * bin] = Math.clamp(low, -1f, 1f);
            peaks[2 * bin + 1] = Math.clamp(high, -1f, 1f);
        }
        double seconds = Math.max(1, length) / (double) sampleRate;
        return new WaveOverview(
                title,
                Tensor.wrap(peaks, new Axis("bin", bins), new Axis("edge", 2)),
                seconds,
                new Range(0, seconds),
                null);
    }

    /** The same, another part of it shown. */
    public WaveOverview withTime(Range shown) {
        return new WaveOverview(title, peaks, seconds, shown, playedSeconds);
    }

    /** The same, played up to another place. */
    public WaveOverview withPlayed(@Nullable Double played) {
        return new WaveOverview(title, peaks, seconds, time, played);
    }

    @Override
    public String description() {
        return (title.isEmpty() ? "Waveform" : title) + ", " + Ticks.clock(seconds, 0) + " long.";
    }
}
