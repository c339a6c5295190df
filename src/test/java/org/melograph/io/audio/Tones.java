package org.melograph.io.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** The sound of the fixtures: half a second, 440 Hz at half scale on the left, 660 Hz at a quarter on the right. */
public final class Tones {
    public static final int RATE = 44_100;
    public static final int FRAMES = RATE / 2;

    private Tones() {}

    /** The tones as encoded by {@code src/test/golden/make_audio_fixtures.sh}. */
    public static Path encoded(String extension) {
        return fixture("tones." + extension);
    }

    /** A file made by {@code src/test/golden/make_audio_fixtures.sh}. */
    public static Path fixture(String name) {
        URL found = Objects.requireNonNull(Tones.class.getResource("/io/" + name));
        try {
            return Path.of(found.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static double left(int frame) {
        return 0.5 * Math.sin(2 * Math.PI * 440 * frame / RATE);
    }

    public static double right(int frame) {
        return 0.25 * Math.sin(2 * Math.PI * 660 * frame / RATE);
    }

    /** The average of both sides. */
    public static double mean(int frame) {
        return (left(frame) + right(frame)) / 2;
    }

    /** Both sides, interleaved. */
    public static float[] stereo(int frames) {
        float[] samples = new float[2 * frames];
        for (int i = 0; i < frames; i++) {
            samples[2 * i] = (float) left(i);
            samples[2 * i + 1] = (float) right(i);
        }
        return samples;
    }

    /** Writes the tones with the JDK's own writer, big endian, 16 bits: AU or AIFF. */
    public static Path write(Path file, AudioFileFormat.Type type) throws IOException {
        byte[] bytes = new byte[FRAMES * 4];
        float[] samples = stereo(FRAMES);
        for (int i = 0; i < samples.length; i++) {
            int value = Math.round(samples[i] * 32768);
            bytes[2 * i] = (byte) (value >> 8);
            bytes[2 * i + 1] = (byte) value;
        }
        AudioFormat format = new AudioFormat(RATE, 16, 2, true, true);
        AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(bytes), format, FRAMES), type, file.toFile());
        return file;
    }
}
