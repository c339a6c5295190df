package org.melograph.feature;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

/**
 * Mel-frequency cepstral coefficients and, below them, the mel spectrogram in dB they are computed from, frame by frame
 * (Chang): what {@code mfcc} and {@code mel} give with the same settings, from one pass.
 */
public final class MfccMel extends SpectralFeature {
    MfccMel() {
        super(new FeatureSpec(
                "mfcc-mel",
                "MFCC and mel spectrogram",
                Clip.class,
                List.of("row", "frame"),
                params(),
                "librosa.feature.mfcc above librosa.feature.melspectrogram in dB, 80 dB deep"));
    }

    private static List<Param> params() {
        List<Param> own = new ArrayList<>();
        own.add(new Param.Whole(
                "n_mfcc", "Coefficients", "Number of coefficients, at most the mel bands.", 20, 1, 1024));
        own.addAll(MelScale.PARAMS);
        return FrameSettings.paramsWith(own);
    }

    @Override
    SpectrumReader reader(Params params, FrameSettings settings, int frames) throws BadInputException {
        BandFilters filters = MelScale.of(params).filters(settings);
        int coefficients = params.whole("n_mfcc");
        if (coefficients > filters.bands()) {
            throw new BadInputException("'n_mfcc' " + coefficients + " is more than 'n_mels' " + filters.bands()
                    + ". Give fewer coefficients or more bands.");
        }
        FrameRows levels = FrameRows.of(filters.bands(), frames);
        float[] bands = new float[filters.bands() * PowerFrames.LANES];
        return new SpectrumReader() {
            @Override
            public void read(int pass, PowerFrames batch) {
                filters.apply(batch.power, bands);
                Decibels.ofPower(bands, 0, bands.length);
                levels.put(bands, batch.first, batch.count);
            }

            @Override
            public Tensor result() {
                Decibels.STANDARD.level(levels.values);
                int bands = filters.bands();
                float[] all = new float[(coefficients + bands) * frames];
                new CosineTransform(bands, coefficients).apply(levels.values, all, frames);
                System.arraycopy(levels.values, 0, all, coefficients * frames, bands * frames);
                return Tensor.wrap(all, new Axis("row", coefficients + bands), new Axis("frame", frames));
            }
        };
    }
}
