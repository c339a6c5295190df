package org.melograph.feature;

import be.tarsos.dsp.pitch.FastYin;
import be.tarsos.dsp.pitch.PitchDetectionResult;
import java.util.Arrays;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;
import org.melograph.music.Item;

/**
 * The pitch of a single voice in each frame, and how sure it is: TarsosDSP's YIN. Where no pitch is found, or one outside
 * the range, both are 0.
 */
public final class PitchTrack implements Feature {
    private static final int FRAMES_BETWEEN_REPORTS = 512;
    private static final FeatureSpec SPEC = new FeatureSpec(
            "pitch",
            "Pitch",
            Clip.class,
            List.of("curve", "frame"),
            List.of(
                    FrameSettings.sampleRateParam(),
                    new Param.Whole(
                            "frame_length",
                            "Frame",
                            "Samples in a frame, even: at least two periods of the lowest tone.",
                            2048,
                            64,
                            16_384),
                    ConstantQScale.HOP,
                    new Param.Real("fmin", "Lowest pitch", "Below it nothing is told, in Hz.", 65.0, 1, 96_000),
                    new Param.Real("fmax", "Highest pitch", "Above it nothing is told, in Hz.", 2093.0, 1, 96_000),
                    new Param.Real(
                            "trough_threshold",
                            "Threshold",
                            "How unlike its next period a voice may be, 0 to 1; lower tells fewer pitches, more surely.",
                            0.2,
                            0.01,
                            1)),
            "YIN (de Cheveigné and Kawahara 2002), by TarsosDSP's FastYin on frames as librosa.yin's");

    PitchTrack() {}

    @Override
    public FeatureSpec spec() {
        return SPEC;
    }

    @Override
    public Tensor extract(Item item, Params params, Job job) throws BadInputException, StoppedException {
        Clip clip = FeatureSpec.need(Clip.class, item, SPEC);
        FrameSettings.check(clip, params.whole("sample_rate"));
        Spectra.checkFinite(clip);
        int length = params.whole("frame_length");
        double lowest = params.real("fmin");
        double highest = params.real("fmax");
        check(params, length, lowest, highest);
        int hop = params.whole("hop_length");
        float[] samples = clip.samples().values();
        int frames = 1 + samples.length / hop;
        FrameRows rows = FrameRows.of(2, frames);
        FastYin yin = new FastYin(clip.sampleRate(), length, params.real("trough_threshold"));
        float[] frame = new float[length];
        for (int t = 0; t < frames; t++) {
            if (t % FRAMES_BETWEEN_REPORTS == 0) {
                job.throwIfStopped();
                job.report((double) t / frames, "Finding the pitch");
            }
            cut(samples, (long) t * hop - length / 2, frame);
            PitchDetectionResult found = yin.getPitch(frame);
            float hertz = found.getPitch();
            if (found.isPitched() && hertz >= lowest && hertz <= highest) {
                rows.values[t] = hertz;
                rows.values[frames + t] = Math.clamp(found.getProbability(), 0f, 1f);
            }
        }
        return rows.tensor("curve");
    }

    private static void check(Params params, int length, double lowest, double highest) throws BadInputException {
        if (length % 2 != 0) {
            throw new BadInputException("'frame_length' cannot be " + length + ". Give an even number.");
        }
        if (lowest >= highest) {
            throw new BadInputException(
                    "'fmin' " + lowest + " Hz is not below 'fmax' " + highest + " Hz. Give a lower 'fmin'.");
        }
        double told = 2.0 * params.whole("sample_rate") / length;
        if (lowest < told) {
            throw new BadInputException(String.format(
                    java.util.Locale.ROOT,
                    "In a frame of %d samples no pitch below %.1f Hz can be told. Give a higher 'fmin' or a longer"
                            + " 'frame_length'.",
                    length,
                    told));
        }
    }

    private static void cut(float[] samples, long start, float[] frame) {
        int from = (int) Math.clamp(-start, 0L, (long) frame.length);
        int to = (int) Math.clamp(samples.length - start, (long) from, (long) frame.length);
        Arrays.fill(frame, 0, from, 0);
        System.arraycopy(samples, (int) (start + from), frame, from, to - from);
        Arrays.fill(frame, to, frame.length, 0);
    }

    @Override
    public double reachSeconds(Params params) {
        return (double) params.whole("frame_length") / params.whole("sample_rate");
    }

    @Override
    public TimeGrid timeGrid(Params params) {
        return new TimeGrid(0, (double) params.whole("hop_length") / params.whole("sample_rate"));
    }

    @Override
    public FrequencyAxis frequencyAxis(Params params) {
        return new FrequencyAxis.Lines(List.of("pitch", "probability"), List.of("Hz", ""));
    }
}
