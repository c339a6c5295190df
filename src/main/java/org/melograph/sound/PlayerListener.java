package org.melograph.sound;

/** Hears what a player does; called on the player's own thread, and must return soon. */
public interface PlayerListener {
    /** The player began, paused or stopped, or has something else to play. */
    default void stateChanged(AudioPlayer.State state) {}

    /**
     * A source can be read no further. What follows it, if anything, goes on; otherwise the player is empty then.
     *
     * @param reason the sentence for the user
     */
    default void failed(String reason) {}

    /**
     * Sound goes to a device from now on.
     *
     * @param name of the device, or {@link AudioDevices#NONE}
     * @param why the sentence for the user where the device before was lost; otherwise empty
     */
    default void deviceChanged(String name, String why) {}
}
