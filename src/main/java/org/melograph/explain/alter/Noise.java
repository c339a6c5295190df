package org.melograph.explain.alter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.melograph.base.Job;
import org.melograph.base.Rng;
import org.melograph.explain.Pcm;

/**
 * Noise added.
 *
 * @param decibels by which the whole song's power exceeds the noise's
 */
record Noise(NoiseColour colour, int decibels) implements Alteration {
    @Override
    public String id() {
        return colour.name().toLowerCase(Locale.ROOT) + "-noise-" + decibels;
    }

    @Override
    public String title() {
        return (colour == NoiseColour.WHITE ? "White" : "Pink") + " noise, " + decibels + " dB";
    }

    @Override
    public String how() {
        return (colour == NoiseColour.WHITE ? "White" : "Pink") + " noise is added, " + decibels
                + " dB below the song's mean power.";
    }

    @Override
    public Pcm of(Pcm song, long seed, Job job) {
        double power = 0;
        for (float v : song.samples().values()) {
            power += v * v / (double) song.samples().length();
        }
        float level = (float) Math.sqrt(power * Math.pow(10, -decibels / 10.0));
        List<float[]> channels = new ArrayList<>();
        for (int c = 0; c < song.channels(); c++) {
            float[] noise = colour.samples(song.frames(), Rng.of(seed, id(), c));
            float[] channel = song.channel(c);
            for (int i = 0; i < channel.length; i++) {
                channel[i] += level * noise[i];
            }
            channels.add(channel);
        }
        return Pcm.of(channels, song.sampleRate());
    }
}
