package org.melograph.io.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.music.Table;

/**
 * Groups, and perhaps a fixed split, given for songs in a table with the columns {@code path,group[,split][,fold]}, or for
 * the rows of another table with {@code row} in place of {@code path}. A path is relative to the collection or to the
 * table; rows are counted from 0.
 *
 * <p>For songs of the Million Song Dataset the column is {@code track}. Such a file chooses: songs that it does not name are
 * left out. A column {@code label} tells their classes.
 */
final class GroupFile {
    /** What a row says. */
    private record Given(
            @Nullable String label,
            @Nullable String group,
            @Nullable String split,
            @Nullable String fold) {}

    private static final String ROW = "row";
    private static final String TRACK = "track";

    private final Path file;
    private final boolean chooses;
    private final Map<String, Given> rows = new HashMap<>();

    private GroupFile(Path file, boolean chooses) {
        this.file = file;
        this.chooses = chooses;
    }

    static GroupFile read(Path file, Job job) throws BadInputException, StoppedException {
        InputFile.check(file);
        Table table = Sources.table(file, job);
        Optional<String> path = Columns.find(table, "path", ROW, TRACK);
        Optional<String> group = Columns.find(table, "group");
        if (path.isEmpty() || group.isEmpty()) {
            throw new BadInputException(InputFile.quoted(file) + " has no column '"
                    + (path.isEmpty() ? "path" : "group")
                    + "'. A group file has the columns path and group, for the rows of a table row and group,"
                    + " for songs of the Million Song Dataset track and group.");
        }
        boolean chooses = path.get().equalsIgnoreCase(TRACK);
        Optional<String> label = chooses ? Columns.find(table, "label") : Optional.empty();
        GroupFile groups = new GroupFile(file, chooses);
        SplitColumns splits = new SplitColumns(table);
        for (List<String> row : table.rows()) {
            String named = Columns.cell(table, row, path);
            if (named != null) {
                groups.rows.put(
                        named,
                        new Given(
                                Columns.cell(table, row, label),
                                Columns.cell(table, row, group),
                                splits.split(row),
                                splits.fold(row)));
            }
        }
        return groups;
    }

    /** The collection with the groups this file gives; rows that name none of its songs are told. */
    Collection group(Collection collection, Path location) {
        Map<Path, String> byPath = new HashMap<>();
        for (String named : rows.keySet()) {
            byPath.put(file.resolveSibling(named).toAbsolutePath().normalize(), named);
        }
        Set<String> used = new HashSet<>();
        List<Song> songs = new ArrayList<>(collection.songs().size());
        for (Song song : collection.songs()) {
            String named = name(song, byPath);
            Given given = named == null ? null : rows.get(named);
            if (named == null || given == null) {
                if (!chooses) {
                    songs.add(song);
                }
                continue;
            }
            used.add(named);
            songs.add(song.withLabel(given.label == null ? song.label() : given.label)
                    .inGroup(
                            given.group == null ? song.group() : given.group,
                            given.split == null ? song.split() : given.split,
                            given.fold == null ? song.fold() : given.fold));
        }
        List<Refusal> refused = new ArrayList<>(collection.refused());
        rows.keySet().stream()
                .filter(named -> !used.contains(named))
                .sorted()
                .forEach(named -> refused.add(new Refusal(
                        named,
                        InputFile.quoted(file) + " groups '" + named + "', which is no song of "
                                + InputFile.quoted(location) + ". Correct the path.")));
        List<String> notes = new ArrayList<>(collection.notes());
        if (songs.size() < collection.songs().size()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d songs are not named in %s and were left out.",
                    collection.songs().size() - songs.size(),
                    InputFile.quoted(file)));
        }
        return collection.with(songs, refused, notes);
    }

    private @Nullable String name(Song song, Map<Path, String> byPath) {
        if (chooses) {
            return song.id();
        }
        if (song.row() >= 0) {
            return Integer.toString(song.row());
        }
        return rows.containsKey(song.id())
                ? song.id()
                : byPath.get(song.path().toAbsolutePath().normalize());
    }
}
