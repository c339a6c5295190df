package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.Job;
import org.melograph.io.msd.MsdFixture;

@SuppressWarnings("NullAway") // JUnit fills the folder; a missing fact fails the test
class InspectFilesTest {
    private static final int RATE = 22_050;

    @TempDir
    Path folder;

    private Path wav(String name, double seconds, DoubleUnaryOperator wave) throws IOException {
        byte[] bytes = new byte[2 * (int) (seconds * RATE)];
        for (int i = 0; i < bytes.length / 2; i++) {
            int sample = (int) Math.round(32_767 * wave.applyAsDouble((double) i / RATE));
            bytes[2 * i] = (byte) sample;
            bytes[2 * i + 1] = (byte) (sample >> 8);
        }
        AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
        Path file = folder.resolve(name);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(bytes), format, bytes.length / 2),
                AudioFileFormat.Type.WAVE,
                file.toFile());
        return file;
    }

    @Test
    void aSongTellsItsTempoKeyAndLoudness() throws Exception {
        double[] aMajor = {220, 277.18, 329.63, 440};
        Path song = wav("song.wav", 8, t -> {
            double sum = 0;
            for (double hertz : aMajor) {
                sum += 0.2 * Math.sin(2 * Math.PI * hertz * t);
            }
            return sum * Math.exp(-10 * (t % 0.5));
        });
        Map<String, Object> facts = new InspectFiles()
                .run(List.of(song), Job.silent())
                .files()
                .getFirst()
                .facts();
        assertEquals("A major", facts.get("key"));
        assertEquals(120, (Double) facts.get("tempo"), 3);
        assertTrue((Double) facts.get("loudness_lufs") > -30);
        assertEquals(8.0, facts.get("seconds"));
    }

    @Test
    void ofSilenceOnlyTheFileIsTold() throws Exception {
        Map<String, Object> facts = new InspectFiles()
                .run(List.of(wav("silence.wav", 2, t -> 0)), Job.silent())
                .files()
                .getFirst()
                .facts();
        assertEquals("wav", facts.get("format"));
        assertFalse(facts.containsKey("key") || facts.containsKey("tempo") || facts.containsKey("loudness_lufs"));
    }

    @Test
    void aBadFileIsRefusedAndTheOthersAreTold() throws Exception {
        Path junk = Files.writeString(folder.resolve("junk.wav"), "no sound at all");
        InspectFiles.Report report =
                new InspectFiles().run(List.of(junk, wav("tone.wav", 1, t -> Math.sin(2000 * t) / 2)), Job.silent());
        assertEquals(1, report.files().size());
        assertEquals(junk.toString(), report.refused().getFirst().path());
    }

    @Test
    void anAnalysedSongIsTold() throws Exception {
        InspectFiles.Report report =
                new InspectFiles().run(List.of(MsdFixture.song(1), MsdFixture.other()), Job.silent());
        assertEquals("analysis", report.files().getFirst().kind());
        Map<String, Object> facts = report.files().getFirst().facts();
        assertEquals("First March", facts.get("title"));
        assertEquals("A minor", facts.get("key"));
        assertEquals(40, facts.get("segments"));
        assertEquals(1, report.refused().size());
    }

    @Test
    void anAnalysedSongIsNotImported(@TempDir Path home) throws Exception {
        try (Workspace workspace = Workspace.open(home.resolve("library.melolib"), 1)) {
            ImportSongs.Report report = new ImportSongs(workspace).run(List.of(MsdFixture.song(1)), Job.silent());
            assertEquals(0, report.added());
            assertTrue(
                    report.refused().getFirst().reason().contains("cannot be played"),
                    report.refused().toString());
        }
    }
}
