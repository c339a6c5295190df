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
    private final int frames;
    private final MelLevels mel;

    OnsetStrength(FrameSettings settings, MelScale scale, int frames) throws BadInputException {
        this.settings = settings;
        this.frames = frames;
        mel = new MelLevels(settings, scale, frames);
    }

    @Override
    public void read(int pass, PowerFrames batch) {
        mel.read(batch);
    }

    /** Axes {@code [frame]}: the mean over bands; 0 where nothing begins. */
    @Override
    public Tensor result() {
        return strength(false);
    }

    /** Axes {@code [frame]}: the median over bands, which asks that something begins in half of them. */
    Tensor median() {
        return strength(true);
    }

    private Tensor strength(boolean median) {
        float[] levels = mel.levelled();
        // A rise shows half a frame before the sound that makes it is in the middle.
        int delay = 1 + (settings.centred() ? settings.fftSamples() / (2 * settings.hopSamples()) : 0);
        float[] strength = new float[frames];
        float[] rises = new float[mel.bands()];
        for (int t = 1; t < frames && t - 1 + delay < strength.length; t++) {
            float sum = 0;
            for (int band = 0, at = t; band < rises.length; band++, at += frames) {
                rises[band] = Math.max(0, levels[at] - levels[at - 1]);
                sum += rises[band];
            }
            strength[t - 1 + delay] = median ? Median.of(rises) : sum / rises.length;
        }
        return Tensor.wrap(strength, new Axis("frame", strength.length));
    }
}
