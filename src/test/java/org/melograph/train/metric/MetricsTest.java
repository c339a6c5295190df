package org.melograph.train.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Json;
import org.melograph.base.Tensor;

/** Expectations by scikit-learn: {@code src/test/golden/metrics.py}. */
class MetricsTest {
    /** One case of the golden file. */
    private record Golden(
            int classes,
            List<Integer> truth,
            List<Integer> predicted,
            List<List<Float>> probabilities,
            List<Float> scores,
            double accuracy,
            double balancedAccuracy,
            double macroF1,
            double logLoss,
            List<List<Integer>> confusion,
            List<Double> precision,
            List<Double> recall,
            List<Double> thresholds,
            double averagePrecision) {
        int[] truths() {
            return truth.stream().mapToInt(i -> i).toArray();
        }

        int[] answers() {
            return predicted.stream().mapToInt(i -> i).toArray();
        }

        Tensor given() {
            float[] all = new float[truth.size() * classes];
            for (int i = 0; i < all.length; i++) {
                all[i] = probabilities.get(i / classes).get(i % classes);
            }
            return Tensor.wrap(all, new Axis("example", truth.size()), new Axis("class", classes));
        }
    }

    private static List<Golden> golden() {
        try (InputStream in = Objects.requireNonNull(MetricsTest.class.getResourceAsStream("/golden/metrics.json"))) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(Json.read(json, Golden[].class, "metrics.json"));
        } catch (IOException | BadInputException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void scoresAreScikitLearns() {
        for (Golden g : golden()) {
            assertEquals(g.accuracy, Metrics.accuracy(g.truths(), g.answers()), 1e-12);
            assertEquals(g.balancedAccuracy, Metrics.balancedAccuracy(g.truths(), g.answers(), g.classes), 1e-12);
            assertEquals(g.macroF1, Metrics.macroF1(g.truths(), g.answers(), g.classes), 1e-12);
            assertEquals(g.logLoss, Metrics.logLoss(g.given(), g.truths()), 1e-6);
            assertEquals(g.confusion, Metrics.confusion(g.truths(), g.answers(), g.classes));
        }
    }

    @Test
    void precisionRecallCurvesAreScikitLearns() {
        for (Golden g : golden()) {
            List<SongPrediction> songs = new ArrayList<>();
            for (int i = 0; i < g.truth.size(); i++) {
                float score = g.scores.get(i);
                songs.add(new SongPrediction("s" + i, "s" + i, g.truth.get(i), List.of(score, 1 - score), List.of()));
            }
            PrecisionRecall curve = PrecisionRecall.of(songs, 0);
            assertEquals(g.averagePrecision, curve.averagePrecision(), 1e-9);
            assertArrayEquals(array(g.precision), array(curve, 0), 1e-12);
            assertArrayEquals(array(g.recall), array(curve, 1), 1e-12);
            assertEquals(g.thresholds.getFirst(), curve.points().getFirst().threshold(), 1e-7);
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(v -> v).toArray();
    }

    private static double[] array(PrecisionRecall curve, int what) {
        return curve.points().stream()
                .mapToDouble(p -> what == 0 ? p.precision() : p.recall())
                .toArray();
    }

    @Test
    void aClassThatNoSongHasGivesNoAveragePrecision() {
        List<SongPrediction> songs = List.of(new SongPrediction("s", "s", 0, List.of(0.4f, 0.6f), List.of(1)));
        assertTrue(Double.isNaN(PrecisionRecall.of(songs, 1).averagePrecision()));
    }

    @Test
    void aSureMistakeCostsNoInfinity() {
        assertEquals(-Math.log(Math.ulp(1f)), Metrics.logLoss(0f), 1e-9);
        assertEquals(0, Metrics.logLoss(1f), 1e-6);
        assertTrue(Double.isNaN(Metrics.logLoss(Float.NaN)));
    }

    @Test
    void nothingGivesNoScore() {
        assertTrue(Double.isNaN(Metrics.accuracy(new int[0], new int[0])));
        assertTrue(Double.isNaN(Metrics.macroF1(new int[0], new int[0], 3)));
    }
}
