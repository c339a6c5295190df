package org.melograph.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.ContentHash;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.Workers;

class LibraryTest {
    private final Path folder;

    LibraryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path file() {
        return folder.resolve("library.db");
    }

    static SongRecord song(int number) {
        return new SongRecord(
                ContentHash.of("song " + number),
                Path.of("/music/" + number + ".wav").toAbsolutePath(),
                SongRecord.AUDIO,
                String.format("Song %06d", number),
                "Artist",
                "",
                180.5,
                44_100,
                2,
                null,
                "group " + number / 10,
                Instant.ofEpochSecond(1_700_000_000L + number));
    }

    static List<SongRecord> songs(int from, int to) {
        return IntStream.range(from, to).mapToObj(LibraryTest::song).toList();
    }

    static RunRecord run(Path bundle) {
        return new RunRecord(
                0, "run", "mel-cnn", "finished", "{\"a\":1}", "{}", bundle, Instant.ofEpochSecond(1_700_000_000));
    }

    @Test
    void songsComeBackAsTheyWereAdded() throws Exception {
        try (Library library = Library.open(file())) {
            assertEquals(new Songs.Added(3, 0), library.songs().add(songs(0, 3)));
        }
        try (Library library = Library.open(file())) {
            assertEquals(songs(0, 3), library.songs().all());
            assertEquals(song(1), library.songs().find(song(1).hash()).orElseThrow());
            assertEquals(song(2), library.songs().at(song(2).path()).orElseThrow());
        }
    }

    @Test
    void theSameContentIsOneSong() throws Exception {
        try (Library library = Library.open(file())) {
            library.songs().add(songs(0, 2));
            assertEquals(new Songs.Added(1, 2), library.songs().add(songs(0, 3)));
            assertEquals(3, library.songs().count());
        }
    }

    @Test
    void aMovedFileIsFoundAtItsNewPlace() throws Exception {
        SongRecord before = song(0);
        Path moved = Files.createFile(folder.resolve("moved.wav"));
        SongRecord after = new SongRecord(
                before.hash(), moved, before.kind(), "other", "", "", 1, 8000, 1, "rock", "other", before.added());
        try (Library library = Library.open(file())) {
            library.songs().add(List.of(before));
            library.songs().add(List.of(after));
            SongRecord found = library.songs().find(before.hash()).orElseThrow();
            assertEquals(moved, found.path());
            assertEquals("rock", found.label(), "the label it lacked");
            assertEquals(before.title(), found.title(), "what is known stays");
        }
    }

    @Test
    void labelsAreGivenAndTakenAway() throws Exception {
        try (Library library = Library.open(file())) {
            library.songs().add(songs(0, 3));
            library.songs().label(List.of(song(0).hash(), song(2).hash()), " jazz ");
            assertEquals(
                    "jazz", library.songs().find(song(2).hash()).orElseThrow().label());
            assertNull(library.songs().find(song(1).hash()).orElseThrow().label());
            library.songs().label(List.of(song(2).hash()), "");
            assertNull(library.songs().find(song(2).hash()).orElseThrow().label());
        }
    }

    @Test
    void aRefusedFileIsListedUntilItIsAdded() throws Exception {
        try (Library library = Library.open(file())) {
            Refusal refusal = new Refusal(song(0).path().toString(), "'0.wav' has no samples. Choose another.");
            library.songs().refuse(List.of(refusal));
            assertEquals(List.of(refusal), library.songs().refused());
            library.songs().add(songs(0, 1));
            assertEquals(List.of(), library.songs().refused());
        }
    }

    @Test
    void removingASongTakesWhatHangsOnIt() throws Exception {
        try (Library library = Library.open(file())) {
            library.songs().add(songs(0, 2));
            String gone = song(0).hash();
            RunRecord run =
                    library.runs().add(run(folder.resolve("m.melo")), Map.of(gone, "test", song(1).hash(), "train"));
            library.predictions()
                    .add(List.of(new PredictionRecord(
                            gone, run.id(), folder.resolve("m.melo"), "a", .7, Map.of("a", .7, "b", .3), "test")));
            library.songs().remove(List.of(gone));
            assertEquals(Map.of(), library.predictions().latest());
            assertEquals(Map.of(song(1).hash(), "train"), library.runs().parts(run.id()));
        }
    }

    @Test
    void theLatestPredictionOfASongStands() throws Exception {
        Path first = folder.resolve("first.melo");
        Path second = folder.resolve("second.melo");
        try (Library library = Library.open(file())) {
            library.songs().add(songs(0, 1));
            String hash = song(0).hash();
            PredictionRecord early = new PredictionRecord(hash, null, first, "a", .9, Map.of("a", .9), null);
            PredictionRecord late = new PredictionRecord(hash, null, second, "b", .6, Map.of("b", .6), "test");
            PredictionRecord again = new PredictionRecord(hash, null, first, "c", .5, Map.of("c", .5), null);
            PredictionRecord stranger =
                    new PredictionRecord(song(5).hash(), null, first, "c", .5, Map.of("c", .5), null);
            assertEquals(2, library.predictions().add(List.of(early, late, stranger)));
            assertEquals(late, library.predictions().latest().get(hash));
            library.predictions().add(List.of(again));
            assertEquals(again, library.predictions().latest().get(hash));
            assertEquals(List.of(again, late), library.predictions().of(hash));
            assertEquals(List.of(again), library.predictions().by(first));
        }
    }

