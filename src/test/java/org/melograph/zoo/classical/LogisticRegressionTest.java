package org.melograph.zoo.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.melograph.base.Job;
import org.melograph.base.Params;

final class LogisticRegressionTest {
    private static Classifier fitted(TrainingRows rows, String c) throws Exception {
        LogisticRegression regression = new LogisticRegression();
        return regression.fit(rows, Params.parse(regression.params(), Map.of("c", c)), 1, 1, Job.silent());
    }

    @Test
    void probabilitiesAreScikitLearns() throws Exception {
        GoldenRows golden = GoldenRows.read("logistic.json");
        Classifier classifier = fitted(golden.training(), "0.5");
        JsonNode expected = golden.json().get("probabilities");
        double[] probabilities = new double[3];
        for (int i = 0; i < expected.size(); i++) {
            classifier.classify(golden.asked(), i, probabilities);
            for (int c = 0; c < 3; c++) {
                assertEquals(expected.get(i).get(c).doubleValue(), probabilities[c], 2e-3, "row " + i);
            }
        }
    }

    @Test
    void aLargerCFitsCloser() throws Exception {
        TrainingRows rows = Rows.clouds(60, 20, 3, 0.5, 1);
        assertTrue(Rows.accuracy(fitted(rows, "1000"), rows) > Rows.accuracy(fitted(rows, "0.001"), rows));
    }

    @Test
    void aClassWithoutRowsIsAlmostNeverNamed() throws Exception {
        TrainingRows three = Rows.clouds(90, 4, 3, 2, 1);
        TrainingRows four = new TrainingRows(three.values, 4, three.labels, three.weights, three.groups, 4);
        double[] probabilities = new double[4];
        Classifier classifier = fitted(four, "1");
        for (int i = 0; i < four.size(); i++) {
            classifier.classify(four.values, i, probabilities);
            assertTrue(probabilities[3] < 0.02, "probability " + probabilities[3]);
        }
    }
}
