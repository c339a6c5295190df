package org.melograph.zoo.classical;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.model.InputShape;

/** A linear score for each class, fitted by liblinear. */
public final class LogisticRegression extends ClassicalArchitecture {
    private static final double TOLERANCE = 1e-4;

    /** The score of a class without examples: as good as never. */
    private static final float NEVER = -30;

    static {
        Linear.disableDebugOutput();
    }

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
        return "A baseline of Chen, 'Convolutional Recurrent Music Sequence Classification and Generation', fitted by "
                + "liblinear (Fan et al. 2008): L2-regularised, each class against the rest, the probabilities normalised "
                + "to sum 1." + OUR_INPUT;
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
        Parameter parameter = new Parameter(SolverType.L2R_LR, params.real("c"), TOLERANCE);
        parameter.setWeights(
                classWeights(rows), IntStream.range(0, rows.classes).toArray());
        Problem problem = problem(rows);
        job.throwIfStopped();
        return taken(Linear.train(problem, parameter), rows);
    }

    private static Problem problem(TrainingRows rows) {
        Problem problem = new Problem();
        problem.l = rows.size();
        problem.n = rows.width + 1;
        problem.bias = 1;
        problem.y = Arrays.stream(rows.labels).asDoubleStream().toArray();
        problem.x = new Feature[rows.size()][];
        for (int i = 0; i < problem.l; i++) {
            List<Feature> row = new ArrayList<>();
            for (int j = 0; j < rows.width; j++) {
                float value = rows.values[i * rows.width + j];
                if (value != 0) {
                    row.add(new FeatureNode(j + 1, value));
                }
            }
            row.add(new FeatureNode(rows.width + 1, 1));
            problem.x[i] = row.toArray(Feature[]::new);
        }
        return problem;
    }

    /** The mean weight of each class's examples; 1 for a class without any. */
    private static double[] classWeights(TrainingRows rows) {
        double[] sums = new double[rows.classes];
        int[] counts = new int[rows.classes];
        for (int i = 0; i < rows.size(); i++) {
            sums[rows.labels[i]] += rows.weights[i];
            counts[rows.labels[i]]++;
        }
        for (int c = 0; c < sums.length; c++) {
            sums[c] = counts[c] == 0 ? 1 : sums[c] / counts[c];
        }
        return sums;
    }

    /** liblinear numbers classes as it met them, and gives two classes one row of weights. */
    private static LogisticClassifier taken(de.bwaldvogel.liblinear.Model fitted, TrainingRows training) {
        int statistics = training.width;
        int[] order = fitted.getLabels();
        double[] weights = fitted.getFeatureWeights();
        int rows = order.length == 2 ? 1 : order.length;
        float[] coefficients = new float[training.classes * statistics];
        float[] intercepts = new float[training.classes];
        Arrays.fill(intercepts, NEVER);
        for (int k = 0; k < order.length; k++) {
            int row = rows == 1 ? 0 : k;
            double sign = rows == 1 && k == 1 ? -1 : 1;
            for (int j = 0; j < statistics; j++) {
                coefficients[order[k] * statistics + j] = (float) (sign * weights[j * rows + row]);
            }
            intercepts[order[k]] = (float) (sign * weights[statistics * rows + row]);
        }
        return new LogisticClassifier(coefficients, intercepts);
    }

    @Override
    Classifier load(StoredWeights weights, int statistics, int classes, Params params) throws BadInputException {
        return LogisticClassifier.load(weights, statistics, classes);
    }
}
