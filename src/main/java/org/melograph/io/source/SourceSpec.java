package org.melograph.io.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.music.Table;

/**
 * Names a collection of songs: a folder with one sub-folder per label, a manifest CSV with columns
 * {@code path,label,group[,split][,fold][,lyrics]}, a table whose rows are the songs, or songs of the Million Song Dataset.
 *
 * @param location the folder or file
 * @param labelColumn for a table, the column that holds the class; null for {@code label} or {@code class}
 * @param groupColumn for a table, the column that must not be torn apart by a split; null for {@code group} or none
 * @param dropColumns for a table, columns that are no features
 * @param groupFile a CSV with {@code path,group} for a folder or {@code row,group} for a table; null for none
 * @param repairUnits for a table, whether columns that mix two units are brought to one
 * @param keepOpposites whether a tag {@code NOT-x} is a tag of its own instead of the opposite of {@code x}
 * @param beside for songs of the Million Song Dataset, files that tell more of them and lie elsewhere: genres, lyrics, play
 *     counts; which is which shows in their lines
 * @param deciles what the class is made from instead of a label: a column of a table or manifest, for songs of the Million
 *     Song Dataset one of {@link #CATALOGUE_NUMBERS}; each song falls in one of ten equal parts by its rank; null for none
 */
public record SourceSpec(
        Path location,
        @Nullable String labelColumn,
        @Nullable String groupColumn,
        List<String> dropColumns,
        @Nullable Path groupFile,
        boolean repairUnits,
        boolean keepOpposites,
        List<Path> beside,
        @Nullable String deciles) {
    /** What is known of a song of the Million Song Dataset as a number. */
    public static final List<String> CATALOGUE_NUMBERS = List.of("plays", "hotttnesss", "year");

    public SourceSpec {
        dropColumns = List.copyOf(dropColumns);
        beside = List.copyOf(beside);
    }

    /** A source whose units stay as they are. */
    public SourceSpec(
            Path location,
            @Nullable String labelColumn,
            @Nullable String groupColumn,
            List<String> dropColumns,
            @Nullable Path groupFile) {
        this(location, labelColumn, groupColumn, dropColumns, groupFile, false, false, List.of(), null);
    }

    /** A source of which one place tells everything. */
    public SourceSpec(
            Path location,
            @Nullable String labelColumn,
            @Nullable String groupColumn,
            List<String> dropColumns,
            @Nullable Path groupFile,
            boolean repairUnits,
            boolean keepOpposites) {
        this(location, labelColumn, groupColumn, dropColumns, groupFile, repairUnits, keepOpposites, List.of(), null);
    }

    /** A source whose opposite tags are merged. */
    public SourceSpec(
            Path location,
            @Nullable String labelColumn,
            @Nullable String groupColumn,
            List<String> dropColumns,
            @Nullable Path groupFile,
            boolean repairUnits) {
        this(location, labelColumn, groupColumn, dropColumns, groupFile, repairUnits, false, List.of(), null);
    }

    /** A folder or file with nothing else said. */
    public static SourceSpec of(Path location) {
        return new SourceSpec(location, null, null, List.of(), null);
    }

    /** The same source at another location, such as the same one written in full. */
    public SourceSpec at(Path other) {
        return new SourceSpec(
                other, labelColumn, groupColumn, dropColumns, groupFile, repairUnits, keepOpposites, beside, deciles);
    }

    /**
     * The column of numbers that is divided in ten; empty where none is asked for.
     *
     * @throws BadInputException when the table lacks it
     */
    public Optional<String> decileColumnIn(Table table) throws BadInputException {
        return deciles == null ? Optional.empty() : columnIn(table, deciles);
    }

    /**
     * The column that holds a table's classes: the one named, else {@code label} or {@code class} in any case of
     * letters; empty where the table has none of them.
     *
     * @throws BadInputException when the table lacks the column that is named
     */
    public Optional<String> labelColumnIn(Table table) throws BadInputException {
        return columnIn(table, labelColumn, "label", "class");
    }

    /**
     * The column that no split tears apart: the one named, else {@code group} in any case of letters; empty where the
     * table has neither.
     *
     * @throws BadInputException when the table lacks the column that is named
     */
    public Optional<String> groupColumnIn(Table table) throws BadInputException {
        return columnIn(table, groupColumn, "group");
    }

    private static Optional<String> columnIn(Table table, @Nullable String named, String... standard)
            throws BadInputException {
        if (named == null) {
            return Columns.find(table, standard);
        }
        if (table.column(named).isEmpty()) {
            throw new BadInputException("'" + table.name() + "' has no column '" + named + "'. Did you mean '"
                    + Params.nearest(named, table.columns()) + "'?");
        }
        return Optional.of(named);
    }
}
