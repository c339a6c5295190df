package org.melograph.explain.alter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Job;
import org.melograph.base.Rng;
import org.melograph.explain.Pcm;

/**
 * No music at all, as long as the song: what does the model say of nothing?
 *
 * @param colour of the noise; null for silence
 */
record Nothing(@Nullable NoiseColour colour) implements Alteration {
    private static final float LEVEL = 0.1f;

    @Override
    public String id() {
        return colour == null
                ? "nothing-but-silence"
                : "nothing-but-" + colour.name().toLowerCase(Locale.ROOT) + "-noise";
    }

    @Override
    public String title() {
        return colour == null ? "Silence alone" : (colour == NoiseColour.WHITE ? "White" : "Pink") + " noise alone";
    }

    @Override
    public String how() {
        return colour == null
                ? "Zeros take the place of the song."
                : "Noise at -20 dB of full scale takes the place of the song.";
    }

    @Override
    public Pcm of(Pcm song, long seed, Job job) {
        List<float[]> channels = new ArrayList<>();
        for (int c = 0; c < song.channels(); c++) {
            float[] samples =
                    colour == null ? new float[song.frames()] : colour.samples(song.frames(), Rng.of(seed, id(), c));
            for (int i = 0; i < samples.length; i++) {
                samples[i] *= LEVEL;
            }
            channels.add(samples);
        }
        return Pcm.of(channels, song.sampleRate());
    }

    @Override
    public boolean isSameMusic() {
        return false;
    }
}
