package org.melograph.sound;

import java.util.ArrayList;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.Sequencer;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Synthesizer;
import org.melograph.base.BadInputException;
import org.melograph.io.midi.MidiWriter;
import org.melograph.music.NoteSequence;

/**
 * Plays notes on a MIDI device, such as a keyboard that is plugged in, by the JDK's sequencer: the device makes the
 * sound. For the program's own sound see {@link PlayerSource#notes}.
 */
public final class MidiDevicePlayer implements AutoCloseable {
    private static final double MICROSECONDS = 1e6;
    private static final int CHANNELS = 16;
    private static final int ALL_NOTES_OFF = 123;

    private final Sequencer sequencer;
    private final Receiver receiver;
    private final AutoCloseableDevice device;

    /** Gives a device back. */
    @FunctionalInterface
    interface AutoCloseableDevice {
        void close();
    }

    /** Plays into a receiver. */
    MidiDevicePlayer(Receiver receiver, AutoCloseableDevice device) throws MidiUnavailableException {
        this.receiver = receiver;
        this.device = device;
        this.sequencer = MidiSystem.getSequencer(false);
        sequencer.open();
        sequencer.getTransmitter().setReceiver(receiver);
    }

    /** The names of the devices that notes can be sent to, without the JDK's own synthesiser; empty where there is none. */
    public static List<String> devices() {
        List<String> names = new ArrayList<>();
        for (MidiDevice.Info info : MidiSystem.getMidiDeviceInfo()) {
            if (takesNotes(info)) {
                names.add(info.getName());
            }
        }
        return List.copyOf(names);
    }

    private static boolean takesNotes(MidiDevice.Info info) {
        try {
            MidiDevice device = MidiSystem.getMidiDevice(info);
            return device.getMaxReceivers() != 0 && !(device instanceof Sequencer) && !(device instanceof Synthesizer);
        } catch (MidiUnavailableException e) {
            // Another program holds it.
            return false;
        }
    }

    /**
     * Opens a device.
     *
     * @param name one of {@link #devices}
     * @throws BadInputException when there is no such device or another program holds it
     */
    public static MidiDevicePlayer open(String name) throws BadInputException {
        for (MidiDevice.Info info : MidiSystem.getMidiDeviceInfo()) {
            if (info.getName().equals(name) && takesNotes(info)) {
                try {
                    MidiDevice device = MidiSystem.getMidiDevice(info);
                    device.open();
                    return new MidiDevicePlayer(device.getReceiver(), device::close);
                } catch (MidiUnavailableException e) {
                    throw new BadInputException(
                            "The MIDI device '" + name + "' is in use. Close the program that holds it.", e);
                }
            }
        }
        List<String> names = devices();
        throw new BadInputException("There is no MIDI device '" + name + "'. "
                + (names.isEmpty()
                        ? "None is connected: play with a soundfont instead."
                        : "Choose one of " + String.join(", ", names) + "."));
    }

    /** Takes a piece instead of the one before; it does not begin by itself. */
    public void load(NoteSequence piece) {
        stop();
        try {
            sequencer.setSequence(MidiWriter.sequence(piece));
        } catch (InvalidMidiDataException e) {
            throw new IllegalStateException("Our own sequences are valid.", e);
        }
    }

    /** Begins, or goes on after a pause. */
    public void play() {
        if (sequencer.getSequence() != null) {
            sequencer.start();
        }
    }

    /** Holds the piece where it is; what sounds is released. */
    public void pause() {
        sequencer.stop();
        release();
    }

    /** Falls silent and goes back to the start. */
    public void stop() {
        pause();
        sequencer.setMicrosecondPosition(0);
    }

    /** Goes to a time in seconds, playing on if it was playing. */
    public void seek(double seconds) {
        release();
        sequencer.setMicrosecondPosition((long) (Math.max(0, seconds) * MICROSECONDS));
    }

    /** Whether it plays; false after the end. */
    public boolean isPlaying() {
        return sequencer.isRunning();
    }

    /** The second of the piece that sounds now. */
    public double positionSeconds() {
        return sequencer.getMicrosecondPosition() / MICROSECONDS;
    }

    /** The length of the piece in seconds; 0 where none is loaded. */
    public double seconds() {
        return sequencer.getMicrosecondLength() / MICROSECONDS;
    }

    private void release() {
        for (int channel = 0; channel < CHANNELS; channel++) {
            receiver.send(NoteSynthesizer.message(ShortMessage.CONTROL_CHANGE, channel, ALL_NOTES_OFF, 0), -1);
        }
    }

    /** Falls silent and gives the device back. */
    @Override
    public void close() {
        sequencer.stop();
        release();
        sequencer.close();
        receiver.close();
        device.close();
    }
}
