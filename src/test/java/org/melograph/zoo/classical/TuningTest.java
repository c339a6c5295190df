package org.melograph.zoo.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Rng;
import org.melograph.model.TriedSetting;

final class TuningTest {
    private final NearestNeighbours search = new NearestNeighbours();

    private List<TriedSetting> tried(TrainingRows rows) throws Exception {
        return Tuning.of(search, Params.standard(search.params()), rows, 1, Job.silent());
    }

    @Test
    void theBestSettingIsTheChosenOne() throws Exception {
        List<TriedSetting> tried = tried(Rows.clouds(200, 4, 2, 1, 1));
        double best = tried.stream().mapToDouble(TriedSetting::accuracy).max().orElseThrow();
        List<TriedSetting> chosen = tried.stream().filter(TriedSetting::chosen).toList();
        assertEquals(12, tried.size());
        assertEquals(1, chosen.size());
        assertEquals(best, chosen.getFirst().accuracy());
    }

    @Test
    void groupsAreNotTornApart() throws Exception {
        // Each group is one point ten times over, of a class drawn by chance: only a torn group could be known again.
        int groups = 40;
        RandomGenerator random = Rng.of(5, "songs");
        float[] values = new float[groups * 10];
        int[] labels = new int[values.length];
        double[] weights = new double[values.length];
        int[] group = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            group[i] = i / 10;
            values[i] = i % 10 == 0 ? (float) random.nextGaussian() : values[i - 1];
            labels[i] = i % 10 == 0 ? random.nextInt(2) : labels[i - 1];
            weights[i] = 1;
        }
        TriedSetting nearest =
                tried(new TrainingRows(values, 1, labels, weights, group, 2)).getFirst();
        assertTrue(nearest.accuracy() < 0.75, "accuracy " + nearest.accuracy());
    }

    @Test
    void aSingleGroupCannotBeTunedOn() {
        TrainingRows rows = Rows.clouds(20, 2, 2, 1, 1);
        TrainingRows one = new TrainingRows(rows.values, 2, rows.labels, rows.weights, new int[20], 2);
        BadInputException refusal = assertThrows(BadInputException.class, () -> tried(one));
        assertTrue(refusal.reason().contains("one group"), refusal.reason());
    }

    @Test
    void balancedAccuracyCountsARareClassAsMuchAsALargeOne() throws Exception {
        // Nothing tells the classes apart, so that the largest one, 4 of 5, is always named.
        int size = 100;
        int[] labels = new int[size];
        int[] groups = new int[size];
        double[] weights = new double[size];
        for (int i = 0; i < size; i++) {
            labels[i] = i % 5 == 0 ? 1 : 0;
            groups[i] = i;
            weights[i] = 1;
        }
        TrainingRows rows = new TrainingRows(new float[size], 1, labels, weights, groups, 2);
        LogisticRegression regression = new LogisticRegression();
        Params params = Params.standard(regression.params());
        assertEquals(
                0.8,
                Tuning.of(regression, params, rows, 1, Job.silent()).getFirst().accuracy(),
                1e-9);
        Params balanced = params.with("tune_by", "balanced-accuracy");
        assertEquals(
                0.5,
                Tuning.of(regression, balanced, rows, 1, Job.silent())
                        .getFirst()
                        .accuracy(),
                1e-9);
    }
}
