package org.melograph.io.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.music.Table;

/**
 * ESC-50 (Piczak 2015): two thousand clips in {@code audio}, their category, fold and the recording they were cut from in
 * {@code meta/esc50.csv}.
 */
final class Esc50 implements KnownSet {
    private static final Path TABLE = Path.of("meta", "esc50.csv");

    @Override
    public KnownSets.Recognised recognised() {
        return new KnownSets.Recognised(
                "esc-50",
                "ESC-50",
                "This is ESC-50. The category is the label, the recording a clip was cut from its group, and its five folds are"
                        + " those of its authors: train with --folds file.",
                List.of("label", "group", "fold"));
    }

    @Override
    public boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(TABLE)) && Files.isDirectory(folder.resolve("audio"));
    }

    @Override
    public Collection tell(Path folder, Collection found, Job job) throws BadInputException, StoppedException {
        Path file = folder.resolve(TABLE);
        Table table = Sources.table(file, job);
        Optional<String> name = column(table, "filename");
        Optional<String> category = column(table, "category");
        Optional<String> fold = column(table, "fold");
        Optional<String> source = column(table, "src_file");
        Map<String, List<String>> rows = new HashMap<>();
        for (List<String> row : table.rows()) {
            String key = Columns.cell(table, row, name);
            if (key != null) {
                rows.put(key, row);
            }
        }
        List<Song> songs = new ArrayList<>();
        for (Song song : found.songs()) {
            List<String> row = rows.get(String.valueOf(song.path().getFileName()));
            if (row == null) {
                songs.add(song.withLabel(null));
                continue;
            }
            String label = Columns.cell(table, row, category);
            String clip = Columns.cell(table, row, source);
            songs.add(song.withLabel(label).inGroup(orElse(clip, song.group()), null, Columns.cell(table, row, fold)));
        }
        List<String> notes = new ArrayList<>(found.notes());
        notes.add(recognised().sentence());
        return found.with(
                songs,
                found.refused().stream()
                        .filter(refusal -> !Path.of(refusal.path()).equals(file))
                        .toList(),
                notes);
    }

    private static String orElse(@Nullable String given, String other) {
        return given == null ? other : given;
    }

    private static Optional<String> column(Table table, String name) throws BadInputException {
        Optional<String> column = Columns.find(table, name);
        if (column.isEmpty()) {
            throw new BadInputException("'" + table.name() + "' has no column '" + name
                    + "', which ESC-50 has. Put the data set's own file back, or move it away.");
        }
        return column;
    }
}
