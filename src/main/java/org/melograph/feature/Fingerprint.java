package org.melograph.feature;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.music.Clip;

/**
 * What tells one recording from all others and stays nearly the same when it is encoded again, made louder, cut or
 * played a little faster: 32 bits for each ninth of a second. The sound is seen through 33 bands a semitone apart from
 * 300 to 1,900 Hz, smoothed over half a second; bit {@code b} says whether the step from band {@code b} to the next
 * grows or shrinks within the next 0.6 s (after Haitsma and Kalker 2002, "A highly robust audio fingerprinting
 * system", with Chromaprint's slower clock). Equal by content.
 */
public final class Fingerprint {
    /** Grows when the bits change their meaning: fingerprints of other versions cannot be compared. */
    public static final int VERSION = 1;

    /** From one word to the next, in seconds. */
    public static final double SECONDS_PER_WORD = 5 * 512 / 22_050.0;

    /** The word that stands for silence, which tells nothing. */
    public static final int SILENCE = 0;

    private final int[] words;

    private Fingerprint(int[] words) {
        this.words = words;
    }

    /** Takes over the words, by time. */
    static Fingerprint wrap(int[] words) {
        return new Fingerprint(words);
    }

    /**
     * The fingerprint of a clip; without words where it is shorter than a second.
     *
     * @throws BadInputException when the clip is empty, was not read at 22,050 Hz, or holds NaN or infinity
     */
    public static Fingerprint of(Clip clip, Job job) throws BadInputException, StoppedException {
        FrameSettings settings =
                FrameSettings.of(Params.standard(Features.byId("stft").spec().params()));
        FingerprintReader reader = new FingerprintReader(settings, settings.frames(clip));
        Spectra.read(clip, settings, List.of(reader), job);
        return reader.fingerprint();
    }

    /** How many words there are. */
    public int length() {
        return words.length;
    }

    /** The 32 bits at a place. */
    public int word(int index) {
        return words[index];
    }

    /** How many bits of two fingerprints differ over {@code count} words, silence against silence counting as half. */
    public int differingBits(int from, Fingerprint other, int otherFrom, int count) {
        int bits = 0;
        for (int i = 0; i < count; i++) {
            int mine = words[from + i];
            int its = other.words[otherFrom + i];
            bits += mine == SILENCE || its == SILENCE ? Integer.SIZE / 2 : Integer.bitCount(mine ^ its);
        }
        return bits;
    }

    /** The words as bytes, little endian. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(words.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(words);
        return bytes.array();
    }

    /** Undoes {@link #bytes()}; what is left of a word at the end is passed over. */
    public static Fingerprint ofBytes(byte[] bytes) {
        int[] words = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(words);
        return new Fingerprint(words);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint f && Arrays.equals(words, f.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return "Fingerprint[" + words.length + " words]";
    }
}
