package org.melograph.io.source;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.music.Song;
import org.melograph.music.Table;

/** The columns {@code split} and {@code fold}, with which a table says itself how its songs are divided. */
final class SplitColumns {
    private final Table table;
    private final Optional<String> split;
    private final Optional<String> fold;

    SplitColumns(Table table) {
        this.table = table;
        this.split = Columns.find(table, "split");
        this.fold = Columns.find(table, "fold");
    }

    /**
     * {@code train}, {@code valid} or {@code test}, whichever usual word the row uses, or {@link Song#NO_PART}; null where
     * it says nothing.
     */
    @Nullable
    String split(List<String> row) throws BadInputException {
        String said = Columns.cell(table, row, split);
        return switch (said == null ? "" : said.toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "train", "training" -> "train";
            case "valid", "val", "validation", "dev" -> "valid";
            case "test", "testing" -> "test";
            case Song.NO_PART -> Song.NO_PART;
            default ->
                throw new BadInputException("'" + table.name() + "' says '" + said
                        + "' in its column 'split'. Say train, valid, test or none.");
        };
    }

    /** The fold the row names; null where it names none. */
    @Nullable
    String fold(List<String> row) {
        return Columns.cell(table, row, fold);
    }
}
