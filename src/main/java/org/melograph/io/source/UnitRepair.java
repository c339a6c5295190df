package org.melograph.io.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.melograph.io.table.UnitGap;
import org.melograph.music.Table;
import org.melograph.music.TableReading;
import org.melograph.music.TableReading.UnitFactor;

/**
 * A table whose columns have one unit each, and what was done to it.
 *
 * @param table with the cells of the smaller numbers multiplied
 * @param notes one sentence for each column that was repaired
 * @param units what was done, to do it again to another table
 */
record UnitRepair(Table table, List<String> notes, List<UnitFactor> units) {
    UnitRepair {
        notes = List.copyOf(notes);
        units = List.copyOf(units);
    }

    /** Repairs every column but those excluded. */
    static UnitRepair of(Table table, Set<String> excluded) {
        List<UnitFactor> found = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            if (!excluded.contains(table.columns().get(c))) {
                found(table, c).ifPresent(found::add);
            }
        }
        return repaired(table, found, "Column '%s' mixed two units: %,d values up to %s were multiplied by %,.0f.");
    }

    /** Does again what was done to another table, however few rows there are now; columns that are missing are passed over. */
    static UnitRepair again(Table table, TableReading before) {
        return repaired(
                table,
                before.units(),
                "Column '%s' is read as when the model was trained: %,d values up to %s were multiplied by %,.0f.");
    }

    private static Optional<UnitFactor> found(Table table, int column) {
        Optional<UnitGap> gap = UnitGap.in(numbers(table.rows(), column));
        // Halfway on the scale of ratios: another table's values may lie a little further into the gap.
        return gap.flatMap(UnitGap::factor)
                .map(factor -> new UnitFactor(
                        table.columns().get(column),
                        Math.sqrt(gap.get().lowLargest() * gap.get().highSmallest()),
                        factor));
    }

    private static UnitRepair repaired(Table table, List<UnitFactor> units, String sentence) {
        List<List<String>> rows = new ArrayList<>();
        table.rows().forEach(row -> rows.add(new ArrayList<>(row)));
        List<String> notes = new ArrayList<>();
        for (UnitFactor unit : units) {
            int column = table.columns().indexOf(unit.column());
            if (column < 0) {
                continue;
            }
            double[] values = numbers(rows, column);
            int count = 0;
            double largest = 0;
            for (int i = 0; i < values.length; i++) {
                if (values[i] > 0 && values[i] < unit.below()) {
                    rows.get(i).set(column, Double.toString(values[i] * unit.factor()));
                    count++;
                    largest = Math.max(largest, values[i]);
                }
            }
            if (count > 0) {
                notes.add(String.format(
                        Locale.ROOT, sentence, unit.column(), count, Double.toString(largest), unit.factor()));
            }
        }
        return new UnitRepair(new Table(table.name(), table.columns(), rows), notes, units);
    }

    private static double[] numbers(List<List<String>> rows, int column) {
        return rows.stream().mapToDouble(row -> number(row.get(column))).toArray();
    }

    private static double number(String cell) {
        try {
            return Double.parseDouble(cell.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
