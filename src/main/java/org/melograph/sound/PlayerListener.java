package org.melograph.sound;

/** Hears what a player does; called on the player's own thread, and must return soon. */
public interface PlayerListener {
    /** The player began, paused or stopped, or has something else to play. */
    void stateChanged(AudioPlayer.State state);

    /**
     * Playing ended because of the source.
     *
     * @param reason the sentence for the user
     */
    void failed(String reason);
}
