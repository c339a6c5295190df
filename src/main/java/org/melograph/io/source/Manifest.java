package org.melograph.io.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;
import org.melograph.io.words.LyricsText;
import org.melograph.music.Collection;
import org.melograph.music.Lyrics;
import org.melograph.music.Song;
import org.melograph.music.Table;
import org.melograph.music.TableReading;
import org.melograph.music.TableReading.Tenths;

/** The songs a table names by their paths, with what it says of them. */
final class Manifest {
    private Manifest() {}

    static Collection list(SourceSpec spec, TableReading before, Table table, Job job)
            throws BadInputException, StoppedException {
        Optional<String> path = Columns.find(table, "path");
        Optional<String> label = spec.labelColumnIn(table);
        Optional<String> group = spec.groupColumnIn(table);
        Optional<String> title = Columns.find(table, "title");
        Optional<String> artist = Columns.find(table, "artist");
        boolean keepOpposites = spec.keepOpposites() || before.keepOpposites();
        SplitColumns splits = new SplitColumns(table);
        TagColumns tags = TagColumns.in(table, keepOpposites);
        Optional<String> lyrics = Columns.find(table, "lyrics");
        Tenths known = Deciles.known(spec, before);
        Optional<String> number = Deciles.column(spec, before, table);
        List<Double> numbers = new ArrayList<>();
        List<Song> songs = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (List<String> row : table.rows()) {
            job.throwIfStopped();
            String id = Columns.cell(table, row, path);
            if (id == null) {
                refused.add(new Refusal(
                        table.name(), "A row of '" + table.name() + "' has no path. Give one or remove the row."));
                continue;
            }
            try {
                Path file = file(spec.location(), table, id, seen);
                String name = Columns.cell(table, row, title);
                String by = Columns.cell(table, row, artist);
                String together = Columns.cell(table, row, group);
                songs.add(new Song(
                        id,
                        file,
                        -1,
                        name == null ? String.valueOf(file.getFileName()) : name,
                        by == null ? "" : by,
                        Columns.cell(table, row, label),
                        together == null ? id : together,
                        splits.split(row),
                        splits.fold(row),
                        tags.of(row),
                        lyrics(spec.location(), file, Columns.cell(table, row, lyrics)),
                        false));
                numbers.add(Deciles.number(Columns.cell(table, row, number)));
            } catch (BadInputException e) {
                refused.add(new Refusal(id, e.reason()));
            }
        }
        if (number.isEmpty()) {
            return new Collection(
                    table.name(), songs, refused, null, List.of(), new TableReading(List.of(), keepOpposites, null));
        }
        Deciles.Divided divided = Deciles.divide(songs, numbers, number.get(), known);
        TableReading reading = new TableReading(List.of(), keepOpposites, divided.tenths());
        return new Collection(table.name(), divided.songs(), refused, null, divided.notes(), reading);
    }

    /** The words in the text that a row names, or in the one beside the song. */
    private static @Nullable Lyrics lyrics(Path manifest, Path song, @Nullable String named) throws BadInputException {
        try {
            return named == null
                    ? LyricsText.beside(song).orElse(null)
                    : LyricsText.read(manifest.resolveSibling(named));
        } catch (InvalidPathException e) {
            throw new BadInputException(
                    "'" + named + "' is no path of lyrics. Correct it in " + InputFile.quoted(manifest) + ".", e);
        }
    }

    private static Path file(Path manifest, Table table, String id, Set<String> seen) throws BadInputException {
        if (!seen.add(id)) {
            throw new BadInputException(
                    "'" + table.name() + "' names '" + id + "' twice; the first row counts. Remove the other.");
        }
        try {
            Path file = manifest.resolveSibling(id);
            InputFile.check(file);
            Sources.checkMusic(file);
            return file;
        } catch (InvalidPathException e) {
            throw new BadInputException("'" + id + "' is no path. Correct it in '" + table.name() + "'.", e);
        }
    }
}
