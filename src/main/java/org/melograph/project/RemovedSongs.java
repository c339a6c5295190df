package org.melograph.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Songs that were taken off the list, with everything the library knew of them, to be put back.
 *
 * @param rows of the table of songs first, then of those that refer to it
 */
public record RemovedSongs(List<Row> rows) {
    public RemovedSongs {
        rows = List.copyOf(rows);
    }

    /**
     * One row of a table.
     *
     * @param values of the columns in their order
     */
    public record Row(String table, List<String> columns, List<@Nullable Object> values) {
        public Row {
            columns = List.copyOf(columns);
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }
}
