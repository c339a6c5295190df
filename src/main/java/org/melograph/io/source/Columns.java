package org.melograph.io.source;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.melograph.music.Table;

/** The cells of a table by what their columns are called, whatever the case of the letters. */
final class Columns {
    private Columns() {}

    /** The first of the names that the table has as a column, as the table writes it. */
    static Optional<String> find(Table table, String... names) {
        for (String name : names) {
            for (String column : table.columns()) {
                if (column.equalsIgnoreCase(name)) {
                    return Optional.of(column);
                }
            }
        }
        return Optional.empty();
    }

    /** The cell of a row in a column, without blanks around it; null where it is empty or there is no such column. */
    static @Nullable String cell(Table table, List<String> row, Optional<String> column) {
        Optional<Integer> position = column.flatMap(table::column);
        if (position.isEmpty()) {
            return null;
        }
        String cell = row.get(position.get()).strip();
        return cell.isEmpty() ? null : cell;
    }
}
