package org.melograph.ui.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.melograph.base.BadInputException;

/** Writes playlists. */
final class Playlists {
    private Playlists() {}

    /** Writes the lines of an m3u8 file in UTF-8 and returns it. */
    static Path write(Path file, List<String> lines) throws BadInputException {
        try {
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new BadInputException("'" + file + "' cannot be written. Choose another folder.", e);
        }
    }
}
