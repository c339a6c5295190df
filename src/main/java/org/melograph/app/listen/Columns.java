package org.melograph.app.listen;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ExtractFeature.Report;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;
import org.melograph.feature.FeatureStretch;
import org.melograph.feature.TimeGrid;

/**
 * Successive columns of a feature, each pooled over several frames, on their way into one picture.
 *
 * @param perColumn frames in a column
 * @param first the number of the first column from the start of the recording
 * @param count how many columns
 * @param loudest the loudest value of the recording as far as it is known
 */
record Columns(FeatureStretch stretch, int perColumn, int first, int count, float loudest) {
    /** The columns as a feature of their own time grid; NaN where {@code columns} gives null. */
    Report report(IntFunction<float @Nullable []> columns) {
        float[][] all = new float[count][];
        int rows = 1;
        for (int c = 0; c < count; c++) {
            float[] column = columns.apply(first + c);
            if (column != null) {
                all[c] = column;
                rows = column.length;
            }
        }
        float[] values = new float[rows * count];
        Arrays.fill(values, Float.NaN);
        for (int c = 0; c < count; c++) {
            float[] column = all[c];
            if (column != null) {
                for (int row = 0, to = c; row < rows; row++, to += count) {
                    values[to] = column[row];
                }
            }
        }
        stretch.level(values, loudest);
        TimeGrid grid = stretch.feature().timeGrid(stretch.params());
        double middle = (double) first * perColumn + (perColumn - 1) / 2.0;
        String rowName = stretch.feature().spec().axes().getFirst();
        return new Report(
                stretch.feature().spec(),
                stretch.params(),
                new TimeGrid(grid.secondsAt(middle), grid.stepSeconds() * perColumn),
                Tensor.wrap(values, new Axis(rowName, rows), new Axis("frame", count)));
    }
}
