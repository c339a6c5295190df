package org.melograph.explain.alter;

import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.explain.Pcm;

/**
 * The bass or treble knob.
 *
 * @param hertz where half of the change is reached
 * @param decibels above 0 for more
 * @param high whether it is the treble
 */
record Shelf(int hertz, int decibels, boolean high) implements Alteration {
    @Override
    public String id() {
        return (high ? "treble" : "bass") + (decibels > 0 ? "+" : "") + decibels;
    }

    @Override
    public String title() {
        return (decibels > 0 ? "More " : "Less ") + (high ? "treble" : "bass");
    }

    @Override
    public String how() {
        return "A shelf filter of second order " + (decibels > 0 ? "raises" : "lowers") + " what lies "
                + (high ? "above " : "below ") + hertz + " Hz by " + Math.abs(decibels) + " dB.";
    }

    @Override
    public Pcm of(Pcm song, long seed, Job job) throws StoppedException {
        // At low rates the shelf keeps off the end of the spectrum.
        double at = Math.min(hertz, 0.4 * song.sampleRate());
        return song.filtered(
                channel -> Biquad.shelf(at, decibels, high, song.sampleRate()).apply(channel));
    }
}
