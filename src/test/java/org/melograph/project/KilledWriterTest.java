package org.melograph.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;

/** A process that is killed while it writes leaves whole transactions behind, and no lock. */
class KilledWriterTest {
    private static final int SONGS_AT_ONCE = 50;

    /** The process: adds songs, fifty in a transaction, until it is killed, and says so after each. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws BadInputException {
            try (Library library = Library.open(Path.of(arguments[0]))) {
                for (int i = 0; i < 1_000_000; i += SONGS_AT_ONCE) {
                    library.songs().add(LibraryTest.songs(i, i + SONGS_AT_ONCE));
                    System.out.println("added");
                }
            }
        }
    }

    @Test
    @Tag("slow")
    void aKilledWriterLeavesWholeTransactions(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("library.db");
        for (int round = 0; round < 5; round++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "--enable-native-access=ALL-UNNAMED",
                            Writer.class.getName(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int told = 0;
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                while (told < 20 + 7 * round && out.readLine() != null) {
                    told++;
                }
                process.destroyForcibly();
                process.waitFor();
            }
            try (Library library = Library.open(file)) {
                int songs = library.songs().count();
                assertEquals(0, songs % SONGS_AT_ONCE, "no half transaction");
                assertTrue(songs >= told * SONGS_AT_ONCE, songs + " songs after " + told + " transactions");
                library.songs().add(LibraryTest.songs(0, 1));
                List<Finding> broken = library.check().stream()
                        .filter(f -> f.kind() != Finding.Kind.MISSING_FILE)
                        .toList();
                assertEquals(List.of(), broken);
            }
        }
    }
}
