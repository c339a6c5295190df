package org.melograph.music;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of a table, or the numbers that are known of catalogued songs, became what a model learns from. A bundle
 * carries it, so that another table is read as the one the model was trained on.
 *
 * @param units the columns whose smaller numbers were brought to the unit of the larger
 * @param keepOpposites whether a tag {@code NOT-x} is a tag of its own
 * @param tenths how classes were made from a number; null where they were told
 */
public record TableReading(
        List<UnitFactor> units,
        boolean keepOpposites,
        @Nullable Tenths tenths) {
    /** Cells as they are written. */
    public static final TableReading AS_WRITTEN = new TableReading(List.of(), false, null);

    public TableReading {
        units = List.copyOf(units);
    }

    /**
     * A column that mixed two units.
     *
     * @param below the numbers above 0 and below this one were in the smaller unit's scale
     * @param factor what they are multiplied by; above 0
     */
    public record UnitFactor(String column, double below, double factor) {}

    /**
     * Ten classes by the rank of a number.
     *
     * @param of the column, or what is known of a catalogued song
     * @param cuts the nine numbers from which on a song falls in the next class, ascending
     */
    public record Tenths(String of, List<Double> cuts) {
        public Tenths {
            cuts = List.copyOf(cuts);
        }
    }

    /** Whether nothing was done to the cells. */
    public boolean isAsWritten() {
        return equals(AS_WRITTEN);
    }
}
