package org.melograph.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.io.InputFile;

/**
 * Writes what the library lists for other programs: a table that {@code train} reads back as a manifest, JAMS, or
 * playlists.
 */
public final class ExportLibrary {
    /** The file extensions it writes. */
    public static final List<String> WRITABLE = List.of("csv", "jams", "m3u8");

    private static final int LONGEST_NAME = 100;

    private final Workspace workspace;

    public ExportLibrary(Workspace workspace) {
        this.workspace = workspace;
    }

    /** What gets a playlist of its own. */
    public enum Lists {
        /** All songs stand in one list. */
        ONE,
        /** A list for each label. */
        LABEL,
        /** A list for each verdict. */
        VERDICT
    }

    /**
     * What to write.
     *
     * @param out the file, which says the format by its extension; several playlists are called like it with the label
     *     added, and several JAMS files stand in a folder called like it
     * @param songs hashes of the songs, in the order they are written; none for all
     * @param lists for playlists
     */
    public record Request(Path out, List<String> songs, Lists lists) {
        public Request {
            songs = List.copyOf(songs);
        }
    }

    /**
     * What was written.
     *
     * @param files or, for many JAMS files, their folder
     */
    public record Report(List<Path> files, int songs) {
        public Report {
            files = List.copyOf(files);
        }
    }

    /**
     * Writes songs. Paths in tables and playlists are relative to the file where possible.
     *
     * @throws BadInputException when the extension is none of {@link #WRITABLE}, or the place cannot be written
     */
    public Report run(Request request) throws BadInputException {
        Path out = request.out;
        List<LibrarySong> songs = songs(request.songs);
        try {
            return switch (InputFile.extension(out)) {
                case "csv" -> {
                    SongTableFile.write(songs, out);
                    yield new Report(List.of(out), songs.size());
                }
                case "m3u8" -> new Report(playlists(songs, request), songs.size());
                case "jams" -> new Report(List.of(jams(songs, out)), songs.size());
                default ->
                    throw new BadInputException("'" + out + "' can be " + String.join(", ", WRITABLE)
                            + " only. Choose one of these extensions.");
            };
        } catch (IOException e) {
            throw new BadInputException("'" + out + "' cannot be written. Choose another place.", e);
        }
    }

    private List<LibrarySong> songs(List<String> hashes) throws BadInputException {
        List<LibrarySong> all = new BrowseLibrary(workspace).songs();
        if (hashes.isEmpty()) {
            return all;
        }
        Map<String, LibrarySong> byHash = new TreeMap<>();
        all.forEach(song -> byHash.put(song.hash(), song));
        return hashes.stream().filter(byHash::containsKey).map(byHash::get).toList();
    }

    private static List<Path> playlists(List<LibrarySong> songs, Request request) throws BadInputException {
        if (request.lists == Lists.ONE) {
            playlist(songs, request.out);
            return List.of(request.out);
        }
        Map<String, List<LibrarySong>> byName = new TreeMap<>();
        for (LibrarySong song : songs) {
            String name = request.lists == Lists.LABEL ? song.label() : song.verdict();
            byName.computeIfAbsent(nameOr(name, "none"), n -> new ArrayList<>()).add(song);
        }
        String file = String.valueOf(request.out.getFileName());
        String stem = file.substring(0, file.lastIndexOf('.'));
        Set<String> taken = new HashSet<>();
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, List<LibrarySong>> entry : byName.entrySet()) {
            Path list = request.out.resolveSibling(free(stem + " - " + fileName(entry.getKey()), taken) + ".m3u8");
            playlist(entry.getValue(), list);
            written.add(list);
        }
        return written;
    }

    private static String nameOr(@Nullable String name, String other) {
        return name == null ? other : name;
    }

    private static void playlist(List<LibrarySong> songs, Path file) throws BadInputException {
        PlaylistFile.write(
                file,
                songs.stream()
                        .map(s -> new PlaylistFile.Entry(s.path(), s.artist(), s.title(), s.seconds()))
                        .toList());
    }

    private static Path jams(List<LibrarySong> songs, Path out) throws BadInputException, IOException {
        if (songs.size() == 1) {
            SongJams.write(songs.getFirst(), out);
            return out;
        }
        String name = String.valueOf(out.getFileName());
        Path folder = out.resolveSibling(name.substring(0, name.lastIndexOf('.')));
        Files.createDirectories(folder);
        Set<String> taken = new HashSet<>();
        for (LibrarySong song : songs) {
            SongJams.write(song, folder.resolve(free(fileName(stem(song.path())), taken) + ".jams"));
        }
        return folder;
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** A name that every file system takes. */
    private static String fileName(String name) {
        String safe = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").strip();
        return safe.length() > LONGEST_NAME ? safe.substring(0, LONGEST_NAME) : safe.isEmpty() ? "_" : safe;
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = name + " (" + i + ")";
        }
        return free;
    }
}
