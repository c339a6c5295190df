package org.melograph.music;

/**
 * One sounding note.
 *
 * @param pitch MIDI note number, 0 to 127; 60 is middle C, 69 is A4
 * @param velocity how hard it is struck, 1 to 127
 * @param channel MIDI channel, 0 to 15; channel 9 is drums
 * @param program General MIDI instrument, 0 to 127
 * @param startTick onset in ticks
 * @param endTick end in ticks, after the onset or equal
 * @param onsetSeconds onset in seconds, through the whole tempo map
 * @param durationSeconds length in seconds, 0 or more
 */
public record Note(
        int pitch,
        int velocity,
        int channel,
        int program,
        long startTick,
        long endTick,
        double onsetSeconds,
        double durationSeconds) {
    /** The General MIDI percussion channel, counted from 0. */
    public static final int DRUM_CHANNEL = 9;

    public Note {
        if (pitch < 0 || pitch > 127 || velocity < 1 || velocity > 127 || channel < 0 || channel > 15) {
            throw new IllegalArgumentException(
                    "Not a MIDI note: pitch " + pitch + ", velocity " + velocity + ", channel " + channel);
        }
        if (endTick < startTick || durationSeconds < 0) {
            throw new IllegalArgumentException("A note cannot end before it begins.");
        }
    }

    /** Whether this is percussion, whose pitch names an instrument and no tone. */
    public boolean isDrum() {
        return channel == DRUM_CHANNEL;
    }

    /** The time it ends, in seconds. */
    public double endSeconds() {
        return onsetSeconds + durationSeconds;
    }
}
