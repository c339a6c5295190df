package org.melograph.app.paper;

import java.util.List;

/**
 * A table as a paper prints it.
 *
 * @param rows each as long as the header
 */
public record PrintedTable(String title, List<String> header, List<List<String>> rows) {
    public PrintedTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        int width = header.size();
        if (rows.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("A row of '" + title + "' is not as long as its header.");
        }
    }
}
