package org.melograph.feature;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

/** The spectrogram summed into bands that stand evenly on the mel scale, as librosa's {@code melspectrogram}. */
public final class MelSpectrogram extends SpectralFeature {
    MelSpectrogram() {
        super(new FeatureSpec(
                "mel",
                "Mel spectrogram",
                Clip.class,
                List.of("mel", "frame"),
                params(),
                "librosa.feature.melspectrogram: Slaney's scale and area normalisation, power 2"));
    }

    private static List<Param> params() {
        List<Param> own = new ArrayList<>(MelScale.PARAMS);
        own.add(new Param.Whole("power", "Power", "What is summed: 1 magnitudes, 2 their squares.", 2, 1, 2));
        own.add(new Param.Choice(
                "scale",
                "Scale",
                "What a value is: the sum itself, or its level in dB.",
                "power",
                List.of("power", "db")));
        own.addAll(Decibels.PARAMS);
        return FrameSettings.paramsWith(own);
    }

    @Override
    public FrequencyAxis frequencyAxis(Params params) {
        return new FrequencyAxis.Mel(MelScale.unchecked(params));
    }

    @Override
    public double reachSeconds(Params params) {
        return FrameSettings.reachSeconds(params);
    }

    @Override
    SpectrumReader reader(Params params, FrameSettings settings, int frames) throws BadInputException {
        BandFilters filters = MelScale.of(params).filters(settings);
        boolean magnitudes = params.whole("power") == 1;
        boolean inDecibels = params.choice("scale").equals("db");
        FrameRows rows = FrameRows.of(filters.bands(), frames);
        float[] bands = new float[filters.bands() * PowerFrames.LANES];
        float[] roots = new float[magnitudes ? settings.bins() * PowerFrames.LANES : 0];
        return new SpectrumReader() {
            @Override
            public void read(int pass, PowerFrames batch) {
                if (magnitudes) {
                    Stft.magnitude(batch.power, roots);
                }
                filters.apply(magnitudes ? roots : batch.power, bands);
                if (inDecibels) {
                    if (magnitudes) {
                        square(bands);
                    }
                    Decibels.ofPower(bands, 0, bands.length);
                }
                rows.put(bands, batch.first, batch.count);
            }

            @Override
            public Tensor result() {
                if (inDecibels) {
                    Decibels.of(params).level(rows.values);
                }
                return rows.tensor("mel");
            }
        };
    }

    // Levels of magnitudes are 20 log10: librosa's amplitude_to_db.
    private static void square(float[] bands) {
        for (int i = 0; i < bands.length; i++) {
            bands[i] *= bands[i];
        }
    }
}
