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
    /** How many coefficients there are. */
    static final Param COEFFICIENTS =
            new Param.Whole("n_mfcc", "Coefficients", "Number of coefficients, at most the mel bands.", 20, 1, 1024);

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
        own.add(COEFFICIENTS);
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
        MelLevels mel = new MelLevels(settings, MelScale.of(params), frames);
        CosineTransform cosine = cosine(mel, params);
        FrameRows rows = FrameRows.of(params.whole("n_mfcc"), frames);
        return new SpectrumReader() {
            @Override
            public void read(int pass, PowerFrames batch) {
                mel.read(batch);
            }

            @Override
            public Tensor result() {
                cosine.apply(mel.levelled(), rows.values, frames);
                lift(rows.values, frames, params.whole("lifter"));
                return rows.tensor("coefficient");
            }
        };
    }

    /**
     * What makes the coefficients of the bands.
     *
     * @throws BadInputException when there are fewer bands than coefficients
     */
    static CosineTransform cosine(MelLevels mel, Params params) throws BadInputException {
        int coefficients = params.whole("n_mfcc");
        if (coefficients > mel.bands()) {
            throw new BadInputException("'n_mfcc' " + coefficients + " is more than 'n_mels' " + mel.bands()
                    + ". Give fewer coefficients or more bands.");
        }
        return new CosineTransform(mel.bands(), coefficients);
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
