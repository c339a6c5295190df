package org.melograph.zoo.classical;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;
import org.melograph.model.Batch;
import org.melograph.model.ModelSpec;

/**
 * Makes the row of numbers that stands for an example: its statistics, each with the training part's mean taken off and
 * divided by its deviation.
 *
 * <p>Weights: {@code center} and {@code scale}, axes {@code [statistic]}, and those of the description.
 */
final class RowMaker {
    private final ModelSpec spec;
    private final Description description;
    private final float[] center;
    private final float[] scale;

    private RowMaker(ModelSpec spec, Description description, float[] center, float[] scale) {
        this.spec = spec;
        this.description = description;
        this.center = center;
        this.scale = scale;
    }

    /** One that changes no statistic, of an input that is described without fitting. */
    static RowMaker plain(ModelSpec spec) {
        return plain(spec, new PlainDescription(spec));
    }

    private static RowMaker plain(ModelSpec spec, Description description) {
        float[] ones = new float[description.width()];
        Arrays.fill(ones, 1);
        return new RowMaker(spec, description, new float[description.width()], ones);
    }

    /** One whose description is fitted to a training part, and that changes no statistic yet. */
    static RowMaker describing(ModelSpec spec, List<Batch> training) throws BadInputException {
        if (ClassicalInput.countsWords(spec.params())) {
            return plain(spec, WordTerms.fit(spec, training));
        }
        return ClassicalInput.countsRuns(spec.params()) ? plain(spec, NGrams.fit(spec, training)) : plain(spec);
    }

    /** The same, standardising as rows of statistics, row-major, ask for. */
    RowMaker standardising(float[] statistics) {
        if (!description.standardised()) {
            return this;
        }
        int width = width();
        int rows = statistics.length / width;
        float[] means = new float[width];
        float[] deviations = new float[width];
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
            means[j] = (float) mean;
            // A statistic that never changes says nothing; dividing by 1 leaves it at 0 but for rounding.
            deviations[j] = deviation > 1e-6 * Math.abs(mean) && deviation > 1e-9 ? (float) deviation : 1;
        }
        return new RowMaker(spec, description, means, deviations);
    }

    static RowMaker load(ModelSpec spec, StoredWeights stored) throws BadInputException {
        int expected =
                ClassicalInput.learnsTerms(spec.params()) ? -1 : ClassicalInput.statistics(spec.input(), spec.params());
        float[] center = stored.take("center", expected).values();
        float[] scale = stored.take("scale", center.length).values();
        for (float s : scale) {
            if (!(s > 0)) {
                throw StoredWeights.unfit("scale", "hold " + s);
            }
        }
        Description description = description(spec, stored);
        if (description.width() != center.length) {
            throw StoredWeights.unfit("center", "are " + center.length + " for " + description.width() + " terms");
        }
        return new RowMaker(spec, description, center, scale);
    }

    private static Description description(ModelSpec spec, StoredWeights stored) throws BadInputException {
        if (ClassicalInput.countsWords(spec.params())) {
            return WordTerms.load(spec, stored);
        }
        return ClassicalInput.countsRuns(spec.params()) ? NGrams.load(spec, stored) : new PlainDescription(spec);
    }

    /** The length of a row. */
    int width() {
        return center.length;
    }

    /** The statistics of stacked examples, row-major, not yet scaled. */
    float[] statistics(Tensor inputs, @Nullable Tensor mask) {
        spec.check(inputs, mask);
        return description.of(inputs, mask);
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
        weights.putAll(description.weights());
        return weights;
    }
}
