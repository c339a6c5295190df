package org.melograph.feature;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

/**
 * Mel-frequency cepstral coefficients (Davis and Mermelstein 1980), as librosa's {@code mfcc}: the cosine transform of
 * the mel spectrogram in dB. The first tells loudness, the next the broad shape of the spectrum.
 */
public final class Mfcc extends SpectralFeature {
    Mfcc() {
        super(new FeatureSpec(
                "mfcc",
                "MFCC",
                Clip.class,
                List.of("coefficient", "frame"),
                params(),
                "librosa.feature.mfcc: orthonormal DCT-II of the mel spectrogram in dB, 80 dB deep"));
    }

    private static List<Param> params() {
        List<Param> own = new ArrayList<>();
        own.add(new Param.Whole(
                "n_mfcc", "Coefficients", "Number of coefficients, at most the mel bands.", 20, 1, 1024));
        own.add(new Param.Whole(
                "lifter",
                "Lifter",
                "Raises the higher coefficients by a sine of this length; 0 leaves them.",
                0,
                0,
                1024));
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
        FrameRows rows = FrameRows.of(coefficients, frames);
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
                new CosineTransform(filters.bands(), coefficients).apply(levels.values, rows.values, frames);
                lift(rows.values, frames, params.whole("lifter"));
                return rows.tensor("coefficient");
            }
        };
    }

    private static void lift(float[] rows, int frames, int lifter) {
        if (lifter == 0) {
            return;
        }
        for (int i = 0; i < rows.length; i++) {
            int k = i / frames + 1;
            rows[i] *= (float) (1 + lifter / 2.0 * Math.sin(Math.PI * k / lifter));
        }
    }
}
