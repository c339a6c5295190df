package org.melograph.zoo.classical;

import java.util.LinkedHashMap;
import java.util.Map;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;

/**
 * One linear score for each class; their softmax is the probability.
 *
 * <p>Weights: {@code coefficients}, axes {@code [class, statistic]}, and {@code intercepts}, axes {@code [class]}.
 */
final class LogisticClassifier implements Classifier {
    private final float[] coefficients;
    private final float[] intercepts;
    private final int statistics;

    LogisticClassifier(float[] coefficients, float[] intercepts) {
        this.coefficients = coefficients;
        this.intercepts = intercepts;
        this.statistics = coefficients.length / intercepts.length;
    }

    static LogisticClassifier load(StoredWeights stored, int statistics, int classes) throws BadInputException {
        return new LogisticClassifier(
                stored.take("coefficients", classes, statistics).values().clone(),
                stored.take("intercepts", classes).values().clone());
    }

    @Override
    public void classify(float[] rows, int row, double[] into) {
        for (int c = 0; c < into.length; c++) {
            into[c] = intercepts[c] + Dense.dot(coefficients, c * statistics, rows, row * statistics, statistics);
        }
        Votes.softmax(into, 1);
    }

    @Override
    public Map<String, Tensor> weights() {
        Axis classAxis = new Axis("class", intercepts.length);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        weights.put("coefficients", Tensor.copyOf(coefficients, classAxis, new Axis("statistic", statistics)));
        weights.put("intercepts", Tensor.copyOf(intercepts, classAxis));
        return weights;
    }
}
