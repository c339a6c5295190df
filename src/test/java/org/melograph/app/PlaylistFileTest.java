package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;

final class PlaylistFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    @Test
    void pathsAreRelativeToThePlaylistAndNamesKeepTheirScript() throws Exception {
        Path file = Files.createDirectory(folder.resolve("lists")).resolve("near.m3u8");
        PlaylistFile.write(
                file,
                List.of(
                        new PlaylistFile.Entry(folder.resolve("a/שיר 🎵.ogg"), "", "שיר 🎵", 59.6),
                        new PlaylistFile.Entry(folder.resolve("lists/b.mp3"), "Two\nlines", "B", -1)));
        assertEquals(
                List.of("#EXTM3U", "#EXTINF:60,שיר 🎵", "../a/שיר 🎵.ogg", "#EXTINF:-1,Two lines - B", "b.mp3"),
                Files.readAllLines(file));
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path file = folder.resolve("nowhere").resolve("x.m3u8");
        BadInputException e = assertThrows(BadInputException.class, () -> PlaylistFile.write(file, List.of()));
        assertTrue(e.reason().contains(file.toString()), e::reason);
    }
}
