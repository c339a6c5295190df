package org.melograph.feature;

import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

/** The spectrogram: how much of each frequency there is in each frame, as librosa's {@code abs(stft(y))}. */
public final class Stft extends SpectralFeature {
    Stft() {
        super(new FeatureSpec(
                "stft",
                "Spectrogram",
                Clip.class,
                List.of("bin", "frame"),
                params(),
                "librosa.stft: Hann window, frames centred, zeros around the clip"));
    }

    private static List<Param> params() {
        List<Param> own = new ArrayList<>();
        own.add(new Param.Choice(
                "scale",
                "Scale",
                "What a value is: the magnitude, its square (power), or the power in dB.",
                "magnitude",
                List.of("magnitude", "power", "db")));
        own.addAll(Decibels.PARAMS);
        return FrameSettings.paramsWith(own);
    }

    @Override
    public FrequencyAxis frequencyAxis(Params params) {
        return new FrequencyAxis.Linear((double) params.whole("sample_rate") / params.whole("n_fft"));
    }

    @Override
    public double reachSeconds(Params params) {
        return FrameSettings.reachSeconds(params);
    }

    @Override
    SpectrumReader reader(Params params, FrameSettings settings, int frames) throws BadInputException {
        String scale = params.choice("scale");
        FrameRows rows = FrameRows.of(settings.bins(), frames);
        float[] scaled = new float[settings.bins() * PowerFrames.LANES];
        return new SpectrumReader() {
            @Override
            public void read(int pass, PowerFrames batch) {
                if (scale.equals("power")) {
                    rows.put(batch.power, batch.first, batch.count);
                    return;
                }
                if (scale.equals("magnitude")) {
                    magnitude(batch.power, scaled);
                } else {
                    System.arraycopy(batch.power, 0, scaled, 0, scaled.length);
                    Decibels.ofPower(scaled, 0, scaled.length);
                }
                rows.put(scaled, batch.first, batch.count);
            }

            @Override
            public Tensor result() {
                if (scale.equals("db")) {
                    Decibels.of(params).level(rows.values);
                }
                return rows.tensor("bin");
            }
        };
    }

    /** Square roots; the arrays' length is a multiple of the vectors'. */
    static void magnitude(float[] power, float[] out) {
        for (int i = 0; i < power.length; i += PowerFrames.SPECIES.length()) {
            FloatVector.fromArray(PowerFrames.SPECIES, power, i).sqrt().intoArray(out, i);
        }
    }
}
