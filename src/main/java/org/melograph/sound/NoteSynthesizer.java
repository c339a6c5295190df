package org.melograph.sound;

import com.sun.media.sound.AudioSynthesizer;
import com.sun.media.sound.SoftSynthesizer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Patch;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Soundbank;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import org.melograph.base.BadInputException;
import org.melograph.io.InputFile;

/**
 * The JDK's synthesiser (Gervill) without a sound card: MIDI messages with the time they fall due go in, stereo samples
 * come out. One thread at a time.
 */
final class NoteSynthesizer implements AutoCloseable {
    static final int SAMPLE_RATE = 44_100;
    static final int CHANNELS = 2;

    private static final int CHANNELS_OF_MIDI = 16;
    private static final int CONTROL_ALL_SOUND_OFF = 120;
    private static final int CONTROL_RESET = 121;
    private static final int FULL_SCALE = 32768;

    /** More than a dense orchestral piece holds at once; the standard of 64 cuts notes off. */
    private static final String POLYPHONY = "256";

    /** Banks are read once: they take some 100 ms and some MB each. */
    private static final Map<SoundFont, Soundbank> BANKS = new ConcurrentHashMap<>();

    private final AudioSynthesizer synthesizer = new SoftSynthesizer();
    private final AudioInputStream sound;
    private final Receiver receiver;
    private byte[] bytes = new byte[0];
    private long framesMade;

    NoteSynthesizer(SoundFont soundFont) throws BadInputException {
        try {
            AudioFormat format = new AudioFormat(SAMPLE_RATE, 16, CHANNELS, true, false);
            // The JDK's own instruments stay below the soundfont's, so that what it lacks is heard all the same.
            sound = synthesizer.openStream(format, Map.of("max polyphony", POLYPHONY));
            if (soundFont.file() != null && !synthesizer.loadAllInstruments(bank(soundFont))) {
                throw new BadInputException("'" + soundFont.name() + "' has no instruments. Choose another soundfont.");
            }
            receiver = synthesizer.getReceiver();
        } catch (MidiUnavailableException e) {
            throw new IllegalStateException("A synthesiser without a device is always available.", e);
        }
    }

    /** The instruments of a soundfont. */
    static Soundbank bank(SoundFont soundFont) throws BadInputException {
        Soundbank known = BANKS.get(soundFont);
        if (known != null) {
            return known;
        }
        Soundbank bank = read(soundFont);
        BANKS.put(soundFont, bank);
        return bank;
    }

    /** Whether a soundfont has the first instrument of General MIDI, and so most likely the others. */
    static boolean hasPiano(SoundFont soundFont) throws BadInputException {
        return bank(soundFont).getInstrument(new Patch(0, 0)) != null;
    }

    private static Soundbank read(SoundFont soundFont) throws BadInputException {
        if (soundFont.file() == null) {
            Soundbank builtIn = new SoftSynthesizer().getDefaultSoundbank();
            if (builtIn == null) {
                throw new BadInputException("This JDK has no instruments of its own. Choose a soundfont file.");
            }
            return builtIn;
        }
        try {
            return MidiSystem.getSoundbank(soundFont.file().toFile());
        } catch (InvalidMidiDataException | IOException | IllegalArgumentException e) {
            throw new BadInputException(
                    InputFile.quoted(soundFont.file())
                            + " is no soundfont that can be read. Choose an SF2 or DLS file.",
                    e);
        }
    }

    /** The frame that comes out next, counted from the start. */
    long framesMade() {
        return framesMade;
    }

    /** Hands in a message that falls due at a frame; what is late sounds at once. */
    void send(MidiMessage message, long frame) {
        receiver.send(message, Math.max(framesMade, frame) * 1_000_000 / SAMPLE_RATE);
    }

    /** Ends every sound at once and puts every controller to its rest position. */
    void silence() {
        for (int channel = 0; channel < CHANNELS_OF_MIDI; channel++) {
            send(message(ShortMessage.CONTROL_CHANGE, channel, CONTROL_ALL_SOUND_OFF, 0), framesMade);
            send(message(ShortMessage.CONTROL_CHANGE, channel, CONTROL_RESET, 0), framesMade);
        }
    }

    /** A channel message of checked values. */
    static ShortMessage message(int command, int channel, int data1, int data2) {
        try {
            return new ShortMessage(command, channel, data1, data2);
        } catch (InvalidMidiDataException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * Makes the next samples.
     *
     * @param into interleaved, filled from the start
     */
    void make(float[] into, int frames) {
        int length = frames * CHANNELS * 2;
        if (bytes.length < length) {
            bytes = new byte[length];
        }
        try {
            int got = sound.readNBytes(bytes, 0, length);
            for (int i = 0; i < frames * CHANNELS; i++) {
                int value = 2 * i + 1 < got ? (bytes[2 * i + 1] << 8) | (bytes[2 * i] & 0xff) : 0;
                into[i] = (float) value / FULL_SCALE;
            }
        } catch (IOException e) {
            throw new IllegalStateException("The synthesiser's stream is in memory.", e);
        }
        framesMade += frames;
    }

    @Override
    public void close() {
        synthesizer.close();
    }
}
