package org.melograph.zoo.classical;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;

/**
 * One linear score for each class, squeezed to a probability by the logistic function and normalised to sum 1.
 *
 * <p>Weights: {@code center} and {@code scale}, axes {@code [statistic]}, standardise the statistics; {@code coefficients},
 * axes {@code [class, statistic]}, and {@code intercepts}, axes {@code [class]}, give the scores.
 */
final class LogisticModel implements Model {
    private final ModelSpec spec;
    private final boolean summarised;
    private final int statistics;
    private float[] center;
    private float[] scale;
    private float[] coefficients;
    private float[] intercepts;

    /** A model that knows nothing yet: every class is as likely. */
    LogisticModel(ModelSpec spec) {
        this.spec = spec;
        this.summarised = LogisticRegression.summarises(spec.params());
        this.statistics = LogisticRegression.statistics(spec.input(), spec.params());
        this.center = new float[statistics];
        this.scale = new float[statistics];
        java.util.Arrays.fill(scale, 1);
        this.coefficients = new float[spec.labels().size() * statistics];
        this.intercepts = new float[spec.labels().size()];
    }

    /** Takes fitted numbers over. */
    void set(float[] newCenter, float[] newScale, float[] newCoefficients, float[] newIntercepts) {
        this.center = newCenter;
        this.scale = newScale;
        this.coefficients = newCoefficients;
        this.intercepts = newIntercepts;
    }

    /**
     * Takes stored numbers.
     *
     * @throws BadInputException when one is missing, has another shape, or is not finite
     */
    void load(Map<String, Tensor> weights) throws BadInputException {
        Map<String, Tensor> expected = weights();
        if (!weights.keySet().equals(expected.keySet())) {
            throw new BadInputException("These weights belong to another model: found " + weights.keySet() + ", needed "
                    + expected.keySet() + ".");
        }
        for (Map.Entry<String, Tensor> entry : weights.entrySet()) {
            Tensor needed = expected.get(entry.getKey());
            if (needed == null || !entry.getValue().shape().equals(needed.shape())) {
                throw new BadInputException("The weights '" + entry.getKey() + "' have the shape "
                        + entry.getValue().shape() + ", the model needs " + (needed == null ? "none" : needed.shape())
                        + ".");
            }
            if (!entry.getValue().isFinite()) {
                throw new BadInputException(
                        "The weights '" + entry.getKey() + "' hold a value that is no finite number.");
            }
        }
        set(
                values(weights, "center"),
                values(weights, "scale"),
                values(weights, "coefficients"),
                values(weights, "intercepts"));
    }

    private static float[] values(Map<String, Tensor> weights, String name) throws BadInputException {
        Tensor tensor = weights.get(name);
        if (tensor == null) {
            throw new BadInputException("The weights '" + name + "' are missing.");
        }
        return tensor.values().clone();
    }

    @Override
    public ModelSpec spec() {
        return spec;
    }

    /** The statistics of stacked examples, not yet standardised: axes {@code [example][statistic]}. */
    double[][] describe(Tensor inputs, @Nullable Tensor mask) {
        spec.check(inputs, mask);
        if (summarised) {
            return SummaryStatistics.of(inputs, mask);
        }
        double[][] rows = new double[inputs.size(0)][statistics];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < statistics; j++) {
                rows[i][j] = inputs.values()[i * statistics + j];
            }
        }
        return rows;
    }

    @Override
    public Tensor predict(Tensor inputs, @Nullable Tensor mask) {
        Tensor rows = embed(inputs, mask);
        int examples = rows.size(0);
        int classes = spec.labels().size();
        float[] probabilities = new float[examples * classes];
        double[] row = new double[classes];
        for (int i = 0; i < examples; i++) {
            double total = 0;
            for (int c = 0; c < classes; c++) {
                double score = intercepts[c];
                for (int j = 0; j < statistics; j++) {
                    score += coefficients[c * statistics + j] * rows.values()[i * statistics + j];
                }
                row[c] = 1 / (1 + Math.exp(-score));
                total += row[c];
            }
            for (int c = 0; c < classes; c++) {
                probabilities[i * classes + c] = (float) (total > 0 ? row[c] / total : 1.0 / classes);
            }
        }
        return Tensor.wrap(probabilities, inputs.axis(0), new Axis("class", classes));
    }

    @Override
    public Tensor embed(Tensor inputs, @Nullable Tensor mask) {
        double[][] rows = describe(inputs, mask);
        float[] scaled = new float[rows.length * statistics];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < statistics; j++) {
                scaled[i * statistics + j] = (float) ((rows[i][j] - center[j]) / scale[j]);
            }
        }
        return Tensor.wrap(scaled, inputs.axis(0), new Axis("dimension", statistics));
    }

    @Override
    public Map<String, Tensor> weights() {
        Axis statistic = new Axis("statistic", statistics);
        Axis classAxis = new Axis("class", spec.labels().size());
        Map<String, Tensor> weights = new LinkedHashMap<>();
        weights.put("center", Tensor.copyOf(center, statistic));
        weights.put("scale", Tensor.copyOf(scale, statistic));
        weights.put("coefficients", Tensor.copyOf(coefficients, classAxis, statistic));
        weights.put("intercepts", Tensor.copyOf(intercepts, classAxis));
        return weights;
    }

    @Override
    public void close() {}
}
