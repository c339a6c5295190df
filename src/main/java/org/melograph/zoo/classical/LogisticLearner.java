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
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.model.Batch;
import org.melograph.model.Learner;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;

/** Fits a {@link LogisticModel} with liblinear's trust region Newton solver, one class against the rest. */
final class LogisticLearner implements Learner.OneShot {
    private static final double TOLERANCE = 1e-4;

    /** The score of a class without examples: as good as never. */
    private static final float NEVER = -30;

    private final LogisticModel model;
    private final ModelSpec spec;

    static {
        Linear.disableDebugOutput();
    }

    LogisticLearner(ModelSpec spec) {
        this.spec = spec;
        this.model = new LogisticModel(spec);
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public void fit(List<Batch> training, Job job) throws BadInputException, StoppedException {
        List<double[]> rows = new ArrayList<>();
        List<Double> labels = new ArrayList<>();
        int classes = spec.labels().size();
        double[] weightSums = new double[classes];
        int[] counts = new int[classes];
        for (Batch batch : training) {
            job.throwIfStopped();
            rows.addAll(Arrays.asList(model.describe(batch.inputs(), batch.mask())));
            Tensor weights = batch.weights();
            for (int i = 0; i < batch.size(); i++) {
                int label = (int) batch.targets().values()[i];
                labels.add((double) label);
                weightSums[label] += weights == null ? 1 : weights.values()[i];
                counts[label]++;
            }
        }
        if (Arrays.stream(counts).filter(n -> n > 0).count() < 2) {
            throw new BadInputException(
                    "The training part has songs of one class only. Add songs with another label or split differently.");
        }
        job.report(0.1, "Fitting");
        int statistics = rows.getFirst().length;
        float[] center = new float[statistics];
        float[] scale = new float[statistics];
        standardise(rows, center, scale);

        Parameter parameter = new Parameter(SolverType.L2R_LR, spec.params().real("c"), TOLERANCE);
        parameter.setWeights(classWeights(weightSums, counts), range(classes));
        Problem problem = problem(rows, labels, center, scale);
        job.throwIfStopped();
        take(Linear.train(problem, parameter), center, scale);
        job.report(1, "Fitted");
    }

    private static void standardise(List<double[]> rows, float[] center, float[] scale) {
        for (int j = 0; j < center.length; j++) {
            double sum = 0;
            for (double[] row : rows) {
                sum += row[j];
            }
            double mean = sum / rows.size();
            double squares = 0;
            for (double[] row : rows) {
                squares += (row[j] - mean) * (row[j] - mean);
            }
            double deviation = Math.sqrt(squares / rows.size());
            center[j] = (float) mean;
            // A statistic that never changes says nothing; dividing by 1 leaves it at 0.
            scale[j] = deviation < 1e-9 ? 1 : (float) deviation;
        }
    }

    private static Problem problem(List<double[]> rows, List<Double> labels, float[] center, float[] scale) {
        int statistics = center.length;
        Problem problem = new Problem();
        problem.l = rows.size();
        problem.n = statistics + 1;
        problem.bias = 1;
        problem.y = labels.stream().mapToDouble(Double::doubleValue).toArray();
        problem.x = new Feature[rows.size()][];
        for (int i = 0; i < problem.l; i++) {
            Feature[] row = new Feature[statistics + 1];
            for (int j = 0; j < statistics; j++) {
                row[j] = new FeatureNode(j + 1, (rows.get(i)[j] - center[j]) / scale[j]);
            }
            row[statistics] = new FeatureNode(statistics + 1, 1);
            problem.x[i] = row;
        }
        return problem;
    }

    /** The mean weight of each class's examples; 1 for a class without any. */
    private static double[] classWeights(double[] sums, int[] counts) {
        double[] weights = new double[sums.length];
        for (int c = 0; c < sums.length; c++) {
            weights[c] = counts[c] == 0 ? 1 : sums[c] / counts[c];
        }
        return weights;
    }

    private static int[] range(int n) {
        int[] all = new int[n];
        for (int i = 0; i < n; i++) {
            all[i] = i;
        }
        return all;
    }

    /** liblinear numbers classes as it met them, and gives two classes one row of weights. */
    private void take(de.bwaldvogel.liblinear.Model fitted, float[] center, float[] scale) {
        int statistics = center.length;
        int[] order = fitted.getLabels();
        double[] weights = fitted.getFeatureWeights();
        int rows = order.length == 2 ? 1 : order.length;
        float[] coefficients = new float[spec.labels().size() * statistics];
        float[] intercepts = new float[spec.labels().size()];
        Arrays.fill(intercepts, NEVER);
        for (int k = 0; k < order.length; k++) {
            int row = rows == 1 ? 0 : k;
            double sign = rows == 1 && k == 1 ? -1 : 1;
            for (int j = 0; j < statistics; j++) {
                coefficients[order[k] * statistics + j] = (float) (sign * weights[j * rows + row]);
            }
            intercepts[order[k]] = (float) (sign * weights[statistics * rows + row]);
        }
        model.set(center, scale, coefficients, intercepts);
    }

    @Override
    public void close() {}
}
