package org.melograph.io.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.melograph.base.BadInputException;
import org.melograph.base.Rng;

class AudioStreamTest {
    @ParameterizedTest
    @ValueSource(strings = {"flac", "mp3", "ogg", "opus", "m4a"})
    void aJumpGivesTheSamplesThatSoundThere(String extension) throws Exception {
        float[] whole = whole(Tones.encoded(extension));
        try (AudioStream stream = AudioStream.open(Tones.encoded(extension), 0, 2)) {
            for (double seconds : new double[] {0.4, 0.1, 0.3125, 0, 0.3}) {
                stream.seek(seconds);
                float[] there = new float[2 * 512];
                assertEquals(512, stream.read(there));
                int from = 2 * (int) Math.round(seconds * stream.sampleRate());
                // Lossy codecs overlap blocks: after a run-up the samples are those of a straight reading.
                assertArrayEquals(Arrays.copyOfRange(whole, from, from + there.length), there, 1e-4f, "at " + seconds);
            }
        }
    }

    @Test
    void theEndGivesNothingMore() throws Exception {
        try (AudioStream stream = AudioStream.open(Tones.encoded("flac"), 0, 2)) {
            stream.seek(0.5 - 100.0 / Tones.RATE);
            assertEquals(100, stream.read(new float[2 * 512]));
            assertEquals(-1, stream.read(new float[2 * 512]));
            stream.seek(3);
            assertEquals(-1, stream.read(new float[2 * 512]));
            stream.seek(0.25);
            assertEquals(512, stream.read(new float[2 * 512]));
        }
    }

    @Test
    void aJumpInResampledSoundIsExactToTheSample() throws Exception {
        try (AudioStream straight = AudioStream.open(Tones.encoded("flac"), 22_050, 1);
                AudioStream sought = AudioStream.open(Tones.encoded("flac"), 22_050, 1)) {
            float[] whole = new float[Tones.FRAMES / 2];
            straight.read(whole);
            sought.seek(0.3);
            float[] there = new float[1000];
            sought.read(there);

            assertArrayEquals(Arrays.copyOfRange(whole, 6615, 7615), there, 1e-3f);
        }
    }

    @Test
    void aJumpStandsOnTheGridOfResampledSound(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("noise.wav");
        RandomGenerator random = Rng.of(5, "noise");
        try (WavWriter out = WavWriter.open(file, 48_000, 1, WavWriter.Encoding.FLOAT_32)) {
            float[] noise = new float[4 * 48_000];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (float) random.nextDouble(-0.5, 0.5);
            }
            out.write(noise, noise.length);
        }
        try (AudioStream straight = AudioStream.open(file, 22_050, 1);
                AudioStream sought = AudioStream.open(file, 22_050, 1)) {
            float[] whole = new float[4 * 22_050];
            straight.read(whole);
            for (double seconds : new double[] {1.2345, 3.1, 0.9, 2.71828}) {
                sought.seek(seconds);
                float[] there = new float[1000];
                sought.read(there);
                int from = (int) Math.round(seconds * 22_050);
                assertArrayEquals(Arrays.copyOfRange(whole, from, from + there.length), there, 1e-6f, "at " + seconds);
            }
        }
    }

    private static float[] whole(Path file) throws Exception {
        try (AudioStream stream = AudioStream.open(file, 0, 2)) {
            float[] samples = new float[2 * stream.sampleRate()];
            int frames = stream.read(samples);
            return Arrays.copyOf(samples, 2 * frames);
        }
    }

    @Test
    void aFileThatIsCutWhileItIsReadSaysSo(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("long.wav");
        try (WavWriter writer = WavWriter.open(file, Tones.RATE, 2, WavWriter.Encoding.PCM_16)) {
            float[] second = Tones.stereo(Tones.RATE);
            for (int i = 0; i < 8; i++) {
                writer.write(second, Tones.RATE);
            }
        }
        try (AudioStream stream = AudioStream.open(file, 0, 2)) {
            float[] block = new float[2 * Tones.RATE];
            assertEquals(Tones.RATE, stream.read(block));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(1000);
            }
            BadInputException e = assertThrows(BadInputException.class, () -> {
                while (stream.read(block) >= 0) {
                    assertTrue(block.length > 0);
                }
            });
            assertEquals("'long.wav' was cut off or taken away while it was read. Bring it back.", e.reason());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // there nobody can delete a file that is open
    void aFileThatIsDeletedWhileItIsReadIsReadToItsEnd(@TempDir Path folder) throws Exception {
        Path file = Files.copy(Tones.encoded("flac"), folder.resolve("gone.flac"));
        try (AudioStream stream = AudioStream.open(file, 0, 2)) {
            int frames = stream.read(new float[2 * 100]);
            Files.delete(file);
            float[] block = new float[2 * 1000];
            for (int got = stream.read(block); got >= 0; got = stream.read(block)) {
                frames += got;
            }
            assertEquals(Tones.FRAMES, frames);
        }
    }
}
