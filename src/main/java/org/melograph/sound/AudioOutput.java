package org.melograph.sound;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes sinks for a device, a sample rate and a number of channels. */
@FunctionalInterface
public interface AudioOutput {
    /**
     * Opens a sink. Where the device is gone or refuses, the system's own choice is taken; where no device takes the
     * sound, a silent one, so that playing goes on without being heard.
     *
     * @param device a name of {@link #devices}; null for the system's own choice
     * @param sampleRate in Hz
     * @param channels 1 or 2
     */
    AudioSink open(@Nullable String device, int sampleRate, int channels);

    /** The devices to choose from, as they are plugged in now; empty where there is none. */
    default List<AudioDevice> devices() {
        return List.of();
    }
}
