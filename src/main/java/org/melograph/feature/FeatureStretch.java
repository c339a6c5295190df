package org.melograph.feature;

import java.util.HashMap;
import java.util.Map;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

/**
 * A feature computed of stretches of a recording, so that its values are those of the whole without all of the sound being
 * there. Levels are told against a power of 1 at first; {@link #level} lowers their floor once the loudest is known.
 */
public final class FeatureStretch {
    private static final String DEPTH = "top_db";
    private static final String REFERENCE = "ref";

    private final Feature feature;
    private final Params params;
    private final Params raw;
    private final int sampleRate;
    private final int hop;
    private final int reach;

    private FeatureStretch(Feature feature, Params params, Params raw) {
        this.feature = feature;
        this.params = params;
        this.raw = raw;
        sampleRate = feature.sampleRate(params);
        hop = (int) Math.rint(feature.timeGrid(params).stepSeconds() * sampleRate);
        // In whole hops, so that the frames of a stretch stand where those of the whole do.
        reach = Math.ceilDiv((int) Math.ceil(feature.reachSeconds(params) * sampleRate), hop) * hop;
    }

    /** Whether a feature at these settings can be computed so: no value depends on sound far away. */
    public static boolean suits(Feature feature, Params params) {
        return feature.sampleRate(params) > 0
                && feature.timeGrid(params).isRegular()
                && Double.isFinite(feature.reachSeconds(params));
    }

    /**
     * A feature at settings that {@link #suits}.
     *
     * @throws BadInputException when its settings contradict each other
     */
    public static FeatureStretch of(Feature feature, Params params) throws BadInputException {
        if (!suits(feature, params)) {
            throw new IllegalArgumentException("'" + feature.spec().id() + "' needs all of the sound.");
        }
        Map<String, String> settings = new HashMap<>(params.asText());
        if (isLevelled(params)) {
            settings.put(DEPTH, "0");
            settings.put(REFERENCE, "1");
        }
        return new FeatureStretch(feature, params, Params.parse(feature.spec().params(), settings));
    }

    private static boolean isLevelled(Params params) {
        return params.has(DEPTH)
                && params.has("scale")
                && params.choice("scale").equals("db");
    }

    /** The rate the sound must be read at, in Hz. */
    public int sampleRate() {
        return sampleRate;
    }

    /** Samples from one frame to the next. */
    public int hopSamples() {
        return hop;
    }

    /** The number of frames of a recording, 1 or more. */
    public long frames(long samples) {
        TimeGrid grid = feature.timeGrid(params);
        long before = 2 * Math.round(grid.startSeconds() * sampleRate);
        return Math.max(1, 1 + (samples - before) / hop);
    }

    /** The first sample that frames from {@code firstFrame} on need, 0 or more. */
    public long firstSample(long firstFrame) {
        return Math.max(0, firstFrame * hop - reach);
    }

    /** The sample behind the last that frames before {@code endFrame} need; may lie behind the recording's end. */
    public long endSample(long endFrame) {
        return endFrame * hop + reach;
    }

    /** How many frames need no sound from sample {@code samples} on, 0 or more. */
    public long framesWithin(long samples) {
        return Math.max(0, (samples - reach) / hop);
    }

    /**
     * Frames {@code firstFrame} to {@code firstFrame + frames - 1} of the recording.
     *
     * @param samples the recording's from {@link #firstSample} on, to {@link #endSample} or to its end
     * @return axes as the feature's; levels against a power of 1, of any depth
     */
    public Tensor extract(String name, float[] samples, long firstFrame, int frames, Job job)
            throws BadInputException, StoppedException {
        Clip clip = new Clip(
                name,
                Tensor.wrap(samples, new Axis("sample", samples.length)),
                sampleRate,
                Provenance.made("stretch of a recording"));
        Tensor all = feature.extract(clip, raw, job);
        int skipped = (int) (firstFrame - firstSample(firstFrame) / hop);
        int rows = all.size(0);
        int there = all.size(1);
        int taken = Math.min(frames, there - skipped);
        float[] values = new float[rows * taken];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(all.values(), row * there + skipped, values, row * taken, taken);
        }
        return Tensor.wrap(values, all.axis(0), new Axis("frame", taken));
    }

    /** The loudest of values that {@link #extract} gave; negative infinity where the feature tells no levels. */
    public float loudest(Tensor extracted) {
        float most = Float.NEGATIVE_INFINITY;
        if (isLevelled(params)) {
            for (float value : extracted.values()) {
                most = Math.max(most, value);
            }
        }
        return most;
    }

    /** Gives levels the reference and the depth of the settings, in place; NaN stays. */
    public void level(float[] values, float loudest) {
        if (isLevelled(params) && Float.isFinite(loudest)) {
            double depth = params.real(DEPTH);
            float reference = params.choice(REFERENCE).equals("max") ? loudest : 0;
            float least = depth == 0 ? Float.NEGATIVE_INFINITY : loudest - reference - (float) depth;
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.max(values[i] - reference, least);
            }
        }
    }

    /** The feature. */
    public Feature feature() {
        return feature;
    }

    /** The settings. */
    public Params params() {
        return params;
    }
}
