package org.melograph.feature;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

/** Which tempi are felt at each moment: how alike the onsets around it are to themselves some time later. */
public final class Tempogram extends SpectralFeature {
    Tempogram() {
        super(new FeatureSpec(
                "tempogram",
                "Tempogram",
                Clip.class,
                List.of("lag", "frame"),
                params(),
                "librosa.feature.tempogram: autocorrelation of the onset strength (Grosche, Müller and Kurth 2010)"));
    }

    private static List<Param> params() {
        List<Param> own = new ArrayList<>(MelScale.PARAMS);
        own.add(new Param.Whole(
                "tempo_lags",
                "Lags",
                "Frames in the window around each moment, and lags it is compared at; more of them tell slower tempi.",
                384,
                8,
                8192));
        return FrameSettings.paramsWith(own);
    }

    @Override
    public FrequencyAxis frequencyAxis(Params params) {
        return new FrequencyAxis.Lags((double) params.whole("sample_rate") / params.whole("hop_length"));
    }

    @Override
    SpectrumReader reader(Params params, FrameSettings settings, int frames) throws BadInputException {
        OnsetStrength onsets = new OnsetStrength(settings, MelScale.of(params), frames);
        int lags = params.whole("tempo_lags");
        FrameRows rows = FrameRows.of(lags, frames);
        return new SpectrumReader() {
            @Override
            public void read(int pass, PowerFrames batch) {
                onsets.read(pass, batch);
            }

            @Override
            public Tensor result() {
                new OnsetAutocorrelation(lags, WindowShape.HANN)
                        .read(onsets.result().values(), rows::put);
                return rows.tensor("lag");
            }
        };
    }
}
