package org.melograph.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.app.ImportSongs;
import org.melograph.app.Workspace;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.io.audio.Tones;

class FullDiskTest {
    private final Path folder;

    FullDiskTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void anImportOntoAFullDiskSaysSoAndKeepsWhatIsThere() throws Exception {
        Path song = Files.copy(Tones.encoded("mp3"), folder.resolve("a.mp3"));
        try (Workspace workspace = Workspace.open(folder.resolve("library.db"), 2)) {
            Library library = workspace.library();
            // No page more than there are now; then what room they have is used up.
            library.limitPages(1);
            int number = 0;
            BadInputException full = null;
            while (full == null) {
                try {
                    library.songs().add(LibraryTest.songs(number, number + 1));
                    number++;
                } catch (BadInputException e) {
                    full = e;
                }
            }

            BadInputException refusal = assertThrows(
                    BadInputException.class, () -> new ImportSongs(workspace).run(List.of(song), Job.silent()));

            assertTrue(refusal.reason().contains("cannot grow: the disk is full. Make room"), refusal.reason());
            assertEquals(number, library.songs().count());
            library.limitPages(1000);
            assertEquals(
                    1,
                    new ImportSongs(workspace).run(List.of(song), Job.silent()).added());
        }
    }
}
