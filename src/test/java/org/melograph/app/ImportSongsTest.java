package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Provenance;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.io.audio.TagField;
import org.melograph.io.audio.TagWriter;
import org.melograph.io.audio.Tones;
import org.melograph.io.audio.WavWriter;
import org.melograph.music.Clip;
import org.melograph.project.PredictionRecord;

class ImportSongsTest {
    private final Path folder;
    private final Path music;
    private Workspace workspace;

    ImportSongsTest(@TempDir Path folder) {
        this.folder = folder;
        this.music = folder.resolve("music");
    }

    @BeforeEach
    void open() throws Exception {
        Files.createDirectories(music);
        workspace = Workspace.open(folder.resolve("library.db"), 2);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private ImportSongs.Report importAll() throws Exception {
        return new ImportSongs(workspace).run(List.of(music), Job.silent());
    }

    private List<LibrarySong> songs() throws BadInputException {
        return new BrowseLibrary(workspace).songs();
    }

    private Path song(String name) throws IOException {
        Path file = music.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.copy(Tones.encoded(name.substring(name.lastIndexOf('.') + 1)), file);
    }

    /** Chords in A minor at 120 beats a minute. */
    private static Path beats(Path file) throws Exception {
        Files.createDirectories(file.getParent());
        int rate = 22_050;
        float[] samples = new float[12 * rate];
        int[][] chords = {{57, 60, 64}, {62, 65, 69}, {64, 68, 71}, {57, 60, 64}};
        for (int i = 0; i < samples.length; i++) {
            double t = (double) i / rate;
            double sinceBeat = t % 0.5;
            for (int pitch : chords[(int) (t / 2) % chords.length]) {
                double hertz = 440 * Math.pow(2, (pitch - 69) / 12.0);
                samples[i] += (float) (0.15 * Math.exp(-6 * sinceBeat) * Math.sin(2 * Math.PI * hertz * t));
            }
        }
        WavWriter.write(
                new Clip(
                        "chords",
                        Tensor.wrap(samples, new Axis("sample", samples.length)),
                        rate,
                        Provenance.made("chords")),
                file,
                WavWriter.Encoding.PCM_16);
        return file;
    }

    @Test
    void tempoKeyLoudnessAndTagsAreKnownAfterOneDecoding() throws Exception {
        beats(music.resolve("minor/chords.wav"));
        song("tones/a.mp3");

        importAll();

        LibrarySong chords = songs().getFirst();
        assertEquals("chords", chords.title());
        assertEquals("minor", chords.label());
        assertEquals(120, known(chords.sound().tempo()), 3);
        assertEquals("A minor", chords.sound().key());
        assertTrue(known(chords.sound().keyConfidence()) > 0.6);
        assertEquals(-21, known(chords.sound().loudness()), 4);
        assertTrue(known(chords.sound().peak()) < 0);
        LibrarySong tones = songs().getLast();
        assertEquals("Two Tones", tones.title());
        assertEquals("Melograph", tones.artist());
        assertEquals("Fixtures", tones.album());
    }

    private static double known(@Nullable Double value) {
        assertNotNull(value);
        return value;
    }

    @Test
    void badFilesAreNamedAndTheGoodOnesCome() throws Exception {
        song("a/good.flac");
        Files.writeString(music.resolve("a/readme.txt"), "no music");
        Files.createFile(music.resolve("a/empty.mp3"));
        Files.writeString(music.resolve("a/lies.wav"), "this is a text and no sound");
        song("a/emoji 🎵 and שיר ערבית عربي.ogg");

        ImportSongs.Report report = importAll();

        assertEquals(2, report.added());
        assertEquals(
                List.of("empty.mp3", "lies.wav", "readme.txt"),
                report.refused().stream()
                        .map(r -> String.valueOf(Path.of(r.path()).getFileName()))
                        .sorted()
                        .toList());
        for (Refusal refusal : report.refused()) {
            assertTrue(refusal.reason().contains("'" + Path.of(refusal.path()).getFileName() + "'"), refusal.reason());
        }
        assertEquals(3, new BrowseLibrary(workspace).refused().size());
        assertTrue(songs().stream().anyMatch(s -> s.path().toString().contains("🎵 and שיר")));
    }

    @Test
    void aFileThatVanishesIsRefusedByName() throws Exception {
        Path stays = song("a/first.mp3");
        Path gone = song("a/second.flac");
        Job vanishing = new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                // Asked after the files were found and before they are read.
                try {
                    Files.deleteIfExists(gone);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                return false;
            }
        };

        ImportSongs.Report report = new ImportSongs(workspace).run(List.of(stays, gone), vanishing);

        assertEquals(1, report.added());
        assertTrue(report.refused().getFirst().reason().contains("second.flac"), report.toString());
    }

