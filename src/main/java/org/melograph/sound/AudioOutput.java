package org.melograph.sound;

/** Makes sinks for a sample rate and a number of channels. */
@FunctionalInterface
public interface AudioOutput {
    /**
     * Opens a sink; where no device takes the sound, a silent one, so that playing goes on without being heard.
     *
     * @param sampleRate in Hz
     * @param channels 1 or 2
     */
    AudioSink open(int sampleRate, int channels);
}
