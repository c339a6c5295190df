package org.melograph.explain.alter;

import org.melograph.base.Job;
import org.melograph.explain.Pcm;

/** Turned upside down, which nobody hears. */
record Polarity() implements Alteration {
    @Override
    public String id() {
        return "polarity";
    }

    @Override
    public String title() {
        return "Polarity inverted";
    }

    @Override
    public String how() {
        return "Every sample is multiplied by -1.";
    }

    @Override
    public Pcm of(Pcm song, long seed, Job job) {
        return Gain.scaled(song, -1);
    }
}
