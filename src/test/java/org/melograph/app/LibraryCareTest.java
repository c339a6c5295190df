package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Provenance;
import org.melograph.base.Refusal;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.io.annotation.Jams;
import org.melograph.io.annotation.JamsFile;
import org.melograph.io.audio.WavWriter;
import org.melograph.music.Clip;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.project.RemovedSongs;
import org.melograph.project.RunRecord;
import org.melograph.project.SongField;
import org.melograph.project.SongRecord;

/** Duplicates, leaks, refused and missing files, exports: a library of tunes of random notes. */
class LibraryCareTest {
    private static final int RATE = 22_050;
    private static final double SECONDS = 9;

    private final Path folder;
    private final Path music;
    private Workspace workspace;

    LibraryCareTest(@TempDir Path folder) {
        this.folder = folder;
        this.music = folder.resolve("music");
    }

    @BeforeEach
    void open() throws Exception {
        workspace = Workspace.open(folder.resolve("library.db"), 2);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private static float[] tune(long seed) {
        float[] sound = new float[(int) (SECONDS * RATE)];
        RandomGenerator random = Rng.of(seed, "tune");
        int note = RATE / 4;
        for (int voice = 0; voice < 3; voice++) {
            for (int from = 0; from < sound.length; from += note) {
                double hertz = 220 * Math.pow(2, random.nextInt(36) / 12.0);
                for (int i = from; i < Math.min(sound.length, from + note); i++) {
                    double t = (i - from) / (double) RATE;
                    sound[i] += (float) (0.2 * Math.exp(-4 * t) * Math.sin(2 * Math.PI * hertz * t));
                }
            }
        }
        return sound;
    }

    private Path write(String name, float[] sound) throws Exception {
        Path file = music.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Provenance made = new Provenance("made", Map.of(), "x", List.of());
        WavWriter.write(
                new Clip(name, Tensor.wrap(sound, new Axis("sample", sound.length)), RATE, made),
                file,
                WavWriter.Encoding.PCM_16);
        return file;
    }

    private static float[] quietFrom(float[] sound, double seconds) {
        float[] cut = Arrays.copyOfRange(sound, (int) (seconds * RATE), sound.length);
        for (int i = 0; i < cut.length; i++) {
            cut[i] *= 0.3f;
        }
        return cut;
    }

    private ImportSongs.Report importAll() throws Exception {
        return new ImportSongs(workspace).run(List.of(music), Job.silent());
    }

    private SongRecord at(Path file) throws Exception {
        return workspace.library().songs().at(file).orElseThrow();
    }

    /** Two tunes; of the first a quiet copy that begins 2 s later. */
    private void twoAndACopy() throws Exception {
        write("a/one.wav", tune(1));
        write("b/one again.wav", quietFrom(tune(1), 2));
        write("b/two.wav", tune(2));
        importAll();
    }

    @Test
    void theSameRecordingIsFoundWithItsOffset() throws Exception {
        twoAndACopy();
        FindDuplicates.Report report = new FindDuplicates(workspace).run(Job.silent());
        assertEquals(3, report.songs());
        FindDuplicates.Group group = report.groups().getFirst();
        assertEquals(1, report.groups().size());
        assertEquals(FindDuplicates.Kind.NEAR, group.kind());
        assertEquals(
                List.of("one", "one again"),
                group.members().stream().map(FindDuplicates.Member::title).toList());
        FindDuplicates.Link link = group.links().getFirst();
        assertEquals(-2, link.offsetSeconds(), 0.2);
        assertTrue(link.similarity() > 0.85, "" + link.similarity());
        assertEquals(6.5, link.seconds(), 1);
        assertFalse(group.isKeptTogether());
        assertEquals(report.groups(), new FindDuplicates(workspace).last().groups());
    }

    @Test
    void theSameBytesInTwoFilesAreExactDuplicates() throws Exception {
        Path one = write("a/one.wav", tune(1));
        importAll();
        Path two = Files.copy(one, music.resolve("a/two.wav"));
        importAll();
        FindDuplicates.Report report = new FindDuplicates(workspace).last();
        assertEquals(1, report.groups().size());
        assertEquals(FindDuplicates.Kind.EXACT, report.groups().getFirst().kind());
        assertEquals(
                List.of(one, two),
                report.groups().getFirst().members().stream()
                        .map(FindDuplicates.Member::path)
                        .toList());
    }

    @Test
    void aSongThatCannotBeHeardIsNamedAndTheOthersCompared() throws Exception {
        twoAndACopy();
        // As a library from before there were fingerprints.
        String gone = at(music.resolve("b/two.wav")).hash();
        var removed = workspace.library().songs().remove(List.of(gone));
        workspace
                .library()
                .songs()
                .restore(new RemovedSongs(removed.rows().stream()
                        .filter(row -> !row.table().equals("fingerprint"))
                        .toList()));
        Files.delete(music.resolve("b/two.wav"));
        FindDuplicates.Report report = new FindDuplicates(workspace).run(Job.silent());
        assertEquals(1, report.groups().size());
        assertTrue(
                report.refused().getFirst().reason().contains("two.wav"),
                report.refused().toString());
    }

    @Test
    void splitsKeepTheSameRecordingTogether() throws Exception {
        twoAndACopy();
        new FindDuplicates(workspace).run(Job.silent());
        Collection songs = LibrarySource.open(workspace, null, "audio", Job.silent());
        Map<String, String> groups = new HashMap<>();
        songs.songs().forEach(s -> groups.put(s.title(), s.group()));
        assertEquals(groups.get("one"), groups.get("one again"));
        assertFalse(Objects.equals(groups.get("one"), groups.get("two")));
        assertTrue(
                songs.notes().getFirst().startsWith("joined duplicates: 1 song"),
                songs.notes().toString());
    }

    @Test
    void theGuardTellsWhatStandsOnBothSides() throws Exception {
        assertEquals(LeakGuard.NO_SPLIT, new GuardSplit(workspace).run(null));
        twoAndACopy();
        new FindDuplicates(workspace).run(Job.silent());
        String one = at(music.resolve("a/one.wav")).hash();
        String again = at(music.resolve("b/one again.wav")).hash();
        String two = at(music.resolve("b/two.wav")).hash();
        workspace.library().songs().set(SongField.ARTIST, Map.of(one, "Ada", two, "ada"));
        workspace.library().songs().set(SongField.ALBUM, Map.of(one, "First", two, "First"));
        addRun("leaky", Map.of(one, "train", again, "test", two, "test"));

        LeakGuard guard = new GuardSplit(workspace).run(null);
        assertEquals("leaky", guard.run());
        assertEquals(1, guard.learnt());
        assertEquals(2, guard.heldOut());
        assertFalse(guard.isClean());
        LeakGuard.Shared recording = guard.of(LeakGuard.Kind.NEAR_DUPLICATE).getFirst();
        assertEquals(List.of(one), recording.learnt());
        assertEquals(List.of(again), recording.heldOut());
        assertEquals(List.of(two), guard.of(LeakGuard.Kind.ARTIST).getFirst().heldOut());
        assertEquals(1, guard.of(LeakGuard.Kind.ALBUM).size());
        assertEquals(List.of(), guard.of(LeakGuard.Kind.SONG));

        addRun("clean", Map.of(one, "test", again, "test", two, "train"));
        assertTrue(new GuardSplit(workspace).run(null).isClean());
        assertFalse(new GuardSplit(workspace).run(1L).isClean());
        assertThrows(BadInputException.class, () -> new GuardSplit(workspace).run(99L));
    }

    private void addRun(String name, Map<String, String> parts) throws Exception {
        workspace
                .library()
                .runs()
                .add(new RunRecord(0, name, "x", "finished", "{}", "{}", null, Instant.ofEpochSecond(1)), parts);
    }

    @Test
    void aRefusedFileThatWasMendedIsImportedWithItsFoldersLabel() throws Exception {
        write("rock/good.wav", tune(1));
        Path bad = music.resolve("rock/bad.wav");
        Path gone = music.resolve("rock/gone.wav");
        Files.writeString(bad, "no sound");
        Files.writeString(gone, "no sound");
        assertEquals(2, importAll().refused().size());

        write("rock/bad.wav", tune(2));
        Files.delete(gone);
        ImportSongs.Report report = new RetryRefused(workspace).run(List.of(), Job.silent());
        assertEquals(1, report.added());
        assertEquals("rock", at(bad).label());
        List<Refusal> left = workspace.library().songs().refused();
        assertEquals(List.of(gone.toString()), left.stream().map(Refusal::path).toList());

        ImportSongs.Report again = new RetryRefused(workspace).run(List.of(gone.toString()), Job.silent());
        assertTrue(
                again.refused().getFirst().reason().contains("There is no file"),
                again.refused().toString());
        assertThrows(
                BadInputException.class,
                () -> new RetryRefused(workspace).run(List.of("/elsewhere.wav"), Job.silent()));
    }

    @Test
    void movedAndRenamedFilesAreFoundByTheirContent() throws Exception {
        Path file = write("rock/song.wav", tune(1));
        Path other = write("rock/other.wav", tune(2));
        importAll();
        Path moved = folder.resolve("elsewhere/new name.wav");
        Files.createDirectories(Objects.requireNonNull(moved.getParent()));
        Files.move(file, moved);
        Files.delete(other);
        RelinkSongs relink = new RelinkSongs(workspace);
        assertEquals(2, relink.missing().size());

        RelinkSongs.Report report = relink.run(folder.resolve("elsewhere"), false, Job.silent());
        assertEquals(
                List.of(moved),
                report.relinked().stream().map(RelinkSongs.Found::now).toList());
        assertTrue(report.relinked().getFirst().sure());
        assertEquals(
                List.of(other),
                report.missing().stream().map(RelinkSongs.Missing::was).toList());
        assertEquals("rock", at(moved).label());
        assertThrows(BadInputException.class, () -> relink.run(folder.resolve("nowhere"), false, Job.silent()));
    }

    @Test
    void aFileOfTheSameNameAndLengthIsOfferedAndKeepsWhatIsKnown() throws Exception {
        Path file = write("rock/song.wav", tune(1));
        importAll();
        String before = at(file).hash();
        Files.delete(file);
        float[] retouched = tune(1);
        retouched[100] += 0.01f;
        Path now = write("../copy/song.wav", retouched).normalize();

        RelinkSongs relink = new RelinkSongs(workspace);
        RelinkSongs.Report report = relink.run(folder.resolve("copy"), false, Job.silent());
        assertEquals(List.of(), report.relinked());
        RelinkSongs.Found offered = report.offered().getFirst();
        assertEquals(now, offered.now());
        assertFalse(offered.sure());

        relink.accept(offered, Job.silent());
        assertEquals("rock", at(now).label());
        assertFalse(at(now).hash().equals(before));
        assertEquals(1, workspace.library().songs().count());
        assertEquals(List.of(), relink.missing());
    }

    @Test
    void theTableHoldsAllThatIsKnownWithUnits() throws Exception {
        write("rock/song, one.wav", tune(1));
        importAll();
        Path table = folder.resolve("songs.csv");
        new ExportLibrary(workspace).run(new ExportLibrary.Request(table, List.of(), ExportLibrary.Lists.ONE));
        List<String> lines = Files.readAllLines(table);
        assertTrue(lines.getFirst().startsWith("path,label,group,split,title,"), lines.getFirst());
        assertTrue(lines.getFirst().contains("tempo_bpm,key,key_correlation,loudness_lufs,peak_dbfs"));
        assertTrue(lines.get(1).startsWith("\"music/rock/song, one.wav\",rock,"), lines.get(1));
        assertEquals(2, lines.size());
    }

    @Test
    void playlistsAreWrittenForEachLabel() throws Exception {
        write("rock/a.wav", tune(1));
        write("slow: jazz/b.wav", tune(2));
        write("c.wav", tune(3));
        importAll();
        ExportLibrary.Report report = new ExportLibrary(workspace)
                .run(new ExportLibrary.Request(folder.resolve("all.m3u8"), List.of(), ExportLibrary.Lists.LABEL));
        assertEquals(
                List.of("all - none.m3u8", "all - rock.m3u8", "all - slow_ jazz.m3u8"),
                report.files().stream()
                        .map(f -> String.valueOf(f.getFileName()))
                        .toList());
        assertEquals(
                "music/rock/a.wav",
                Files.readAllLines(folder.resolve("all - rock.m3u8")).getLast());
    }

    @Test
    void aChosenSongIsOneJamsFileAndManyAreAFolder() throws Exception {
        Path song = write("rock/a.wav", tune(1));
        write("jazz/a.wav", tune(2));
        importAll();
        ExportLibrary export = new ExportLibrary(workspace);
        Path one = folder.resolve("one.jams");
        export.run(new ExportLibrary.Request(one, List.of(at(song).hash()), ExportLibrary.Lists.ONE));
        Jams jams = JamsFile.read(one);
        assertEquals("a", jams.title());
        assertEquals(SECONDS, jams.seconds(), 0.01);
        assertEquals("rock", jams.in("tag_open").getFirst().data().getFirst().text());
        assertTrue(jams.in("tempo").getFirst().data().getFirst().number().isPresent());

        ExportLibrary.Report report =
                export.run(new ExportLibrary.Request(folder.resolve("all.jams"), List.of(), ExportLibrary.Lists.ONE));
        assertEquals(List.of(folder.resolve("all")), report.files());
        assertTrue(Files.exists(folder.resolve("all/a.jams")));
        assertTrue(Files.exists(folder.resolve("all/a (2).jams")));
        assertThrows(
                BadInputException.class,
                () -> export.run(
                        new ExportLibrary.Request(folder.resolve("all.xls"), List.of(), ExportLibrary.Lists.ONE)));
    }

    @Test
    void keysAreWrittenAsTheNamespaceWantsThem() {
        assertEquals("F#:minor", SongJams.key("F# minor").orElseThrow());
        assertTrue(SongJams.key("").isEmpty());
    }

    @Test
    void splitsOfAManifestStayWithTheSongs() throws Exception {
        write("a.wav", tune(1));
        write("b.wav", tune(2));
        Path manifest = music.resolve("songs.csv");
        Files.writeString(manifest, "path,label,group,split,fold\na.wav,x,g,train,1\nb.wav,y,h,none,2\n");
        new ImportSongs(workspace).run(List.of(manifest), Job.silent());
        Collection songs = LibrarySource.open(workspace, null, "audio", Job.silent());
        assertEquals(
                List.of("train", Song.NO_PART),
                songs.songs().stream().map(Song::split).toList());
        assertEquals(List.of("1", "2"), songs.songs().stream().map(Song::fold).toList());
    }
}
