package org.melograph.feature;

import java.util.Arrays;
import java.util.List;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

/** How far peaks stand out of the valleys between them, octave by octave: high for tones, low for noise. */
public final class SpectralContrast extends SpectralFeature {
    SpectralContrast() {
        super(new FeatureSpec(
                "spectral-contrast",
                "Spectral contrast",
                Clip.class,
                List.of("octave", "frame"),
                FrameSettings.paramsWith(List.of()),
                "librosa.feature.spectral_contrast (Jiang et al. 2002), in dB"));
    }

    @Override
    public FrequencyAxis frequencyAxis(Params params) {
        return new FrequencyAxis.Named(
                List.of("to 200 Hz", "to 400 Hz", "to 800 Hz", "to 1.6 kHz", "to 3.2 kHz", "to 6.4 kHz", "above"));
    }

    @Override
    public String unit(Params params) {
        return "dB";
    }

    @Override
    SpectrumReader reader(Params params, FrameSettings settings, int frames) throws BadInputException {
        SpectralShape shape = new SpectralShape(settings, frames);
        return new SpectrumReader() {
            @Override
            public void read(int pass, PowerFrames batch) {
                shape.read(pass, batch);
            }

            @Override
            public Tensor result() {
                Tensor all = shape.result();
                float[] contrast =
                        Arrays.copyOfRange(all.values(), SpectralShape.PLAIN_ROWS * frames, all.values().length);
                return Tensor.wrap(
                        contrast, new Axis("octave", SpectralShape.CONTRAST_BANDS), new Axis("frame", frames));
            }
        };
    }
}
