package org.melograph.zoo.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;

final class SupportVectorMachineTest {
    private final SupportVectorMachine svm = new SupportVectorMachine();

    private KernelClassifier fitted(TrainingRows rows, Map<String, String> set) throws Exception {
        return (KernelClassifier) svm.fit(rows, Params.parse(svm.params(), set), 1, 2, Job.silent());
    }

    private static void votes(KernelClassifier machine, float[] rows, int row, double[] into) {
        double[] margins = new double[KernelClassifier.pairs(into.length)];
        machine.margins(rows, row, margins);
        machine.votes(margins, into);
    }

    @Test
    void scoresAreScikitLearns() throws Exception {
        GoldenRows golden = GoldenRows.read("svm.json");
        TrainingRows rows = golden.training();
        float[] asked = golden.asked();
        for (String kernel : List.of("rbf", "linear")) {
            KernelClassifier machine =
                    fitted(rows, Map.of("kernel", kernel, "c", "3", "gamma", "1", "calibrate", "false"));
            JsonNode expected = golden.json().get(kernel).get("scores");
            double[] scores = new double[3];
            for (int i = 0; i < expected.size(); i++) {
                votes(machine, asked, i, scores);
                for (int c = 0; c < 3; c++) {
                    // libsvm's tolerance, which ours stops at, is 1e-3 of a margin.
                    assertEquals(expected.get(i).get(c).doubleValue(), scores[c], 2e-3, kernel + " " + i);
                }
            }
        }
    }

    @Test
    void twoPointsArePartedHalfway() throws Exception {
        TrainingRows rows =
                new TrainingRows(new float[] {1, 3}, 1, new int[] {0, 1}, new double[] {1, 1}, new int[] {0, 1}, 2);
        KernelClassifier linear = fitted(rows, Map.of("kernel", "linear", "c", "100", "calibrate", "false"));
        double[] scores = new double[2];
        votes(linear, new float[] {1.99f}, 0, scores);
        assertTrue(scores[0] > scores[1]);
        votes(linear, new float[] {2.01f}, 0, scores);
        assertTrue(scores[0] < scores[1]);
    }

    @Test
    void theLikeliestClassIsTheOneThatWinsTheVote() throws Exception {
        KernelClassifier classifier = fitted(Rows.clouds(200, 6, 4, 1, 1), Map.of());
        TrainingRows asked = Rows.clouds(300, 6, 4, 1, 2);
        double[] probabilities = new double[4];
        double[] scores = new double[4];
        for (int i = 0; i < asked.size(); i++) {
            classifier.classify(asked.values, i, probabilities);
            votes(classifier, asked.values, i, scores);
            assertEquals(Votes.largest(scores), Votes.largest(probabilities));
        }
    }

    @Test
    void calibrationChangesHowSureTheAnswerIsAndNoLabel() throws Exception {
        // Clouds that lie within each other: whoever votes here should not be sure.
        TrainingRows rows = Rows.clouds(300, 4, 3, 0.3, 1);
        TrainingRows asked = Rows.clouds(300, 4, 3, 0.3, 2);
        KernelClassifier plain = fitted(rows, Map.of("calibrate", "false"));
        KernelClassifier calibrated = fitted(rows, Map.of());
        assertEquals(Rows.accuracy(plain, asked), Rows.accuracy(calibrated, asked));
        assertTrue(loss(calibrated, asked) < loss(plain, asked));
    }

    private static double loss(Classifier classifier, TrainingRows rows) {
        double[] probabilities = new double[rows.classes];
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            classifier.classify(rows.values, i, probabilities);
            sum -= Math.log(probabilities[rows.labels[i]]);
        }
        return sum / rows.size();
    }

    @Test
    void aClassWithoutRowsIsNeverNamed() throws Exception {
        TrainingRows three = Rows.clouds(90, 4, 3, 2, 1);
        TrainingRows four = new TrainingRows(three.values, 4, three.labels, three.weights, three.groups, 4);
        KernelClassifier classifier = fitted(four, Map.of());
        double[] probabilities = new double[4];
        for (int i = 0; i < four.size(); i++) {
            classifier.classify(four.values, i, probabilities);
            assertTrue(probabilities[3] < 0.25);
        }
    }

    @Test
    void pairsAreNumberedAsTheirCoefficientsAre() throws Exception {
        TrainingRows rows = Rows.clouds(80, 4, 4, 4, 1);
        double[] found = new double[4];
        KernelClassifier classifier = fitted(rows, Map.of());
        for (int i = 0; i < rows.size(); i++) {
            votes(classifier, rows.values, i, found);
            assertEquals(3, found[rows.labels[i]], 0.34, "wins all three pairs");
        }
        assertArrayEquals(
                new int[] {1, 3, 6},
                new int[] {KernelClassifier.pairs(2), KernelClassifier.pairs(3), KernelClassifier.pairs(4)});
    }

    @Test
    void stopsWithinAMargin() {
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
        assertThrows(StoppedException.class, () -> svm.fit(rows, Params.standard(svm.params()), 1, 2, stopped));
    }
}
