package org.melograph.feature;

import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;

/**
 * How strongly something new begins in each frame, as librosa's {@code onset_strength}: by how much the mel spectrogram
 * rises from the frame before, in dB, falling bands left out (spectral flux; Böck and Widmer 2013).
 */
final class OnsetStrength implements SpectrumReader {
    private final FrameSettings settings;
    private final BandFilters filters;
    private final int frames;
    private final FrameRows levels;
    private final float[] bands;

    OnsetStrength(FrameSettings settings, MelScale scale, int frames) throws BadInputException {
        this.settings = settings;
        this.frames = frames;
        filters = scale.filters(settings);
        levels = FrameRows.of(filters.bands(), frames);
        bands = new float[filters.bands() * PowerFrames.LANES];
    }

    @Override
    public void read(int pass, PowerFrames batch) {
        filters.apply(batch.power, bands);
        Decibels.ofPower(bands, 0, bands.length);
        levels.put(bands, batch.first, batch.count);
    }

    /** Axes {@code [frame]}; 0 where nothing begins. */
    @Override
    public Tensor result() {
        Decibels.STANDARD.level(levels.values);
        // A rise shows half a frame before the sound that makes it is in the middle.
        int delay = 1 + (settings.centred() ? settings.fftSamples() / (2 * settings.hopSamples()) : 0);
        float[] strength = new float[settings.centred() ? frames : frames - 1 + delay];
        for (int band = 0; band < filters.bands(); band++) {
            int row = band * frames;
            for (int t = 1; t < frames && t - 1 + delay < strength.length; t++) {
                strength[t - 1 + delay] += Math.max(0, levels.values[row + t] - levels.values[row + t - 1]);
            }
        }
        for (int t = 0; t < strength.length; t++) {
            strength[t] /= filters.bands();
        }
        return Tensor.wrap(strength, new Axis("frame", strength.length));
    }
}
