package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.io.audio.TagField;
import org.melograph.io.audio.TagReader;
import org.melograph.train.metric.VotePolicy;
import org.melograph.train.metric.VoteRule;

/** A folder of songs with strange names and of things that are no songs, judged by the model that comes with the program. */
final class ClassifyFolderTest {
    private static final SampleProject SAMPLES = SampleProject.find().orElseThrow();
    private static final int SONGS = 4;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    static Path folder;

    private static Path songs = Path.of("");
    private static Workspace workspace;
    private static ClassifySongs.Report report;

    @BeforeAll
    static void judge() throws Exception {
        workspace = Workspace.open(folder.resolve("test.library"), 2);
        songs = Files.createDirectories(folder.resolve("songs"));
        List<Path> some;
        try (Stream<Path> files = Files.list(SAMPLES.folder().resolve("audio/industrial"))) {
            some = files.sorted().limit(SONGS).toList();
        }
        Files.copy(some.get(0), songs.resolve("🎸 loud.ogg"));
        Files.copy(some.get(1), songs.resolve("שיר.ogg"));
        Files.copy(some.get(2), songs.resolve("a, \"quoted\" name.ogg"));
        Files.copy(some.get(3), songs.resolve("plain.ogg"));
        Files.write(songs.resolve("nothing.ogg"), new byte[0]);
        Files.writeString(songs.resolve("words.mp3"), "these are words");
        report = new ClassifySongs(workspace).run(request(), Job.silent());
    }

    @AfterAll
    static void close() {
        workspace.close();
    }

    private static ClassifySongs.Request request() {
        return new ClassifySongs.Request(SAMPLES.verdictModel(), List.of(songs), 0, 0, 0, 1);
    }

    @Test
    void whatIsNoSongIsNamedAndTheOthersAreJudged() {
        assertEquals(SONGS, report.songs().size());
        assertEquals(2, report.refused().size());
        for (String name : List.of("nothing.ogg", "words.mp3")) {
            assertTrue(report.refused().stream().anyMatch(r -> r.reason().contains(name)), name);
        }
    }

    @Test
    void aSongThatVanishesIsNamed() throws Exception {
        Path gone = songs.resolve("gone.ogg");
        ClassifySongs.Report one = new ClassifySongs(workspace)
                .run(new ClassifySongs.Request(SAMPLES.verdictModel(), List.of(gone), 0, 0, 0, 1), Job.silent());
        assertTrue(one.songs().isEmpty());
        assertTrue(one.refused().getFirst().reason().contains("gone.ogg"), one.toString());
    }

    @Test
    void eachVerdictIsToldAsSoonAsItIsThere() throws Exception {
        List<String> told = new ArrayList<>();
        ClassifySongs.Listener listener = new ClassifySongs.Listener() {
            @Override
            public void counted(int count) {
                told.add("of " + count);
            }

            @Override
            public void judged(ClassifySongs.Verdict verdict) {
                told.add("judged");
            }

            @Override
            public void refused(Refusal refusal) {
                told.add("refused");
            }
        };
        new ClassifySongs(workspace).run(request(), listener, Job.silent());
        assertEquals(SONGS, told.stream().filter("judged"::equals).count());
        assertEquals(2, told.stream().filter("refused"::equals).count());
        assertTrue(told.stream().anyMatch(t -> t.startsWith("of ")), told.toString());
    }

