package org.melograph.explain.alter;

import org.melograph.base.Job;
import org.melograph.explain.Pcm;

/**
 * Louder or softer. Samples beyond full scale stay as they are: what is heard is not clipped.
 *
 * @param decibels above 0 for louder
 */
record Gain(int decibels) implements Alteration {
    @Override
    public String id() {
        return "gain" + (decibels > 0 ? "+" : "") + decibels;
    }

    @Override
    public String title() {
        return Math.abs(decibels) + " dB " + (decibels > 0 ? "louder" : "softer");
    }

    @Override
    public String how() {
        return "Every sample is multiplied by 10^(" + decibels + "/20), and not clipped.";
    }

    @Override
    public Pcm of(Pcm song, long seed, Job job) {
        return scaled(song, Math.pow(10, decibels / 20.0));
    }

    /** The sound with every sample multiplied. */
    static Pcm scaled(Pcm song, double factor) {
        float[] scaled = song.samples().values().clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= (float) factor;
        }
        return Pcm.interleaved(scaled, song.channels(), song.sampleRate());
    }
}
