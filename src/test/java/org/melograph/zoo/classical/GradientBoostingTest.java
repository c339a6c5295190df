package org.melograph.zoo.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;

final class GradientBoostingTest {
    private final GradientBoosting boosting = new GradientBoosting();

    private Classifier fitted(TrainingRows rows, Map<String, String> set) throws Exception {
        return boosting.fit(rows, Params.parse(boosting.params(), set), 1, 2, Job.silent());
    }

    /** Two classes on a line, parted at 0.5, every row of weight 1. */
    private static TrainingRows steps(int n) {
        float[] values = new float[n];
        int[] labels = new int[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i % 2;
            values[i] = labels[i];
            weights[i] = 1;
        }
        return new TrainingRows(values, 1, labels, weights, labels, 2);
    }

    @Test
    void aSingleRoundTakesNewtonsStep() throws Exception {
        Classifier classifier = fitted(steps(100), Map.of("rounds", "1", "learning_rate", "0.5"));
        double[] probabilities = new double[2];
        classifier.classify(new float[] {0}, 0, probabilities);
        // Both classes begin at 1/2: slope -1/2 and curvature 1/4 a row make steps of 0.5 * 2 up and down.
        assertEquals(1 / (1 + Math.exp(-2)), probabilities[0], 1e-6);
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws Exception {
        TrainingRows rows = Rows.clouds(300, 6, 3, 1, 1);
        Params params = Params.parse(boosting.params(), Map.of("rounds", "10"));
        assertEquals(
                boosting.fit(rows, params, 1, 1, Job.silent()).weights(),
                boosting.fit(rows, params, 1, 4, Job.silent()).weights());
    }

    @Test
    void moreRoundsFitCloser() throws Exception {
        TrainingRows rows = Rows.clouds(300, 4, 3, 1, 1);
        double few = Rows.accuracy(fitted(rows, Map.of("rounds", "3")), rows);
        double many = Rows.accuracy(fitted(rows, Map.of("rounds", "100")), rows);
        assertTrue(many > few, few + " then " + many);
        assertTrue(many > 0.98, "accuracy " + many);
    }

    @Test
    void rowsNeverSeenAreNamedAsWellAsTheCloudsAreApart() throws Exception {
        Classifier classifier = fitted(Rows.clouds(600, 6, 3, 2, 1), Map.of());
        // Two other middles lie four deviations away, so that no rule names more than .955 right.
        double accuracy = Rows.accuracy(classifier, Rows.clouds(600, 6, 3, 2, 2));
        assertTrue(accuracy > 0.9, "accuracy " + accuracy);
    }

    @Test
    void leavesWithFewerRowsThanAskedForAreNotMade() throws Exception {
        Classifier classifier = fitted(steps(30), Map.of("min_leaf", "20"));
        double[] probabilities = new double[2];
        classifier.classify(new float[] {0}, 0, probabilities);
        assertEquals(0.5, probabilities[0], 1e-6);
    }

    @Test
    void heavierRowsPullTheBaseline() throws Exception {
        TrainingRows even = steps(40);
        double[] weights = new double[40];
        for (int i = 0; i < 40; i++) {
            weights[i] = even.labels[i] == 0 ? 3 : 1;
        }
        TrainingRows heavy = new TrainingRows(new float[40], 1, even.labels, weights, even.groups, 2);
        double[] probabilities = new double[2];
        fitted(heavy, Map.of()).classify(new float[] {0}, 0, probabilities);
        assertEquals(0.75, probabilities[0], 1e-6);
    }

    @Test
    void stopsBetweenRounds() {
        TrainingRows rows = Rows.clouds(200, 4, 2, 0, 1);
        AtomicInteger questions = new AtomicInteger();
        Job stopped = new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                return questions.incrementAndGet() > 1;
            }
        };
        assertThrows(
                StoppedException.class, () -> boosting.fit(rows, Params.standard(boosting.params()), 1, 2, stopped));
    }
}
