package org.melograph.io.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.melograph.base.BadInputException;
import org.melograph.base.Refusal;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.music.Table;
import org.melograph.music.TableReading;
import org.melograph.music.TableReading.Tenths;

/** The songs that are the rows of a table of features. */
final class TableRows {
    private TableRows() {}

    static Collection list(SourceSpec spec, TableReading before, Table table) throws BadInputException {
        for (String dropped : spec.dropColumns()) {
            if (table.column(dropped).isEmpty()) {
                throw new BadInputException("'" + table.name() + "' has no column '" + dropped + "' to drop. It has "
                        + String.join(", ", table.columns()) + ".");
            }
        }
        Optional<String> label = spec.labelColumnIn(table);
        Optional<String> group = spec.groupColumnIn(table);
        Optional<String> title = Columns.find(table, "title", "track", "track name", "song", "name");
        Optional<String> artist = Columns.find(table, "artist", "artist name");
        boolean keepOpposites = spec.keepOpposites() || before.keepOpposites();
        SplitColumns splits = new SplitColumns(table);
        TagColumns tags = TagColumns.in(table, keepOpposites);
        Tenths known = Deciles.known(spec, before);
        Optional<String> numbered = Deciles.column(spec, before, table);
        List<Double> numbers = new ArrayList<>();
        List<Song> songs = new ArrayList<>(table.rows().size());
        List<Refusal> refused = new ArrayList<>();
        for (int number = 0; number < table.rows().size(); number++) {
            List<String> row = table.rows().get(number);
            String id = table.name() + "#" + number;
            String name = Columns.cell(table, row, title);
            String by = Columns.cell(table, row, artist);
            String together = Columns.cell(table, row, group);
            try {
                songs.add(new Song(
                        id,
                        spec.location(),
                        number,
                        name == null ? "row " + number : name,
                        by == null ? "" : by,
                        Columns.cell(table, row, label),
                        together == null ? id : together,
                        splits.split(row),
                        splits.fold(row),
                        tags.of(row)));
                numbers.add(Deciles.number(Columns.cell(table, row, numbered)));
            } catch (BadInputException e) {
                refused.add(new Refusal(id, e.reason()));
            }
        }
        if (numbered.isEmpty()) {
            return new Collection(
                    table.name(), songs, refused, table, List.of(), new TableReading(List.of(), keepOpposites, null));
        }
        Deciles.Divided divided = Deciles.divide(songs, numbers, numbered.get(), known);
        TableReading reading = new TableReading(List.of(), keepOpposites, divided.tenths());
        return new Collection(table.name(), divided.songs(), refused, table, divided.notes(), reading);
    }
}
