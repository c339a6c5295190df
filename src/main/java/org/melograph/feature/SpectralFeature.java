package org.melograph.feature;

import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;
import org.melograph.music.Item;

/**
 * A feature computed from power spectra alone, so that several of them can share one short-time Fourier transform: see
 * {@link FeatureBundle}. Its settings include those of framing.
 */
public abstract sealed class SpectralFeature implements Feature
        permits Stft,
                MelSpectrogram,
                Mfcc,
                MfccMel,
                BandSpectrogram,
                Chroma,
                HarmonicPercussive,
                OnsetCurve,
                Tempogram,
                Beats,
                SpectralContrast {
    private final FeatureSpec spec;

    SpectralFeature(FeatureSpec spec) {
        this.spec = spec;
    }

    @Override
    public final FeatureSpec spec() {
        return spec;
    }

    /** What computes the feature while the spectra of a clip of {@code frames} frames go by. */
    abstract SpectrumReader reader(Params params, FrameSettings settings, int frames) throws BadInputException;

    @Override
    public final Tensor extract(Item item, Params params, Job job) throws BadInputException, StoppedException {
        Clip clip = FeatureSpec.need(Clip.class, item, spec);
        FrameSettings settings = FrameSettings.of(params);
        SpectrumReader reader = reader(params, settings, settings.frames(clip));
        Spectra.read(clip, settings, List.of(reader), job);
        return reader.result();
    }

    @Override
    public final TimeGrid timeGrid(Params params) {
        return FrameSettings.grid(params);
    }
}
