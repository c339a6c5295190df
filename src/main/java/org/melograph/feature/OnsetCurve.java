package org.melograph.feature;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

/** How strongly something new begins in each frame: what is seen of a rhythm at first sight. */
public final class OnsetCurve extends SpectralFeature {
    OnsetCurve() {
        super(new FeatureSpec(
                "onset-strength",
                "Onset strength",
                Clip.class,
                List.of("curve", "frame"),
                params(),
                "librosa.onset.onset_strength: spectral flux (Böck and Widmer 2013)"));
    }

    private static List<Param> params() {
        List<Param> own = new ArrayList<>(MelScale.PARAMS);
        own.add(new Param.Choice(
                "aggregate",
                "Over bands",
                "What is taken of the rises of all bands: their mean or their median.",
                "mean",
                List.of("mean", "median")));
        return FrameSettings.paramsWith(own);
    }

    @Override
    public FrequencyAxis frequencyAxis(Params params) {
        return new FrequencyAxis.Lines(List.of("onset strength"), List.of(""));
    }

    @Override
    SpectrumReader reader(Params params, FrameSettings settings, int frames) throws BadInputException {
        OnsetStrength onsets = new OnsetStrength(settings, MelScale.of(params), frames);
        boolean median = params.choice("aggregate").equals("median");
        return new SpectrumReader() {
            @Override
            public void read(int pass, PowerFrames batch) {
                onsets.read(pass, batch);
            }

            @Override
            public Tensor result() {
                Tensor strength = median ? onsets.median() : onsets.result();
                return Tensor.wrap(strength.values(), new Axis("curve", 1), strength.axis(0));
            }
        };
    }
}
