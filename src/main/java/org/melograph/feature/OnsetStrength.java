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

    /** Axes {@code [frame]}; 0 where nothing begins. */
    @Override
    public Tensor result() {
        float[] levels = mel.levelled();
        // A rise shows half a frame before the sound that makes it is in the middle.
        int delay = 1 + (settings.centred() ? settings.fftSamples() / (2 * settings.hopSamples()) : 0);
        float[] strength = new float[settings.centred() ? frames : frames - 1 + delay];
        for (int band = 0; band < mel.bands(); band++) {
            int row = band * frames;
            for (int t = 1; t < frames && t - 1 + delay < strength.length; t++) {
                strength[t - 1 + delay] += Math.max(0, levels[row + t] - levels[row + t - 1]);
            }
        }
        for (int t = 0; t < strength.length; t++) {
            strength[t] /= mel.bands();
        }
        return Tensor.wrap(strength, new Axis("frame", strength.length));
    }
}
