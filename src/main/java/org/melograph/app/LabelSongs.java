package org.melograph.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;
import org.melograph.io.ReadOptions;
import org.melograph.io.table.CsvReader;
import org.melograph.music.Table;
import org.melograph.project.SongField;

/**
 * Labels songs that are in the library already out of a table: a column {@code label}, and beside it {@code path} (relative to
 * the table, or a file's name alone where only one song has it), or {@code title} with {@code artist} where titles are not
 * enough.
 */
public final class LabelSongs {
    private final Workspace workspace;

    public LabelSongs(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What a table says of the library's songs.
     *
     * @param labels the label by the song's hash, of songs whose own differs
     * @param alike songs that carry their label already
     * @param unmatched rows that speak of no song of the library, or of several, or that contradict an earlier row: a sentence
     *     each
     */
    public record Found(Map<String, String> labels, int alike, List<String> unmatched) {
        public Found {
            labels = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(labels));
            unmatched = List.copyOf(unmatched);
        }
    }

    /** Labels the songs; returns what was found. */
    public Found run(Path table, Job job) throws BadInputException, StoppedException {
        Found found = find(table, job);
        workspace.library().songs().set(SongField.LABEL, found.labels());
        return found;
    }

    /**
     * Looks which label each song would get, and changes nothing.
     *
     * @throws BadInputException when the table cannot be read, or lacks the columns
     */
    public Found find(Path file, Job job) throws BadInputException, StoppedException {
        Table table = new CsvReader().read(file, ReadOptions.STANDARD, job);
        Lookup lookup = new Lookup(file, table, new BrowseLibrary(workspace).songs());
        Map<String, String> labels = new LinkedHashMap<>();
        Map<String, String> said = new HashMap<>();
        List<String> unmatched = new ArrayList<>();
        int alike = 0;
        for (int i = 0; i < table.rows().size(); i++) {
            job.throwIfStopped();
            List<String> row = table.rows().get(i);
            String label = lookup.cell(row, lookup.label);
            if (label.isEmpty()) {
                continue;
            }
            String where = "Row " + (i + 2) + ", " + lookup.name(row) + ", ";
            Set<LibrarySong> songs = lookup.songs(row);
            if (songs.size() != 1) {
                unmatched.add(
                        where + (songs.isEmpty() ? "is no song of the library." : "is " + songs.size() + " songs."));
                continue;
            }
            LibrarySong song = songs.iterator().next();
            String before = said.putIfAbsent(song.hash(), label);
            if (before != null && !before.equals(label)) {
                unmatched.add(where + "is '" + before + "' in an earlier row, which stands.");
            } else if (label.equals(song.label())) {
                alike++;
            } else {
                labels.put(song.hash(), label);
            }
        }
        return new Found(labels, alike, unmatched);
    }

    /** Finds the songs that a row speaks of. */
    private static final class Lookup {
        private final Path folder;
        private final int label;
        private final int path;
        private final int title;
        private final int artist;
        private final Map<Path, Set<LibrarySong>> byPath = new HashMap<>();
        private final Map<String, Set<LibrarySong>> byName = new HashMap<>();
        private final Map<String, Set<LibrarySong>> byTitle = new HashMap<>();

        Lookup(Path file, Table table, List<LibrarySong> songs) throws BadInputException {
            Path parent = file.toAbsolutePath().normalize().getParent();
            folder = parent == null ? Path.of("") : parent;
            label = column(table, "label", "genre", "class", "mood");
            path = column(table, "path", "file", "filename");
            title = column(table, "title");
            artist = column(table, "artist");
            if (label < 0 || (path < 0 && title < 0)) {
                throw new BadInputException(InputFile.quoted(file)
                        + " needs a column 'label' and a column 'path', or 'title' with 'artist'. Its columns are "
                        + String.join(", ", table.columns()) + ".");
            }
            for (LibrarySong song : songs) {
                put(byPath, song.path(), song);
                put(byName, lower(String.valueOf(song.path().getFileName())), song);
                put(byTitle, lower(song.title()), song);
            }
        }

        private static <K> void put(Map<K, Set<LibrarySong>> map, K key, LibrarySong song) {
            map.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(song);
        }

        private static int column(Table table, String... names) {
            for (String name : names) {
                Optional<String> found =
                        table.columns().stream().filter(name::equalsIgnoreCase).findFirst();
                if (found.isPresent()) {
                    return table.columns().indexOf(found.get());
                }
            }
            return -1;
        }

        String cell(List<String> row, int column) {
            return column < 0 ? "" : row.get(column).strip();
        }

        /** How a sentence calls a row. */
        String name(List<String> row) {
            String by = cell(row, path).isEmpty() ? cell(row, title) : cell(row, path);
            return "'" + by + "'";
        }

        Set<LibrarySong> songs(List<String> row) {
            String file = cell(row, path);
            if (!file.isEmpty()) {
                Set<LibrarySong> there =
                        byPath.get(folder.resolve(Path.of(file)).normalize());
                // A table from another machine: its folders are not ours, its files' names are.
                return there != null
                        ? there
                        : byName.getOrDefault(
                                lower(file.substring(1 + Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')))),
                                Set.of());
            }
            Set<LibrarySong> named = byTitle.getOrDefault(lower(cell(row, title)), Set.of());
            String by = lower(cell(row, artist));
            if (by.isEmpty()) {
                return named;
            }
            Set<LibrarySong> hers = new LinkedHashSet<>(named);
            hers.removeIf(song -> !lower(song.artist()).equals(by));
            return hers;
        }

        private static String lower(String text) {
            return text.strip().toLowerCase(Locale.ROOT);
        }
    }
}