    /** Stops once so many songs were judged. */
    private static Job stoppingAfter(int judged, List<ClassifySongs.Verdict> told) {
        return new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                return told.size() >= judged;
            }
        };
    }

    @Test
    void stoppingKeepsWhatWasJudged() throws Exception {
        List<ClassifySongs.Verdict> told = new ArrayList<>();
        ClassifySongs.Listener listener = new ClassifySongs.Listener() {
            @Override
            public void judged(ClassifySongs.Verdict verdict) {
                told.add(verdict);
            }
        };
        ClassifySongs.Report stopped = new ClassifySongs(workspace).run(request(), listener, stoppingAfter(1, told));
        assertTrue(stopped.stopped());
        assertEquals(told, stopped.songs());
        assertEquals(1, stopped.songs().size());
        assertThrows(StoppedException.class, () -> new ClassifySongs(workspace).run(request(), stoppingAfter(0, told)));
    }

    @Test
    void piecesTellWhereTheyLieAndVoteAsTheVerdictSays() throws Exception {
        ClassifySongs.Verdict verdict = new ClassifySongs(workspace)
                .run(request().cut(0, 0), Job.silent())
                .songs()
                .getFirst();
        assertEquals(verdict.pieces().size(), verdict.votes().size());
        double length = verdict.votes().getFirst().seconds();
        assertEquals(130 * 512 / 22_050.0, length, 1e-6);
        for (int i = 0; i < verdict.votes().size(); i++) {
            assertEquals(i * length, verdict.votes().get(i).start(), 1e-6);
            assertEquals(verdict.pieces().get(i), verdict.votes().get(i).label());
        }
    }

    @Test
    void shorterPiecesAreHeardAndLongerOnesRefused() throws Exception {
        ClassifySongs.Report shorter =
                new ClassifySongs(workspace).run(request().cut(1.5, 0.75), Job.silent());
        List<ClassifySongs.Piece> votes = shorter.songs().getFirst().votes();
        assertEquals(1.5, votes.getFirst().seconds(), 0.02);
        assertEquals(0.75, votes.get(1).start(), 0.02);
        String reason = assertThrows(
                        BadInputException.class,
                        () -> new ClassifySongs(workspace).run(request().cut(5, 0), Job.silent()))
                .reason();
        assertTrue(reason.contains("at most 3.02 s"), reason);
    }

    @Test
    void nobodyIsSureEnoughForCertainty() throws Exception {
        ClassifySongs.Request sure =
                request().voting(VotePolicy.STANDARD.withRule(VoteRule.PRODUCT).withConfidence(1), false);
        assertTrue(new ClassifySongs(workspace)
                .run(sure, Job.silent()).songs().stream().allMatch(ClassifySongs.Verdict::undecided));
    }

    @Test
    void theTableHasARowForEachSongAndSurvivesAnyName() throws Exception {
        Path csv = folder.resolve("verdicts.csv");
        Files.writeString(csv, "what was there");
        WriteVerdicts.csv(report.songs(), csv);
        List<String> lines = Files.readAllLines(csv);
        assertEquals(SONGS + 1, lines.size());
        assertTrue(lines.getFirst()
                .startsWith("path,label,confidence,second,second_probability,lead,probability_ambient"));
        assertTrue(lines.stream().anyMatch(l -> l.contains("🎸 loud.ogg")));
        assertTrue(lines.stream().anyMatch(l -> l.contains("a, \"\"quoted\"\" name.ogg")));
        assertFalse(Files.exists(folder.resolve("verdicts.csv.part")));
    }

    @Test
    void aTableThatCannotBeWrittenSaysSo() {
        Path nowhere = songs.resolve("plain.ogg").resolve("verdicts.csv");
        String reason = assertThrows(BadInputException.class, () -> WriteVerdicts.csv(report.songs(), nowhere))
                .reason();
        assertTrue(reason.contains("verdicts.csv"), reason);
    }

    @Test
    void playlistsNameTheirSongsAsSeenFromWhereTheyLie() throws Exception {
        Path lists = folder.resolve("lists");
        List<Path> written = WriteVerdicts.playlists(report.songs(), lists);
        assertFalse(written.isEmpty());
        List<String> paths = new ArrayList<>();
        for (Path list : written) {
            Files.readAllLines(list).stream().filter(l -> !l.startsWith("#")).forEach(paths::add);
        }
        assertEquals(SONGS, paths.size());
        assertTrue(paths.contains("../songs/שיר.ogg"), paths.toString());
    }

    @Test
    void labelsThatFilesCannotBeCalledByGetListsOfTheirOwn() throws Exception {
        ClassifySongs.Verdict first = report.songs().getFirst();
        List<ClassifySongs.Verdict> odd = Stream.of("rock/pop", "rock|pop", "ROCK_POP")
                .map(label -> new ClassifySongs.Verdict(
                        first.path(), label, 1, Map.of(label, 1.0), Map.of(), List.of(), List.of(), List.of()))
                .toList();
        List<Path> written = WriteVerdicts.playlists(odd, folder.resolve("odd"));
        assertEquals(3, written.stream().distinct().filter(Files::exists).count());
    }

    @Test
    void tagsAreWrittenOnRequestAndWhoHasNoneIsLeftOut() throws Exception {
        Path copies = Files.createDirectories(folder.resolve("copies"));
        Path copy = Files.copy(songs.resolve("plain.ogg"), copies.resolve("plain.ogg"));
        ClassifySongs.Report judged = new ClassifySongs(workspace)
                .run(new ClassifySongs.Request(SAMPLES.verdictModel(), List.of(copies), 0, 0, 0, 1), Job.silent());
        List<WriteTags.Wish> wishes = WriteVerdicts.tags(judged.songs(), TagField.GENRE);
        assertEquals(1, wishes.size());
        assertEquals(1, new WriteTags(workspace).run(wishes, Job.silent()).written());
        assertEquals(
                judged.songs().getFirst().label(),
                Objects.toString(TagReader.read(copy).text(TagField.GENRE)));
        ClassifySongs.Request unsure = new ClassifySongs.Request(SAMPLES.verdictModel(), List.of(copies), 0, 0, 0, 1)
                .voting(VotePolicy.STANDARD.withConfidence(1), false);
        assertTrue(WriteVerdicts.tags(
                        new ClassifySongs(workspace).run(unsure, Job.silent()).songs(), TagField.GENRE)
                .isEmpty());
    }
}
