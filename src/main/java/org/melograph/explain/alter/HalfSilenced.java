package org.melograph.explain.alter;

import java.util.Arrays;
import org.melograph.base.Job;
import org.melograph.explain.Pcm;

/**
 * One half of the song is silent.
 *
 * @param first whether it is the first
 */
record HalfSilenced(boolean first) implements Alteration {
    @Override
    public String id() {
        return first ? "first-half-silent" : "second-half-silent";
    }

    @Override
    public String title() {
        return (first ? "First" : "Second") + " half silent";
    }

    @Override
    public String how() {
        return "The " + (first ? "first" : "second") + " half of the song is zeros.";
    }

    @Override
    public Pcm of(Pcm song, long seed, Job job) {
        float[] samples = song.samples().values().clone();
        int middle = song.frames() / 2 * song.channels();
        Arrays.fill(samples, first ? 0 : middle, first ? middle : samples.length, 0);
        return Pcm.interleaved(samples, song.channels(), song.sampleRate());
    }
}
