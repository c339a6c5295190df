package org.melograph.explain.alter;

import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.explain.Pcm;

/**
 * Faster or slower at the same pitch.
 *
 * @param percent above 0 for faster
 */
record Tempo(int percent) implements Alteration {
    @Override
    public String id() {
        return "tempo" + (percent > 0 ? "+" : "") + percent;
    }

    @Override
    public String title() {
        return Math.abs(percent) + " % " + (percent > 0 ? "faster" : "slower");
    }

    @Override
    public String how() {
        return "The tempo is " + Math.abs(percent) + " % " + (percent > 0 ? "higher" : "lower")
                + " at the same pitch (waveform-similarity overlap-add).";
    }

    private double factor() {
        return 1 / (1 + percent / 100.0);
    }

    @Override
    public Pcm of(Pcm song, long seed, Job job) throws StoppedException {
        return new Stretch(song, factor()).compute(job);
    }

    @Override
    public double secondsOf(double seconds) {
        return seconds * factor();
    }
}
