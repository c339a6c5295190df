package org.melograph.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.ContentHash;
import org.melograph.base.Refusal;
import org.melograph.feature.Fingerprint;

class LikenessTest {
    private static final Fingerprint PRINT = Fingerprint.ofBytes(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});

    private final Path folder;

    LikenessTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Library library() throws Exception {
        return Library.open(folder.resolve("library.db"));
    }

    private static String hash(int song) {
        return LibraryTest.song(song).hash();
    }

    @Test
    void fingerprintsStayWithTheirSongs() throws Exception {
        try (Library library = library()) {
            library.songs().add(LibraryTest.songs(0, 3));
            library.fingerprints().put(Map.of(hash(1), PRINT, hash(7), PRINT));
            assertEquals(Map.of(hash(1), PRINT), library.fingerprints().all());
            assertEquals(
                    List.of(hash(0), hash(2)).stream().sorted().toList(),
                    library.fingerprints().missing());
            library.songs().remove(List.of(hash(1)));
            assertTrue(library.fingerprints().all().isEmpty());
        }
    }

    @Test
    void pairsGoWithTheirSongs() throws Exception {
        try (Library library = library()) {
            library.songs().add(LibraryTest.songs(0, 3));
            List<String> sorted =
                    List.of(hash(0), hash(1), hash(2)).stream().sorted().toList();
            NearDuplicate first = new NearDuplicate(sorted.get(0), sorted.get(1), 0.9, 1, 2, 30);
            NearDuplicate second = new NearDuplicate(sorted.get(1), sorted.get(2), 0.8, 0, 0, 20);
            library.nearDuplicates().replace(List.of(second));
            library.nearDuplicates().replace(List.of(first, second));
            assertEquals(List.of(first, second), library.nearDuplicates().all());
            library.songs().remove(List.of(sorted.get(2)));
            assertEquals(List.of(first), library.nearDuplicates().all());
        }
    }

    @Test
    void aSecondFileWithTheSameBytesIsRemembered() throws Exception {
        Path one = Files.writeString(folder.resolve("one.wav"), "same");
        Path two = Files.writeString(folder.resolve("two.wav"), "same");
        SongRecord song = at(one);
        try (Library library = library()) {
            library.songs().add(List.of(song));
            library.songs().add(List.of(at(two), song));
            assertEquals(Map.of(song.hash(), List.of(two)), library.songs().otherPaths());
            library.songs().move(song.hash(), two);
            assertEquals(two, library.songs().find(song.hash()).orElseThrow().path());
            assertTrue(library.songs().otherPaths().isEmpty());
        }
    }

    @Test
    void oneRefusedFileIsForgotten() throws Exception {
        String one = folder.resolve("one.wav").toString();
        String two = folder.resolve("two.wav").toString();
        try (Library library = library()) {
            library.songs().refuse(List.of(new Refusal(one, "a"), new Refusal(two, "b")));
            library.songs().forgetRefused(List.of(one));
            assertEquals(List.of(new Refusal(two, "b")), library.songs().refused());
        }
    }

    private static SongRecord at(Path path) {
        SongRecord song = LibraryTest.song(1);
        return new SongRecord(
                ContentHash.of("same"),
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
                song.added());
    }
}
