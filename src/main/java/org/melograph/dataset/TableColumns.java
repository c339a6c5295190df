package org.melograph.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;
import org.melograph.io.source.SourceSpec;
import org.melograph.io.source.TagColumns;
import org.melograph.music.Table;

/**
 * The columns of a table that are numbers, and what a user should know about the choice.
 *
 * @param columns names, in the table's order
 * @param notes one sentence for each column that was left out, or that holds cells which are no numbers
 */
public record TableColumns(List<String> columns, List<String> notes) {
    /** The part of a column's cells that must be numbers for it to count as numeric; the others become missing. */
    private static final double NUMERIC_PART = 0.9;

    private static final Set<String> MISSING = Set.of("", "?", "na", "n/a", "nan", "null", "none", "-");

    public TableColumns {
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
    }

    /**
     * Chooses the numeric columns of a collection's table: all but its label, the number its
     * classes are made from, its group, its tags, the columns that fix a
     * split, and what the user drops.
     *
     * @throws BadInputException when a named column does not exist, or no numeric column is left
     */
    public static TableColumns choose(Table table, SourceSpec source) throws BadInputException {
        Set<String> excluded = new HashSet<>(source.dropColumns());
        source.labelColumnIn(table).ifPresent(excluded::add);
        source.groupColumnIn(table).ifPresent(excluded::add);
        source.decileColumnIn(table).ifPresent(excluded::add);
        for (String reserved : List.of("label", "group", "split", "fold")) {
            if (table.column(reserved).isPresent()) {
                excluded.add(reserved);
            }
        }
        return choose(table, excluded);
    }

    /**
     * Chooses the numeric columns. A column of numbers that are mere names (a row number, a track id) looks like any
     * other: the user excludes it.
     *
     * @param excluded columns that are no features: the label, the group, and what the user drops
     * @throws BadInputException when an excluded column does not exist, or no numeric column is left
     */
    public static TableColumns choose(Table table, Set<String> excluded) throws BadInputException {
        for (String name : excluded) {
            position(table, name);
        }
        List<String> numeric = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            String name = table.columns().get(c);
            if (excluded.contains(name) || TagColumns.isTag(name)) {
                continue;
            }
            int filled = 0;
            int numbers = 0;
            for (List<String> row : table.rows()) {
                String cell = row.get(c).strip();
                if (!isMissing(cell)) {
                    filled++;
                    numbers += Float.isNaN(number(cell)) ? 0 : 1;
                }
            }
            if (filled == 0) {
                notes.add("Column '" + name + "' is empty and was left out.");
            } else if (numbers < NUMERIC_PART * filled) {
                notes.add("Column '" + name + "' is text and was left out.");
            } else {
                numeric.add(name);
                if (numbers < filled) {
                    notes.add((filled - numbers) + " cells of column '" + name
                            + "' are no numbers and count as missing.");
                }
            }
        }
        if (numeric.isEmpty()) {
            throw new BadInputException("'" + table.name()
                    + "' has no column of numbers to learn from. Drop fewer columns or choose another table.");
        }
        return new TableColumns(numeric, notes);
    }

    /**
     * The numbers of one row, a missing one as NaN.
     *
     * @param columns names, in the order wanted
     * @return axes {@code [column]}
     * @throws BadInputException when the table lacks a column or the row has no number at all
     */
    public static Tensor row(Table table, int row, List<String> columns) throws BadInputException {
        float[] values = new float[columns.size()];
        boolean anything = false;
        for (int i = 0; i < values.length; i++) {
            values[i] = number(
                    table.rows().get(row).get(position(table, columns.get(i))).strip());
            anything |= !Float.isNaN(values[i]);
        }
        if (!anything) {
            throw new BadInputException(
                    "Row " + (row + 1) + " of '" + table.name() + "' has no number in any of its feature columns.");
        }
        return Tensor.wrap(values, new Axis("column", values.length));
    }

    private static int position(Table table, String column) throws BadInputException {
        return table.column(column)
                .orElseThrow(() -> new BadInputException("'" + table.name() + "' has no column '" + column
                        + "'. Its columns are: " + String.join(", ", table.columns()) + "."));
    }

    private static boolean isMissing(String cell) {
        return cell.length() <= 4 && MISSING.contains(cell.toLowerCase(Locale.ROOT));
    }

    private static float number(String cell) {
        if (isMissing(cell)) {
            return Float.NaN;
        }
        try {
            float value = Float.parseFloat(cell);
            return Float.isFinite(value) ? value : Float.NaN;
        } catch (NumberFormatException e) {
            return Float.NaN;
        }
    }
}
