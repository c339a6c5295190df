package org.melograph.feature;

import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;
import org.melograph.music.Item;

/**
 * How loud a clip is from moment to moment: in windows of 0.4 s (momentary) and 3 s (short-term) around every tenth of a
 * second, weighted by the ear's sensitivity, in LUFS. Silence lies around the clip; nothing reads less than -70.
 */
public final class LoudnessCurve implements Feature {
    private static final int MOMENTARY_STEPS = 4;
    private static final int SHORT_TERM_STEPS = 30;
    private static final FeatureSpec SPEC = new FeatureSpec(
            "loudness",
            "Loudness",
            Clip.class,
            List.of("curve", "frame"),
            List.of(FrameSettings.sampleRateParam()),
            "Momentary and short-term loudness of EBU R 128 (EBU Tech 3341), weighted as by ITU-R BS.1770-4; the windows"
                    + " stand around their time, of the mean of the channels");

    LoudnessCurve() {}

    @Override
    public FeatureSpec spec() {
        return SPEC;
    }

    @Override
    public Tensor extract(Item item, Params params, Job job) throws BadInputException {
        Clip clip = FeatureSpec.need(Clip.class, item, SPEC);
        FrameSettings.check(clip, params.whole("sample_rate"));
        Spectra.checkFinite(clip);
        double[] steps = Loudness.stepPowers(clip.samples().values(), clip.sampleRate());
        FrameRows rows = FrameRows.of(2, steps.length + 1);
        for (int t = 0; t <= steps.length; t++) {
            rows.values[t] = level(steps, t, MOMENTARY_STEPS);
            rows.values[steps.length + 1 + t] = level(steps, t, SHORT_TERM_STEPS);
        }
        return rows.tensor("curve");
    }

    private static float level(double[] steps, int at, int window) {
        double power = 0;
        for (int s = Math.max(0, at - window / 2); s < Math.min(steps.length, at + window / 2); s++) {
            power += steps[s] / window;
        }
        return (float) Math.max(Loudness.ABSOLUTE_GATE, Loudness.level(power));
    }

    // Half of the longer window, and a second in which the filters forget what was before.
    @Override
    public double reachSeconds(Params params) {
        return SHORT_TERM_STEPS / 20.0 + 1;
    }

    @Override
    public TimeGrid timeGrid(Params params) {
        int rate = params.whole("sample_rate");
        return new TimeGrid(0, (double) Loudness.stepSamples(rate) / rate);
    }

    @Override
    public FrequencyAxis frequencyAxis(Params params) {
        return new FrequencyAxis.Lines(List.of("momentary", "short-term"), List.of("LUFS", "LUFS"));
    }
}
