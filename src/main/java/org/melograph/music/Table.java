package org.melograph.music;

import java.util.List;
import java.util.Optional;

/**
 * A table of text cells as it stands in a file.
 *
 * @param name the file's name
 * @param columns the header
 * @param rows the cells, each row as long as the header; a missing cell is the empty text
 */
public record Table(String name, List<String> columns, List<List<String>> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The position of a column, if there is one of that name (case counts). */
    public Optional<Integer> column(String column) {
        int i = columns.indexOf(column);
        return i < 0 ? Optional.empty() : Optional.of(i);
    }
}
