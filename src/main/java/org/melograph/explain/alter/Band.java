package org.melograph.explain.alter;

import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.explain.Pcm;

/**
 * Only a band of frequencies.
 *
 * @param lowHertz where it begins; 0 for the bottom
 * @param highHertz where it ends
 */
record Band(String id, String title, int lowHertz, int highHertz) implements Alteration {
    @Override
    public String how() {
        return "Butterworth filters of fourth order leave " + (lowHertz == 0 ? "what lies below " : lowHertz + " to ")
                + highHertz + " Hz.";
    }

    @Override
    public Pcm of(Pcm song, long seed, Job job) throws StoppedException {
        return song.filtered(channel -> {
            float[] left = channel;
            if (lowHertz > 0) {
                for (Biquad section : Biquad.highPass(lowHertz, song.sampleRate())) {
                    left = section.apply(left);
                }
            }
            if (highHertz < song.sampleRate() / 2.0) {
                for (Biquad section : Biquad.lowPass(highHertz, song.sampleRate())) {
                    left = section.apply(left);
                }
            }
            return left;
        });
    }
}
