package org.melograph.app.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.app.ExtractFeature;
import org.melograph.app.ExtractFeature.Report;
import org.melograph.app.Workspace;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Workers;
import org.melograph.io.audio.WavWriter;
import org.melograph.plot.WaveOverview;

class OpenSongTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path folder;

    private Workspace workspace;
    private OpenSong open;

    @BeforeEach
    void open() throws Exception {
        workspace = Workspace.open(folder.resolve("songs.library"), 2);
        open = new OpenSong(workspace);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private Path wav(String name, int rate, int channels, double seconds, double loudness) throws Exception {
        Path file = folder.resolve(name);
        int frames = (int) (rate * seconds);
        float[] samples = new float[frames * channels];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (loudness * Math.sin(2 * Math.PI * 440 * Math.floorDiv(i, channels) / rate));
        }
        try (WavWriter out = WavWriter.open(file, rate, channels, WavWriter.Encoding.PCM_16)) {
            out.write(samples, frames);
        }
        return file;
    }

    private static Report mel(OpenedSong song) throws Exception {
        return song.feature("mel", Map.of("scale", "db")).whole(seen -> {}, Job.silent());
    }

    @Test
    void everybodyLooksAtTheSameSongUntilItIsWrittenAnew() throws Exception {
        Path file = wav("song.wav", 22_050, 1, 2, 0.5);
        OpenedSong first = open.run(file);
        assertSame(first, open.run(file));
        wav("song.wav", 22_050, 1, 3, 0.5);
        OpenedSong second = open.run(file);
        assertEquals(3, second.outline(seen -> {}, Job.silent()).seconds(), 1e-3);
    }

    @Test
    void theFeatureThatGrowsWhileTheSongIsReadIsTheFeatureOfTheWhole() throws Exception {
        Path file = wav("song.wav", 44_100, 2, 60, 0.5);
        OpenedSong song = open.run(file);
        List<Report> seen = new ArrayList<>();
        List<WaveOverview> outlines = new ArrayList<>();
        Workers.map("test", 2, List.of(true, false), Job.silent(), outline -> {
            if (outline) {
                outlines.add(song.outline(outlines::add, Job.silent()));
            } else {
                song.feature("mel", Map.of("scale", "db")).whole(seen::add, Job.silent());
            }
            return outline;
        });
        Report whole = new ExtractFeature(workspace).run(file, "mel", Map.of("scale", "db"), Job.silent());
        assertEquals(whole.values().axes(), seen.getLast().values().axes());
        for (int i = 0; i < whole.values().length(); i++) {
            assertEquals(whole.values().values()[i], seen.getLast().values().values()[i], 1e-3f, "value " + i);
        }
        assertTrue(outlines.size() > 1, "the outline is seen while the song is read");
        assertEquals(60, outlines.getLast().seconds(), 1e-3);
    }

    @Test
    void whatIsNoSongSaysSoInOneSentence() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.mp3"));
        Path text = Files.writeString(folder.resolve("notes.mp3"), "This is a shopping list.\n".repeat(50));
        assertEquals("'empty.mp3' is empty. Remove it or choose another.", refusal(empty));
        assertTrue(refusal(text).startsWith("'notes.mp3' is no audio"), refusal(text));
        assertTrue(refusal(folder.resolve("gone.mp3")).startsWith("There is no file"));
        assertTrue(refusal(folder).contains("is a folder"));
    }

    private String refusal(Path file) {
        return assertThrows(BadInputException.class, () -> open.run(file)).reason();
    }

    @Test
    void aSongThatVanishesWhileItIsReadSaysSo() throws Exception {
        Path file = wav("song.wav", 22_050, 1, 2, 0.5);
        OpenedSong song = open.run(file);
        Files.delete(file);
        BadInputException gone = assertThrows(BadInputException.class, () -> song.outline(seen -> {}, Job.silent()));
        assertTrue(gone.reason().startsWith("There is no file"), gone.reason());
        assertThrows(BadInputException.class, () -> mel(song));
    }

    @Test
    void oddSoundsAreDrawn() throws Exception {
        for (Path file : List.of(
                wav("silence.wav", 44_100, 1, 3, 0),
                wav("telephone.wav", 8_000, 1, 3, 0.3),
                wav("studio.wav", 192_000, 6, 3, 0.3),
                wav("blip.wav", 44_100, 1, 0.001, 0.3),
                wav("🎷 שלום песня.wav", 44_100, 2, 3, 0.3))) {
            OpenedSong song = open.run(file);
            WaveOverview outline = song.outline(seen -> {}, Job.silent());
            Report mel = mel(song);
            assertEquals(outline.seconds() < 1 ? 0.001 : 3, outline.seconds(), 1e-3, file.toString());
            for (float value : mel.values().values()) {
                assertTrue(Float.isFinite(value), file + " has " + value);
            }
        }
    }

    @Test
    void aSongIsReadFromAFolderThatCannotBeWrittenTo() throws Exception {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Path file = wav("song.wav", 22_050, 1, 2, 0.5);
        Path there = Files.move(file, locked.resolve("song.wav"));
        assertTrue(locked.toFile().setWritable(false));
        try {
            assertEquals(87, mel(open.run(there)).values().size(1));
        } finally {
            assertTrue(locked.toFile().setWritable(true));
        }
    }
}