    @Test
    void runsAreListedNewestFirst() throws Exception {
        try (Library library = Library.open(file())) {
            RunRecord first = library.runs().add(run(folder.resolve("m.melo")), Map.of());
            RunRecord second = library.runs().add(run(folder.resolve("m.melo")), Map.of());
            assertEquals(List.of(second, first), library.runs().all());
            assertEquals(second, library.runs().of(folder.resolve("m.melo")).orElseThrow());
            library.runs().remove(second.id());
            assertEquals(first, library.runs().of(folder.resolve("m.melo")).orElseThrow());
        }
    }

    @Test
    void settingsAreFoundByKeyAndByPrefix() throws Exception {
        try (Library library = Library.open(file())) {
            library.settings().put("note:b", "two");
            library.settings().put("note:a", "one");
            library.settings().put("theme", "dark");
            library.settings().put("theme", "light");
            assertEquals("light", library.settings().get("theme").orElseThrow());
            assertEquals(
                    Map.of("note:a", "one", "note:b", "two"), library.settings().all("note:"));
            library.settings().remove("theme");
            assertTrue(library.settings().get("theme").isEmpty());
        }
    }

    @Test
    void aHundredThousandSongsAreListedSorted() throws Exception {
        try (Library library = Library.open(file())) {
            List<SongRecord> added = songs(0, 100_000);
            library.songs().add(added);
            assertEquals(added, library.songs().all());
        }
    }

    @Test
    void halfOfATransactionIsNeverSeen() throws Exception {
        try (Library library = Library.open(file())) {
            library.songs().add(songs(0, 10));
            List<SongRecord> failing = new AbstractList<>() {
                @Override
                public SongRecord get(int index) {
                    if (index == 15) {
                        throw new IllegalStateException("the power goes");
                    }
                    return song(index);
                }

                @Override
                public int size() {
                    return 20;
                }
            };
            assertThrows(IllegalStateException.class, () -> library.songs().add(failing));
            assertEquals(songs(0, 10), library.songs().all());
            library.songs().add(songs(10, 20));
            assertEquals(20, library.songs().count());
        }
    }

    @Test
    void aCrashInTheMiddleOfATransactionLeavesTheOneBefore() throws Exception {
        Path crashed = folder.resolve("crashed.db");
        try (Library library = Library.open(file())) {
            library.songs().add(songs(0, 10));
            // Enough songs for SQLite to spill unfinished pages into the log before the files are copied.
            List<SongRecord> copying = new AbstractList<>() {
                @Override
                public SongRecord get(int index) {
                    if (index == 19_999) {
                        copy(file(), crashed);
                        copy(folder.resolve("library.db-wal"), folder.resolve("crashed.db-wal"));
                    }
                    return song(10 + index);
                }

                @Override
                public int size() {
                    return 20_000;
                }
            };
            library.songs().add(copying);
        }
        assertTrue(Files.size(folder.resolve("crashed.db-wal")) > 1_000_000, "the log holds the unfinished pages");
        try (Library library = Library.open(crashed)) {
            assertEquals(songs(0, 10), library.songs().all());
            assertEquals(
                    List.of(),
                    library.check().stream()
                            .filter(f -> f.kind() != Finding.Kind.MISSING_FILE)
                            .toList());
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void readersAndWritersDoNotHinderEachOther() throws Exception {
        try (Library library = Library.open(file())) {
            List<Integer> tasks = IntStream.range(0, 200).boxed().toList();
            Workers.map("library test", 8, tasks, Job.silent(), task -> {
                if (task % 2 == 0) {
                    library.songs().add(List.of(song(task)));
                } else {
                    library.songs().all();
                }
                return task;
            });
            assertEquals(100, library.songs().count());
        }
    }

    @Test
    void twoProgramsMayHaveTheSameLibraryOpen() throws Exception {
        try (Library one = Library.open(file());
                Library other = Library.open(file())) {
            one.songs().add(songs(0, 2));
            assertEquals(2, other.songs().count());
            other.songs().add(songs(2, 4));
            assertEquals(4, one.songs().count());
        }
    }

    @Test
    void severalProgramsMayMakeTheSameLibraryAtOnce() throws Exception {
        List<Integer> programs = List.of(0, 1, 2, 3, 4, 5);
        Workers.map("library test", 6, programs, Job.silent(), program -> {
            try (Library library = Library.open(file())) {
                return library.songs().add(List.of(song(program)));
            }
        });
        try (Library library = Library.open(file())) {
            assertEquals(songs(0, 6), library.songs().all());
        }
    }

    @Test
    void theStandardPathFollowsTheSystem() {
        assertEquals(
                Path.of("/data/melograph/library.db"),
                Library.standardPath("Linux", Map.of("XDG_DATA_HOME", "/data"), "/home/u"));
        assertEquals(
                Path.of("/home/u/.local/share/melograph/library.db"),
                Library.standardPath("Linux", Map.of("XDG_DATA_HOME", "relative"), "/home/u"));
        assertEquals(
                Path.of("/Users/u/Library/Application Support/Melograph/library.db"),
                Library.standardPath("Mac OS X", Map.of(), "/Users/u"));
        assertEquals(
                Path.of("/r/Melograph/library.db"),
                Library.standardPath("Windows 11", Map.of("APPDATA", "/r"), "/Users/u"));
    }
}
