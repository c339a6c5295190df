package org.melograph.zoo.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;

final class RandomForestTest {
    private final RandomForest forest = new RandomForest();

    private Params params(Map<String, String> set) throws BadInputException {
        return Params.parse(forest.params(), set);
    }

    private Classifier fitted(TrainingRows rows, Map<String, String> set) throws Exception {
        return forest.fit(rows, params(set), 1, 2, Job.silent());
    }

    @Test
    void grownOutTreesNameAlmostEveryRowTheyGrewOn() throws Exception {
        TrainingRows rows = Rows.clouds(300, 6, 3, 1, 1);
        assertTrue(Rows.accuracy(fitted(rows, Map.of("trees", "100")), rows) > 0.99);
    }

    @Test
    void rowsNeverSeenAreNamedAsWellAsTheCloudsAreApart() throws Exception {
        Classifier classifier = fitted(Rows.clouds(600, 6, 3, 2, 1), Map.of("trees", "100"));
        // Two other middles lie four deviations away, so that no rule names more than .955 right.
        double accuracy = Rows.accuracy(classifier, Rows.clouds(600, 6, 3, 2, 2));
        assertTrue(accuracy > 0.92, "accuracy " + accuracy);
    }

    @Test
    void manyRowsAreCountedAndFewAreSortedToTheSameSplits() throws Exception {
        // A single threshold parts the classes, above and below the number of rows at which the search changes.
        for (int n : new int[] {100, 1000}) {
            float[] values = new float[n];
            int[] labels = new int[n];
            double[] weights = new double[n];
            for (int i = 0; i < n; i++) {
                values[i] = i;
                labels[i] = i < n / 3 ? 0 : 1;
                weights[i] = 1;
            }
            TrainingRows rows = new TrainingRows(values, 1, labels, weights, labels, 2);
            assertTrue(Rows.accuracy(fitted(rows, Map.of("trees", "30")), rows) >= 0.99, n + " rows");
        }
    }

    @Test
    void aLeafHoldsAtLeastAsManyRowsAsAskedFor() throws Exception {
        TrainingRows rows = Rows.clouds(200, 4, 2, 0, 1);
        int small = nodes(fitted(rows, Map.of("trees", "20", "min_leaf", "20")));
        // Two hundred rows make ten such leaves at most, and so nineteen nodes.
        assertTrue(small <= 20 * 19, small + " nodes");
    }

    private static int nodes(Classifier classifier) {
        Tensor sizes = classifier.weights().get("split_on");
        return sizes == null ? 0 : sizes.length();
    }

    @Test
    void rowsThatWeighNothingLikeTheOthersAreOutvoted() throws Exception {
        RandomGenerator random = Rng.of(3, "coins");
        int n = 400;
        float[] values = new float[n];
        int[] labels = new int[n];
        double[] weights = new double[n];
        int[] groups = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = random.nextInt(2);
            weights[i] = labels[i] == 0 ? 1 : 9;
            groups[i] = i;
        }
        TrainingRows rows = new TrainingRows(values, 1, labels, weights, groups, 2);
        double[] probabilities = new double[2];
        fitted(rows, Map.of()).classify(values, 0, probabilities);
        assertEquals(0.9, probabilities[1], 0.02);
    }

    @Test
    void treesThatLeadBackwardsAreRefused() throws Exception {
        TrainingRows rows = Rows.clouds(50, 3, 2, 1, 1);
        Map<String, Tensor> weights =
                new LinkedHashMap<>(fitted(rows, Map.of("trees", "2")).weights());
        Tensor rights = weights.get("right_children");
        float[] looped = rights == null ? new float[1] : rights.values().clone();
        looped[0] = 0;
        weights.put("right_children", Tensor.wrap(looped, rights == null ? java.util.List.of() : rights.axes()));
        BadInputException refusal = assertThrows(
                BadInputException.class, () -> forest.load(new StoredWeights(weights), 3, 2, params(Map.of())));
        assertTrue(refusal.reason().contains("right_children"), refusal.reason());
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws Exception {
        TrainingRows rows = Rows.clouds(300, 6, 3, 1, 1);
        Params params = params(Map.of("trees", "20"));
        assertEquals(
                forest.fit(rows, params, 1, 1, Job.silent()).weights(),
                forest.fit(rows, params, 1, 4, Job.silent()).weights());
    }

    @Test
    void stopsBetweenTrees() {
        TrainingRows rows = Rows.clouds(200, 4, 2, 0, 1);
        Job stopped = new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                return true;
            }
        };
        assertThrows(StoppedException.class, () -> forest.fit(rows, params(Map.of()), 1, 2, stopped));
    }
}
