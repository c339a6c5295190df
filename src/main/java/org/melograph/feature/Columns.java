package org.melograph.feature;

import java.util.List;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.music.Item;
import org.melograph.music.Row;

/** The numbers of a table's row as they stand there; a missing one stays NaN, for the data set to fill. */
public final class Columns implements Feature {
    private static final FeatureSpec SPEC = new FeatureSpec(
            "columns", "Columns", Row.class, List.of("channel", "column"), List.of(), "The table's numeric columns");

    Columns() {}

    @Override
    public FeatureSpec spec() {
        return SPEC;
    }

    @Override
    public Tensor extract(Item item, Params params, Job job) throws BadInputException {
        Row row = FeatureSpec.need(Row.class, item, SPEC);
        if (row.columns().isEmpty()) {
            throw new BadInputException("'" + row.id() + "' has no numeric columns. Choose another table.");
        }
        return Tensor.wrap(
                row.values().values(),
                new Axis("channel", 1),
                new Axis("column", row.columns().size()));
    }

    @Override
    public TimeGrid timeGrid(Params params) {
        return TimeGrid.NONE;
    }
}
