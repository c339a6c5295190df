package org.melograph.io.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Provenance;
import org.melograph.base.Tensor;
import org.melograph.io.ReadOptions;
import org.melograph.music.Clip;

class WavWriterTest {
    private final Path folder;

    WavWriterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void floatsAreReadBackAsTheyAre() throws Exception {
        float[] samples = {0, 0.1f, -0.9999f, 1.5f, -2};
        Clip clip = new Clip("c", Tensor.wrap(samples, new Axis("sample", 5)), 16_000, Provenance.made("test"));
        Path file = folder.resolve("c.wav");

        WavWriter.write(clip, file, WavWriter.Encoding.FLOAT_32);

        assertArrayEquals(
                samples,
                new AudioReader()
                        .read(file, ReadOptions.at(0), Job.silent())
                        .samples()
                        .values());
    }

    @Test
    void sixteenBitsRoundAndClip() throws Exception {
        float[] samples = {0, 0.5f, -1, 1, 2, -2, 1.4f / 32768, 1.6f / 32768};
        Clip clip = new Clip("c", Tensor.wrap(samples, new Axis("sample", 8)), 16_000, Provenance.made("test"));
        Path file = folder.resolve("c.wav");

        WavWriter.write(clip, file, WavWriter.Encoding.PCM_16);

        float top = 32767 / 32768f;
        assertArrayEquals(
                new float[] {0, 0.5f, -1, top, top, -1, 1 / 32768f, 2 / 32768f},
                new AudioReader()
                        .read(file, ReadOptions.at(0), Job.silent())
                        .samples()
                        .values());
    }

    @Test
    void otherProgramsReadTheHeader() throws Exception {
        Path file = folder.resolve("s.wav");
        try (WavWriter writer = WavWriter.open(file, 44_100, 2, WavWriter.Encoding.PCM_16)) {
            // More than the writer's buffer, in uneven parts.
            writer.write(new float[2 * 30_001], 30_001);
            writer.write(new float[2 * 7], 7);
        }

        AudioFormat format = AudioSystem.getAudioFileFormat(file.toFile()).getFormat();
        assertEquals(44_100, format.getSampleRate());
        assertEquals(2, format.getChannels());
        assertEquals(30_008, AudioSystem.getAudioFileFormat(file.toFile()).getFrameLength());
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        BadInputException refusal = assertThrows(
                BadInputException.class,
                () -> WavWriter.open(folder.resolve("no/c.wav"), 8000, 1, WavWriter.Encoding.PCM_16));
        assertTrue(refusal.reason().startsWith("'c.wav' cannot be written"), refusal.reason());
    }
}
