package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;
import org.melograph.music.Item;

/** The spectrogram on the scale of the keyboard: twelve bands an octave, low tones told apart as well as high ones. */
public final class ConstantQ implements Feature {
    private static final FeatureSpec SPEC = new FeatureSpec(
            "constant-q",
            "Constant-Q",
            Clip.class,
            List.of("band", "frame"),
            params(),
            "librosa.cqt (after Schörkhuber and Klapuri 2010): octaves from above, each at half the rate");

    ConstantQ() {}

    private static List<Param> params() {
        List<Param> all = new ArrayList<>(ConstantQScale.PARAMS);
        all.add(new Param.Real(
                "tuning", "Tuning", "How far the bands stand from A4 = 440 Hz, in bands.", 0.0, -0.5, 0.5));
        all.add(new Param.Choice(
                "scale",
                "Scale",
                "What a value is: the magnitude, or its level in dB.",
                "db",
                List.of("magnitude", "db")));
        all.addAll(Decibels.PARAMS);
        return all;
    }

    @Override
    public FeatureSpec spec() {
        return SPEC;
    }

    @Override
    public Tensor extract(Item item, Params params, Job job) throws BadInputException, StoppedException {
        Clip clip = FeatureSpec.need(Clip.class, item, SPEC);
        ConstantQScale scale = scale(params);
        int frames = scale.frames(clip);
        FrameRows rows = FrameRows.of(scale.bands(), frames);
        boolean inDecibels = params.choice("scale").equals("db");
        ConstantQTransform.read(
                clip,
                scale,
                (power, firstBand, bands, first, count) -> {
                    if (inDecibels) {
                        Decibels.ofPower(power, 0, bands * LANES);
                    } else {
                        Stft.magnitude(power, power);
                    }
                    rows.put(power, firstBand, bands, first, count);
                },
                job);
        if (inDecibels) {
            Decibels.of(params).level(rows.values);
        }
        return rows.tensor("band");
    }

    private static ConstantQScale scale(Params params) {
        return ConstantQScale.of(params).tuned(params.real("tuning"));
    }

    @Override
    public double reachSeconds(Params params) {
        return scale(params).reachSeconds();
    }

    @Override
    public TimeGrid timeGrid(Params params) {
        return new TimeGrid(0, (double) params.whole("hop_length") / params.whole("sample_rate"));
    }

    @Override
    public FrequencyAxis frequencyAxis(Params params) {
        ConstantQScale scale = scale(params);
        return new FrequencyAxis.Logarithmic(scale.lowHertz(), scale.perOctave());
    }
}
