package org.melograph.ui.player;

import java.util.function.Consumer;

/** What sounds: the sound card, or a silent clock where there is none. One sound at a time. */
public interface Deck extends AutoCloseable {
    /** Takes a sound, silent and at its beginning, and closes the one before. */
    void load(Sound sound);

    /** Plays on from where it is. */
    void play();

    /** Holds where it is. */
    void pause();

    /** Goes to a time in seconds. */
    void seek(double seconds);

    /** Where it is, in seconds, by the sound card's clock. */
    double position();

    /** Whether it plays; ends by itself at the sound's end. */
    boolean isPlaying();

    /** Whether anything can be heard. */
    boolean isAudible();

    /** The name of the device, or {@code no audio device}. */
    String device();

    /** Is told why a sound cannot be played, one sentence; from any thread. */
    void onFailure(Consumer<String> listener);

    @Override
    void close();
}
