package org.melograph.zoo.classical;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;
import org.melograph.model.ModelSpec;

/**
 * Makes the row of numbers that stands for an example: its statistics, each with the training part's mean taken off and
 * divided by its deviation.
 *
 * <p>Weights: {@code center} and {@code scale}, axes {@code [statistic]}.
 */
final class RowMaker {
    private final ModelSpec spec;
    private final float[] center;
    private final float[] scale;

    private RowMaker(ModelSpec spec, float[] center, float[] scale) {
        this.spec = spec;
        this.center = center;
        this.scale = scale;
    }

    /** One that changes no statistic. */
    static RowMaker plain(ModelSpec spec) {
        int width = ClassicalInput.statistics(spec.input(), spec.params());
        float[] ones = new float[width];
        Arrays.fill(ones, 1);
        return new RowMaker(spec, new float[width], ones);
    }

    /** One that standardises as rows of statistics, row-major, ask for. */
    static RowMaker fit(ModelSpec spec, float[] statistics) {
        int width = ClassicalInput.statistics(spec.input(), spec.params());
        int rows = statistics.length / width;
        float[] center = new float[width];
        float[] scale = new float[width];
        for (int j = 0; j < width; j++) {
            double sum = 0;
            for (int at = j; at < statistics.length; at += width) {
                sum += statistics[at];
            }
            double mean = sum / rows;
            double squares = 0;
            for (int at = j; at < statistics.length; at += width) {
                squares += (statistics[at] - mean) * (statistics[at] - mean);
            }
            double deviation = Math.sqrt(squares / rows);
            center[j] = (float) mean;
            // A statistic that never changes says nothing; dividing by 1 leaves it at 0 but for rounding.
            scale[j] = deviation > 1e-6 * Math.abs(mean) && deviation > 1e-9 ? (float) deviation : 1;
        }
        return new RowMaker(spec, center, scale);
    }

    static RowMaker load(ModelSpec spec, StoredWeights stored) throws BadInputException {
        int width = ClassicalInput.statistics(spec.input(), spec.params());
        float[] center = stored.take("center", width).values();
        float[] scale = stored.take("scale", width).values();
        for (float s : scale) {
            if (!(s > 0)) {
                throw StoredWeights.unfit("scale", "hold " + s);
            }
        }
        return new RowMaker(spec, center, scale);
    }

    /** The length of a row. */
    int width() {
        return center.length;
    }

    /** The statistics of stacked examples, row-major, not yet scaled. */
    float[] statistics(Tensor inputs, @Nullable Tensor mask) {
        spec.check(inputs, mask);
        return ClassicalInput.summarises(spec.params())
                ? SummaryStatistics.of(inputs, mask)
                : inputs.values().clone();
    }

    /** Scales rows of statistics in place. */
    void scale(float[] rows) {
        int width = width();
        for (int i = 0; i < rows.length; i += width) {
            for (int j = 0; j < width; j++) {
                rows[i + j] = (rows[i + j] - center[j]) / scale[j];
            }
        }
    }

    Map<String, Tensor> weights() {
        Axis statistic = new Axis("statistic", width());
        Map<String, Tensor> weights = new LinkedHashMap<>();
        weights.put("center", Tensor.copyOf(center, statistic));
        weights.put("scale", Tensor.copyOf(scale, statistic));
        return weights;
    }
}
