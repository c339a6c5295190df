package org.melograph.ui.player;

import org.melograph.music.Clip;

/** What sounds: the sound card, or a silent clock where there is none. One clip at a time. */
public interface Deck extends AutoCloseable {
    /** Takes a clip, silent and at its beginning. */
    void load(Clip clip);

    /** Plays on from where it is. */
    void play();

    /** Holds where it is. */
    void pause();

    /** Goes to a time in seconds, clipped to the clip. */
    void seek(double seconds);

    /** Where it is, in seconds, by the sound card's clock. */
    double position();

    /** Whether it plays; ends by itself at the clip's end. */
    boolean isPlaying();

    /** Whether anything can be heard. */
    boolean isAudible();

    /** The name of the device, or {@code no audio device}. */
    String device();

    @Override
    void close();
}
