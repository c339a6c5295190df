package org.melograph.zoo.classical;

import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.model.InputShape;

/** A linear score for each class. */
public final class LogisticRegression extends ClassicalArchitecture {
    /** A regression. */
    public LogisticRegression() {
        super("weights");
    }

    @Override
    public String id() {
        return "logistic-regression";
    }

    @Override
    public String title() {
        return "Logistic regression";
    }

    @Override
    public String source() {
        return "A baseline of Chen, 'Convolutional Recurrent Music Sequence Classification and Generation':"
                + " multinomial, with a penalty on the squares of the coefficients, fitted by limited memory BFGS as"
                + " scikit-learn does." + OUR_INPUT;
    }

    @Override
    List<Param> ownParams() {
        return List.of(new Param.Real(
                "c",
                "C",
                "How much errors count against large coefficients; more fits closer. N-grams want some 100.",
                0.1,
                1e-6,
                1e6));
    }

    @Override
    List<Map<String, String>> grid() {
        return Tuning.combinations(new Tuning.Values("c", "0.001", "0.01", "0.1", "1.0", "10.0", "100.0", "1000.0"));
    }

    @Override
    public long weights(InputShape input, int classes, Params params) {
        return (ClassicalInput.statistics(input, params) + 1L) * classes;
    }

    @Override
    Classifier fit(TrainingRows rows, Params params, long seed, int threads, Job job) throws StoppedException {
        job.report(0, "Fitting");
        SoftmaxLoss loss = new SoftmaxLoss(rows, params.real("c"));
        double[] fitted = Descent.from0(loss::at, loss.size(), job);
        float[] coefficients = new float[rows.classes * rows.width];
        float[] intercepts = new float[rows.classes];
        for (int k = 0; k < rows.classes; k++) {
            int from = k * (rows.width + 1);
            for (int j = 0; j < rows.width; j++) {
                coefficients[k * rows.width + j] = (float) fitted[from + j];
            }
            intercepts[k] = (float) fitted[from + rows.width];
        }
        return new LogisticClassifier(coefficients, intercepts);
    }

    @Override
    Classifier load(StoredWeights weights, int statistics, int classes, Params params) throws BadInputException {
        return LogisticClassifier.load(weights, statistics, classes);
    }
}
