package org.melograph.music;

import java.util.List;
import org.melograph.base.Provenance;
import org.melograph.base.Tensor;

/**
 * One row of a table, as numbers.
 *
 * @param columns the names of the numeric columns
 * @param values axes {@code [column]}; a missing value is NaN
 */
public record Row(String id, List<String> columns, Tensor values, Provenance origin) implements Item {
    public Row {
        columns = List.copyOf(columns);
        if (values.rank() != 1 || values.length() != columns.size()) {
            throw new IllegalArgumentException(columns.size() + " columns but " + values.shape() + " values.");
        }
    }
}
