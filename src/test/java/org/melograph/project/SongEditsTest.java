package org.melograph.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.ContentHash;

class SongEditsTest {
    private final Path folder;
    private Library library;
    private RunRecord run;

    SongEditsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void open() throws Exception {
        library = Library.open(folder.resolve("library.db"));
        library.songs().add(LibraryTest.songs(0, 3));
        Path bundle = folder.resolve("m.melo");
        run = library.runs().add(LibraryTest.run(bundle), Map.of(hash(0), "test", hash(1), "train"));
        library.predictions()
                .add(List.of(new PredictionRecord(hash(0), run.id(), bundle, "a", .7, Map.of("a", .7), "test")));
    }

    @AfterEach
    void close() {
        library.close();
    }

    private static String hash(int number) {
        return LibraryTest.song(number).hash();
    }

    @Test
    void aRemovedSongComesBackWithAllThatWasKnownOfIt() throws Exception {
        SongRecord before = library.songs().find(hash(0)).orElseThrow();
        List<PredictionRecord> verdicts = library.predictions().of(hash(0));

        RemovedSongs removed = library.songs().remove(List.of(hash(0), hash(2)));
        assertEquals(1, library.songs().count());
        library.songs().restore(removed);

        assertEquals(before, library.songs().find(hash(0)).orElseThrow());
        assertEquals(verdicts, library.predictions().of(hash(0)));
        assertEquals("test", library.runs().parts(run.id()).get(hash(0)));
        assertEquals(3, library.songs().count());
    }

    @Test
    void aSongComesBackWithoutThePartsOfARunThatWasForgotten() throws Exception {
        RemovedSongs removed = library.songs().remove(List.of(hash(0)));
        library.runs().remove(run.id());

        library.songs().restore(removed);

        assertTrue(library.songs().find(hash(0)).isPresent());
        assertEquals(List.of(), library.predictions().of(hash(0)));
    }

    @Test
    void aSongWhoseBytesChangedKeepsItsLabelAndVerdicts() throws Exception {
        library.songs().label(List.of(hash(0)), "jazz");
        SongRecord before = library.songs().find(hash(0)).orElseThrow();
        String other = ContentHash.of("the same with tags");

        library.songs()
                .follow(
                        hash(0),
                        before.rewritten(other, new SongTags("", "Bebop", 1959, 3, ""), new FileStamp(10, 20)));

        SongRecord after = library.songs().find(other).orElseThrow();
        assertEquals("jazz", after.label());
        assertEquals("Bebop", after.tags().genre());
        assertEquals(new FileStamp(10, 20), after.stamp());
        assertEquals("a", library.predictions().of(other).getFirst().label());
        assertEquals(Map.of(other, "test", hash(1), "train"), library.runs().parts(run.id()));
        assertEquals(3, library.songs().count());
        assertEquals(
                List.of(),
                library.check().stream()
                        .filter(f -> f.kind() == Finding.Kind.ORPHAN)
                        .toList());
    }

    @Test
    void aSongThatBecomesAnotherOneIsThatOne() throws Exception {
        library.songs().label(List.of(hash(0)), "jazz");
        SongRecord before = library.songs().find(hash(0)).orElseThrow();

        library.songs().follow(hash(0), before.rewritten(hash(1), SongTags.NONE, new FileStamp(1, 2)));

        assertEquals(2, library.songs().count());
        assertEquals("jazz", library.songs().find(hash(1)).orElseThrow().label());
        assertEquals("a", library.predictions().of(hash(1)).getFirst().label());
    }

    @Test
    void everyFieldIsWritten() throws Exception {
        for (SongField field : SongField.values()) {
            library.songs().set(field, Map.of(hash(1), " new " + field));
        }

        SongRecord song = library.songs().find(hash(1)).orElseThrow();
        assertEquals("new TITLE", song.title());
        assertEquals("new ARTIST", song.artist());
        assertEquals("new ALBUM", song.album());
        assertEquals("new LABEL", song.label());
        assertEquals("new GROUP", song.group());
        assertEquals("new GENRE", song.tags().genre());
    }

    @Test
    void aSongCannotDoWithoutATitle() throws Exception {
        BadInputException refusal =
                assertThrows(BadInputException.class, () -> library.songs().set(SongField.TITLE, Map.of(hash(1), " ")));

        assertEquals("A song cannot do without a title. Write one, or leave it as it is.", refusal.reason());
        assertEquals("Song 000001", library.songs().find(hash(1)).orElseThrow().title());
    }

    @Test
    void factsAreKeptAndASecondFileOfTheSameBytesDoesNotChangeTheStamp() throws Exception {
        SongSound sound = new SongSound(120.5, "C minor", 0.8, -14.2, -0.3);
        SongRecord heard = heard(LibraryTest.song(7), folder.resolve("a.wav"), sound, new FileStamp(5, 6));
        java.nio.file.Files.createFile(folder.resolve("a.wav"));
        library.songs().add(List.of(heard));
        library.songs().add(List.of(heard(LibraryTest.song(7), folder.resolve("b.wav"), sound, new FileStamp(5, 9))));

        SongRecord found = library.songs().find(heard.hash()).orElseThrow();
        assertEquals(sound, found.sound());
        assertEquals(new FileStamp(5, 6), found.stamp());
        assertEquals(
                heard.hash(),
                Objects.requireNonNull(library.songs().heard().get(folder.resolve("a.wav")))
                        .hash());
    }

    private static SongRecord heard(SongRecord song, Path path, SongSound sound, FileStamp stamp) {
        return new SongRecord(
                song.hash(),
                path,
                song.kind(),
                song.title(),
                song.artist(),
                song.album(),
                song.seconds(),
                song.sampleRate(),
                song.channels(),
                song.label(),
                song.group(),
                song.added(),
                SongTags.NONE,
                sound,
                stamp);
    }
}
