package org.melograph.feature;

import java.util.List;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;
import org.melograph.music.Item;

/** The sound itself: one channel of samples, full scale -1 to 1. */
public final class Waveform implements Feature {
    private static final FeatureSpec SPEC = new FeatureSpec(
            "wave",
            "Waveform",
            Clip.class,
            List.of("channel", "sample"),
            List.of(FrameSettings.sampleRateParam()),
            "The samples as they are read: mono, the mean of the channels");

    Waveform() {}

    @Override
    public FeatureSpec spec() {
        return SPEC;
    }

    @Override
    public Tensor extract(Item item, Params params, Job job) throws BadInputException {
        Clip clip = FeatureSpec.need(Clip.class, item, SPEC);
        FrameSettings.check(clip, params.whole("sample_rate"));
        return Tensor.wrap(
                clip.samples().values(),
                new Axis("channel", 1),
                new Axis("sample", clip.samples().length()));
    }

    @Override
    public TimeGrid timeGrid(Params params) {
        return new TimeGrid(0, 1.0 / params.whole("sample_rate"));
    }
}
