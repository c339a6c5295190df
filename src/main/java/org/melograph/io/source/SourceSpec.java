package org.melograph.io.source;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names a collection of songs: a folder with one sub-folder per label, a manifest CSV with columns
 * {@code path,label,group[,split][,fold]}, or a table whose rows are the songs.
 *
 * @param location the folder or file
 * @param labelColumn for a table, the column that holds the class; null for {@code label}
 * @param groupColumn for a table, the column that must not be torn apart by a split; null for {@code group} or none
 * @param dropColumns for a table, columns that are no features
 * @param groupFile a CSV with {@code path,group} for a folder; null for none
 */
public record SourceSpec(
        Path location,
        @Nullable String labelColumn,
        @Nullable String groupColumn,
        List<String> dropColumns,
        @Nullable Path groupFile) {
    public SourceSpec {
        dropColumns = List.copyOf(dropColumns);
    }

    /** A folder or file with nothing else said. */
    public static SourceSpec of(Path location) {
        return new SourceSpec(location, null, null, List.of(), null);
    }
}
