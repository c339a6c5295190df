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
        own.add(Mfcc.COEFFICIENTS);
        own.addAll(MelScale.PARAMS);
        return FrameSettings.paramsWith(own);
    }

    @Override
    SpectrumReader reader(Params params, FrameSettings settings, int frames) throws BadInputException {
        MelLevels mel = new MelLevels(settings, MelScale.of(params), frames);
        CosineTransform cosine = Mfcc.cosine(mel, params);
        int coefficients = params.whole("n_mfcc");
        return new SpectrumReader() {
            @Override
            public void read(int pass, PowerFrames batch) {
                mel.read(batch);
            }

            @Override
            public Tensor result() {
                float[] levels = mel.levelled();
                int rows = coefficients + mel.bands();
                float[] all = new float[rows * frames];
                cosine.apply(levels, all, frames);
                System.arraycopy(levels, 0, all, coefficients * frames, levels.length);
                return Tensor.wrap(all, new Axis("row", rows), new Axis("frame", frames));
            }
        };
    }
}
