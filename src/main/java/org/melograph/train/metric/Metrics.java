package org.melograph.train.metric;

import java.util.Arrays;
import java.util.List;
import org.melograph.base.Tensor;

/**
 * Scores of predicted classes, defined as scikit-learn defines them ({@code accuracy_score}, {@code
 * balanced_accuracy_score}, {@code f1_score(average="macro")}, {@code log_loss}, {@code confusion_matrix}). Classes are
 * counted from 0; {@code truth} and {@code predicted} are equally long. No examples give NaN.
 */
public final class Metrics {
    /** Probabilities are clipped to float32's machine epsilon away from 0 and 1, as scikit-learn does for float32. */
    private static final double EPSILON = Math.ulp(1f);

    private Metrics() {}

    /** The part of examples that are named right, 0 to 1. */
    public static double accuracy(int[] truth, int[] predicted) {
        int right = 0;
        for (int i = 0; i < truth.length; i++) {
            right += truth[i] == predicted[i] ? 1 : 0;
        }
        return truth.length == 0 ? Double.NaN : (double) right / truth.length;
    }

    /** The mean recall of the classes that occur in {@code truth}, 0 to 1. */
    public static double balancedAccuracy(int[] truth, int[] predicted, int classes) {
        return ClassCounts.of(truth, predicted, classes).balancedAccuracy();
    }

    /** The mean F1 of the classes that occur in {@code truth} or {@code predicted}, 0 to 1. */
    public static double macroF1(int[] truth, int[] predicted, int classes) {
        return ClassCounts.of(truth, predicted, classes).macroF1();
    }

    /**
     * The mean negative log probability of the right class, in nats.
     *
     * @param probabilities axes {@code [example, class]}, rows sum to 1
     */
    public static double logLoss(Tensor probabilities, int[] truth) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += logLoss(probabilities.at(i, truth[i]));
        }
        return truth.length == 0 ? Double.NaN : sum / truth.length;
    }

    /** The negative log, in nats, of the probability that the right class was given; NaN for NaN. */
    public static double logLoss(float probability) {
        return -Math.log(Math.clamp((double) probability, EPSILON, 1 - EPSILON));
    }

    /** Examples by true class (outer) and predicted class (inner). */
    public static List<List<Integer>> confusion(int[] truth, int[] predicted, int classes) {
        Integer[][] counts = new Integer[classes][classes];
        for (Integer[] row : counts) {
            Arrays.fill(row, 0);
        }
        for (int i = 0; i < truth.length; i++) {
            counts[truth[i]][predicted[i]]++;
        }
        return Arrays.stream(counts).map(List::of).toList();
    }
}
