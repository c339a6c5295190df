package org.melograph.explain.alter;

import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.explain.Pcm;

/** One way to alter a song. The same song and seed give the same samples. Safe for several threads. */
public interface Alteration {
    /** The written id, such as {@code gain+6}. */
    String id();

    /** For people, such as {@code 6 dB louder}. */
    String title();

    /** What is done, with every figure, in one sentence. */
    String how();

    /** The song altered, at the same rate and with the same channels. */
    Pcm of(Pcm song, long seed, Job job) throws BadInputException, StoppedException;

    /** Where a moment of the song is in the altered one, in seconds. */
    default double secondsOf(double seconds) {
        return seconds;
    }

    /** Whether a listener would still call it the same music; else it is asked what the model says of nothing. */
    default boolean isSameMusic() {
        return true;
    }
}
