package org.melograph.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.melograph.base.BadInputException;
import org.melograph.io.InputFile;

/** Writes the library's list for other programs: a table that {@code train} reads back as a manifest, or a playlist. */
public final class ExportLibrary {
    /** The file extensions it writes. */
    public static final List<String> WRITABLE = List.of("csv", "m3u8");

    private final Workspace workspace;

    public ExportLibrary(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Writes {@code file}, by its extension; returns the number of songs. Paths are relative to the file where possible. */
    public int run(Path file) throws BadInputException {
        List<LibrarySong> songs = new BrowseLibrary(workspace).songs();
        try {
            if (InputFile.extension(file).equals("csv")) {
                writeCsv(songs, file);
            } else {
                writePlaylist(songs, file);
            }
        } catch (IOException e) {
            throw new BadInputException("'" + file + "' cannot be written. Choose another place.", e);
        }
        return songs.size();
    }

    private static void writeCsv(List<LibrarySong> songs, Path file) throws IOException {
        try (CsvWriter out = CsvWriter.builder().build(file)) {
            out.writeRecord("path", "label", "group", "title", "artist", "album", "seconds", "verdict", "confidence");
            for (LibrarySong s : songs) {
                out.writeRecord(
                        RelativePaths.from(file, s.path()),
                        s.label() == null ? "" : s.label(),
                        s.group(),
                        s.title(),
                        s.artist(),
                        s.album(),
                        String.format(Locale.ROOT, "%.3f", s.seconds()),
                        s.verdict() == null ? "" : s.verdict(),
                        s.verdict() == null ? "" : String.format(Locale.ROOT, "%.4f", s.confidence()));
            }
        }
    }

    private static void writePlaylist(List<LibrarySong> songs, Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of("#EXTM3U"));
        for (LibrarySong s : songs) {
            String performer = s.artist().isEmpty() ? "" : s.artist() + " - ";
            lines.add("#EXTINF:" + Math.round(s.seconds()) + "," + performer + s.title());
            lines.add(RelativePaths.from(file, s.path()));
        }
        Files.write(file, lines);
    }
}
