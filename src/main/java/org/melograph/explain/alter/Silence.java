package org.melograph.explain.alter;

import org.melograph.base.Job;
import org.melograph.explain.Pcm;

/**
 * Silence at one end.
 *
 * @param seconds how much
 * @param before whether the song begins after it, else it ends before it
 */
record Silence(int seconds, boolean before) implements Alteration {
    @Override
    public String id() {
        return "silence-" + (before ? "before" : "after");
    }

    @Override
    public String title() {
        return seconds + " s silence " + (before ? "before" : "after");
    }

    @Override
    public String how() {
        return seconds + " seconds of zeros stand " + (before ? "before" : "after") + " the song.";
    }

    @Override
    public Pcm of(Pcm song, long seed, Job job) {
        int added = seconds * song.sampleRate() * song.channels();
        float[] longer = new float[song.samples().length() + added];
        System.arraycopy(
                song.samples().values(),
                0,
                longer,
                before ? added : 0,
                song.samples().length());
        return Pcm.interleaved(longer, song.channels(), song.sampleRate());
    }

    @Override
    public double secondsOf(double moment) {
        return before ? moment + seconds : moment;
    }
}
