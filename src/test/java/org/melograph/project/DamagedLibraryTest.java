package org.melograph.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;

/** Libraries that are refused, checked and repaired. */
class DamagedLibraryTest {
    private final Path folder;

    DamagedLibraryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path file() {
        return folder.resolve("library.db");
    }

    @Test
    void aLibraryOfANewerProgramIsRefused() throws Exception {
        Library.open(file()).close();
        sql("PRAGMA user_version = 7");
        String reason = refusal(file());
        assertTrue(reason.contains("newer Melograph (schema 7"), reason);
    }

    @Test
    void anotherProgramsFileIsRefusedUntouched() throws Exception {
        sql("CREATE TABLE moz_places (id INTEGER)");
        byte[] before = Files.readAllBytes(file());
        String reason = refusal(file());
        assertTrue(reason.contains("another program"), reason);
        assertEquals(before.length, Files.size(file()));
    }

    @Test
    void nonsenseIsRefused() throws Exception {
        Files.write(
                file(),
                "This is no database, whatever its name says. ".repeat(200).getBytes(StandardCharsets.UTF_8));
        String reason = refusal(file());
        assertTrue(reason.contains("is no library"), reason);
    }

    @Test
    void aDamagedLibraryIsRefusedOrReported() throws Exception {
        try (Library library = Library.open(file())) {
            library.songs().add(LibraryTest.songs(0, 2000));
        }
        byte[] bytes = Files.readAllBytes(file());
        for (int i = 4096; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(file(), bytes);
        BadInputException thrown = assertThrows(BadInputException.class, () -> {
            try (Library library = Library.open(file())) {
                library.songs().all();
            }
        });
        assertTrue(thrown.reason().contains("damaged"), thrown.reason());
    }

    @Test
    void aFolderIsNoLibrary() {
        assertTrue(refusal(folder).contains("is a folder"));
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        Files.createFile(folder.resolve("flat"));
        String reason = refusal(folder.resolve("flat").resolve("library.db"));
        assertTrue(reason.contains("cannot be made"), reason);
    }

    @Test
    void aFullDiskIsSaidAndLosesNothing() throws Exception {
        try (Library library = Library.open(file())) {
            library.songs().add(LibraryTest.songs(0, 10));
            library.limitPages(40);
            BadInputException full =
                    assertThrows(BadInputException.class, () -> library.songs().add(LibraryTest.songs(10, 5000)));
            assertTrue(full.reason().contains("disk is full"), full.reason());
            assertEquals(10, library.songs().count());
            library.limitPages(1_000_000);
            library.songs().add(LibraryTest.songs(10, 20));
            assertEquals(20, library.songs().count());
        }
    }

    @Test
    void repairMendsTotalsFeaturesAndOrphans() throws Exception {
        Path present = Files.createFile(folder.resolve("0.wav"));
        SongRecord song = new SongRecord(
                LibraryTest.song(0).hash(),
                present,
                SongRecord.AUDIO,
                "t",
                "",
                "",
                1,
                8000,
                1,
                null,
                "g",
                LibraryTest.song(0).added());
        try (Library library = Library.open(file())) {
            library.songs().add(List.of(song));
            library.features().put(song.hash() + ":a", Tensor.wrap(new float[6], new Axis("x", 2), new Axis("y", 3)));
            library.features().put(song.hash() + ":b", Tensor.wrap(new float[6], new Axis("x", 6)));
            assertEquals(List.of(), library.check());
        }
        sql(
                "UPDATE feature SET samples = x'00' WHERE key LIKE '%:a'",
                "UPDATE feature_total SET bytes = 7",
                "INSERT INTO run_part (run, song, part) VALUES (99, 'nobody', 'test')");
        try (Library library = Library.open(file())) {
            List<Finding> mended = library.repair();
            assertEquals(
                    List.of(
                            Finding.Kind.ORPHAN,
                            Finding.Kind.ORPHAN,
                            Finding.Kind.DAMAGED_FEATURE,
                            Finding.Kind.WRONG_TOTAL),
                    mended.stream().map(Finding::kind).toList());
            assertTrue(mended.stream().allMatch(Finding::mended));
            assertEquals(List.of(), library.check());
            assertTrue(library.features().get(song.hash() + ":b").isPresent());
        }
    }

    @Test
    void whatCanBeReadOfADamagedLibraryIsSaved() throws Exception {
        try (Library library = Library.open(file())) {
            library.songs().add(LibraryTest.songs(0, 2000));
            library.settings().put("theme", "dark");
        }
        int pageSize = 4096;
        byte[] bytes = Files.readAllBytes(file());
        int damaged = 0;
        for (int page = 60; page < bytes.length / pageSize; page += 40) {
            Arrays.fill(bytes, page * pageSize, (page + 1) * pageSize, (byte) 0x5a);
            damaged++;
        }
        assertTrue(damaged > 1);
        Files.write(file(), bytes);
        try (Library library = Library.open(file())) {
            List<Finding> found = library.check();
            assertEquals(1, found.size());
            assertTrue(found.getFirst().reason().startsWith("The file is damaged ("), found.toString());
        }
        List<Finding> findings = Library.repair(file());
        assertEquals(Finding.Kind.DAMAGE, findings.getFirst().kind());
        assertTrue(findings.getFirst().mended());
        assertTrue(Files.exists(folder.resolve("library.db.damaged")));
        try (Library library = Library.open(file())) {
            int saved = library.songs().count();
            assertTrue(saved > 100 && saved <= 2000, saved + " songs");
            for (SongRecord song : library.songs().all()) {
                assertEquals(LibraryTest.song(Integer.parseInt(song.title().substring(5))), song);
            }
            assertEquals("dark", library.settings().get("theme").orElseThrow());
            assertTrue(library.check().stream().allMatch(f -> f.kind() == Finding.Kind.MISSING_FILE));
        }
    }

    @Test
    void repairLeavesOtherFilesAlone() throws Exception {
        Files.write(file(), "This is no database. ".repeat(300).getBytes(StandardCharsets.UTF_8));
        byte[] before = Files.readAllBytes(file());
        assertThrows(BadInputException.class, () -> Library.repair(file()));
        assertThrows(BadInputException.class, () -> Library.repair(folder.resolve("none.db")));
        assertArrayEquals(before, Files.readAllBytes(file()));
        assertTrue(Files.notExists(folder.resolve("none.db")));
    }

    @Test
    void missingFilesAreFoundAndKept() throws Exception {
        try (Library library = Library.open(file())) {
            library.songs().add(LibraryTest.songs(0, 1));
            library.runs().add(LibraryTest.run(folder.resolve("gone.melo")), Map.of());
            List<Finding> findings = library.repair();
            assertEquals(
                    List.of(Finding.Kind.MISSING_FILE, Finding.Kind.MISSING_BUNDLE),
                    findings.stream().map(Finding::kind).toList());
            assertFalse(findings.getFirst().mended());
            assertEquals(1, library.songs().count());
        }
    }

    @Test
    void aPathWithQuestionMarksIsTakenLiterally() throws Exception {
        Path odd = folder.resolve("what?cache=shared&mode=memory #1 %20.db");
        try (Library library = Library.open(odd)) {
            library.songs().add(LibraryTest.songs(0, 1));
        }
        assertTrue(Files.size(odd) > 0);
    }

    private static String refusal(Path file) {
        return assertThrows(BadInputException.class, () -> Library.open(file).close())
                .reason();
    }

    private void sql(String... statements) throws SQLException {
        List<String> all = new ArrayList<>(List.of(statements));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            for (String statement : all) {
                Database.run(connection, statement);
            }
        }
    }
}
