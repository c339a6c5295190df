package org.melograph.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;

/** Writes extended M3U playlists in UTF-8, paths relative to the playlist's folder where they can be. */
public final class PlaylistFile {
    private PlaylistFile() {}

    /**
     * A song of a playlist.
     *
     * @param artist empty where unknown
     * @param seconds how long it lasts; -1 where unknown
     */
    public record Entry(Path path, String artist, String title, double seconds) {}

    /**
     * Writes {@code file}, replacing what was there.
     *
     * @throws BadInputException when it cannot be written
     */
    public static void write(Path file, List<Entry> entries) throws BadInputException {
        List<String> lines = new ArrayList<>();
        lines.add("#EXTM3U");
        for (Entry entry : entries) {
            String artist = entry.artist().isBlank() ? "" : oneLine(entry.artist()) + " - ";
            lines.add("#EXTINF:" + Math.round(entry.seconds()) + "," + artist + oneLine(entry.title()));
            lines.add(RelativePaths.from(file, entry.path()));
        }
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new BadInputException("'" + file + "' cannot be written. Choose another place.", e);
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ");
    }
}
