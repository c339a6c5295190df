package org.melograph.explain.alter;

import java.util.List;
import org.melograph.base.Job;
import org.melograph.explain.Pcm;

/** The mean of the channels in both ears: most models hear no other. */
record Mono() implements Alteration {
    @Override
    public String id() {
        return "mono";
    }

    @Override
    public String title() {
        return "Mono";
    }

    @Override
    public String how() {
        return "The mean of the channels takes the place of each.";
    }

    @Override
    public Pcm of(Pcm song, long seed, Job job) {
        float[] mono = song.mono();
        return song.channels() == 1 ? song : Pcm.of(List.of(mono, mono), song.sampleRate());
    }
}
