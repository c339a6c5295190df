package org.melograph.io.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.melograph.io.table.UnitGap;
import org.melograph.music.Table;

/**
 * A table whose columns have one unit each, and what was done to it.
 *
 * @param table with the cells of the smaller numbers multiplied
 * @param notes one sentence for each column that was repaired
 */
record UnitRepair(Table table, List<String> notes) {
    UnitRepair {
        notes = List.copyOf(notes);
    }

    /** Repairs every column but those excluded. */
    static UnitRepair of(Table table, Set<String> excluded) {
        List<List<String>> rows = new ArrayList<>();
        table.rows().forEach(row -> rows.add(new ArrayList<>(row)));
        List<String> notes = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            if (!excluded.contains(table.columns().get(c))) {
                repair(table.columns().get(c), c, rows, notes);
            }
        }
        return new UnitRepair(new Table(table.name(), table.columns(), rows), notes);
    }

    private static void repair(String name, int column, List<List<String>> rows, List<String> notes) {
        double[] values =
                rows.stream().mapToDouble(row -> number(row.get(column))).toArray();
        Optional<UnitGap> gap = UnitGap.in(values);
        Optional<Double> factor = gap.flatMap(UnitGap::factor);
        if (gap.isEmpty() || factor.isEmpty()) {
            return;
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0 && values[i] <= gap.get().lowLargest()) {
                rows.get(i).set(column, Double.toString(values[i] * factor.get()));
            }
        }
        notes.add(String.format(
                Locale.ROOT,
                "Column '%s' mixed two units: %,d values up to %s were multiplied by %,.0f.",
                name,
                gap.get().lowCount(),
                Double.toString(gap.get().lowLargest()),
                factor.get()));
    }

    private static double number(String cell) {
        try {
            return Double.parseDouble(cell.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
