package org.melograph.feature;

import org.melograph.base.Axis;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

/** How often the wave changes its sign, as librosa's {@code zero_crossing_rate}. */
final class ZeroCrossings {
    /** Samples closer to 0 than this are 0. */
    private static final float SILENCE = 1e-10f;

    private ZeroCrossings() {}

    /**
     * The part of the samples in each frame that have another sign than the one before them; 0 counts as positive, and the
     * clip's ends reach on beyond it.
     *
     * @return axes {@code [frame]}
     */
    static Tensor of(Clip clip, FrameSettings settings, int frames) {
        float[] samples = clip.samples().values();
        int length = settings.fftSamples();
        float[] rates = new float[frames];
        for (int t = 0; t < frames; t++) {
            long start = (long) t * settings.hopSamples() - (settings.centred() ? length / 2 : 0);
            int changes = 0;
            for (long n = Math.max(1, start + 1); n < Math.min(samples.length, start + length); n++) {
                changes += isNegative(samples[(int) n]) != isNegative(samples[(int) n - 1]) ? 1 : 0;
            }
            rates[t] = (float) changes / length;
        }
        return Tensor.wrap(rates, new Axis("frame", frames));
    }

    private static boolean isNegative(float sample) {
        return sample < -SILENCE;
    }
}
