package org.melograph.explain.alter;

import java.util.List;
import org.melograph.base.Job;
import org.melograph.explain.Pcm;

/**
 * One channel in both ears. A model that hears the mean of both hears something else then; of a mono file nothing changes.
 *
 * @param right whether it is the right one
 */
record OneChannel(boolean right) implements Alteration {
    @Override
    public String id() {
        return right ? "mono-right" : "mono-left";
    }

    @Override
    public String title() {
        return (right ? "Right" : "Left") + " channel only";
    }

    @Override
    public String how() {
        return "The " + (right ? "right" : "left") + " channel takes the place of both.";
    }

    @Override
    public Pcm of(Pcm song, long seed, Job job) {
        if (song.channels() == 1) {
            return song;
        }
        float[] one = song.channel(right ? 1 : 0);
        return Pcm.of(List.of(one, one), song.sampleRate());
    }
}