    @Test
    void aPathThatIsNotThereDoesNotKeepTheOthersOut() throws Exception {
        Path file = song("a/first.mp3");

        ImportSongs.Report report =
                new ImportSongs(workspace).run(List.of(music.resolve("nowhere"), file), Job.silent());

        assertEquals(1, report.added());
        assertTrue(report.refused().getFirst().reason().contains("nowhere"), report.toString());
        assertThrows(
                BadInputException.class,
                () -> new ImportSongs(workspace).run(List.of(music.resolve("nowhere")), Job.silent()));
    }

    @Test
    void anImportThatWasStoppedGoesOnWhereItWas() throws Exception {
        for (String name : List.of("a.mp3", "b.flac", "c.ogg", "d.m4a")) {
            song("x/" + name);
        }
        AtomicInteger done = new AtomicInteger();
        Job stopping = new Job() {
            @Override
            public void report(double fraction, String doing) {
                done.incrementAndGet();
            }

            @Override
            public boolean isStopped() {
                return done.get() >= 2;
            }
        };
        reopen(1);
        assertThrows(StoppedException.class, () -> new ImportSongs(workspace).run(List.of(music), stopping));
        assertEquals(2, songs().size(), "what was finished is kept");

        AtomicInteger heardNow = new AtomicInteger();
        ImportSongs.Report report = new ImportSongs(workspace).run(List.of(music), counting(heardNow));

        assertEquals(2, report.added());
        assertEquals(2, report.known());
        assertEquals(2, heardNow.get(), "only what was not heard before");
        reopen(2);
        AtomicInteger heard = new AtomicInteger();
        ImportSongs.Report again = new ImportSongs(workspace).run(List.of(music), counting(heard));
        assertEquals(4, again.known());
        assertEquals(0, heard.get());
    }

    private void reopen(int threads) throws BadInputException {
        workspace.close();
        workspace = Workspace.open(folder.resolve("library.db"), threads);
    }

    private static Job counting(AtomicInteger heard) {
        return new Job() {
            @Override
            public void report(double fraction, String doing) {
                if (doing.startsWith("Importing song")) {
                    heard.incrementAndGet();
                }
            }

            @Override
            public boolean isStopped() {
                return false;
            }
        };
    }

    @Test
    void aSecondFileOfTheSameContentIsKnown() throws Exception {
        song("a/one.mp3");
        importAll();
        song("b/two.mp3");

        ImportSongs.Report report = importAll();

        assertEquals(0, report.added());
        assertEquals(2, report.known());
        assertEquals(music.resolve("a/one.mp3"), songs().getFirst().path());
    }

    @Test
    void aSongThatMovedIsFoundAgainWithItsLabel() throws Exception {
        Path file = song("one.mp3");
        importAll();
        new BrowseLibrary(workspace).label(List.of(songs().getFirst().hash()), "drone");
        Path moved = music.resolve("elsewhere/renamed.mp3");
        Files.createDirectories(moved.getParent());
        Files.move(file, moved);

        importAll();

        assertEquals(moved, songs().getFirst().path());
        assertEquals("drone", songs().getFirst().label());
        assertEquals(1, songs().size());
    }

    @Test
    void aSongTaggedByAnotherProgramStaysTheSameSong() throws Exception {
        Path file = song("one.mp3");
        importAll();
        LibrarySong before = songs().getFirst();
        new BrowseLibrary(workspace).label(List.of(before.hash()), "drone");
        judge(before);
        TagWriter.write(file, Map.of(TagField.GENRE, "Drone", TagField.COMMENT, "longer than before"));

        ImportSongs.Report report = importAll();

        LibrarySong after = songs().getFirst();
        assertEquals(1, report.known());
        assertEquals(1, songs().size());
        assertNotEquals(before.hash(), after.hash());
        assertEquals("drone", after.label());
        assertEquals("Drone", after.tags().genre());
        assertEquals("calm", after.verdict());
    }

    @Test
    void aFileThatHoldsOtherMusicNowKeepsItsLabelAndLosesItsVerdict() throws Exception {
        Path file = music.resolve("one.wav");
        beats(file);
        importAll();
        LibrarySong before = songs().getFirst();
        new BrowseLibrary(workspace).label(List.of(before.hash()), "drone");
        judge(before);
        Files.copy(Tones.encoded("flac"), file, StandardCopyOption.REPLACE_EXISTING);

        importAll();

        LibrarySong after = songs().getFirst();
        assertEquals(1, songs().size());
        assertEquals("drone", after.label());
        assertNull(after.verdict());
        assertEquals(0.5, after.seconds(), 0.01);
    }

    private void judge(LibrarySong song) throws BadInputException {
        workspace
                .library()
                .predictions()
                .add(List.of(new PredictionRecord(
                        song.hash(), null, folder.resolve("m.melo"), "calm", .9, Map.of("calm", .9), null)));
    }
}
