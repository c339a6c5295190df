package org.melograph.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThinningTest {
    @Test
    void everyPeakStaysHoweverManyPointsShareAColumn() {
        float[] points = new float[2 * 10_000];
        for (int i = 0; i < 10_000; i++) {
            points[2 * i] = i;
            points[2 * i + 1] = i == 4321 ? 9 : i == 4322 ? -9 : 0;
        }
        List<double[]> kept = thin(points, new Range(0, 9999), 100);
        assertTrue(kept.size() <= 4 * 101, kept.size() + " points");
        assertTrue(kept.stream().anyMatch(p -> p[0] == 4321 && p[1] == 9));
        assertTrue(kept.stream().anyMatch(p -> p[0] == 4322 && p[1] == -9));
        assertEquals(0, kept.getFirst()[0]);
        assertEquals(9999, kept.getLast()[0]);
    }

    @Test
    void pointsStayInTheirOrder() {
        float[] points = new float[2 * 1000];
        for (int i = 0; i < 1000; i++) {
            points[2 * i] = i;
            points[2 * i + 1] = (float) Math.sin(i * 1.7);
        }
        double last = -1;
        for (double[] p : thin(points, new Range(0, 999), 30)) {
            assertTrue(p[0] > last);
            last = p[0];
        }
    }

    @Test
    void fewPointsAreAllKept() {
        float[] points = {0, 1, 1, 2, 2, 0.5f};
        assertEquals(3, thin(points, new Range(0, 2), 500).size());
    }

    @Test
    void aGapBreaksTheLine() {
        float[] points = {0, 1, 1, 1, 2, Float.NaN, 3, 1, 4, 1};
        List<Integer> stretches = new ArrayList<>();
        Thinning.minMax(points, 5, new Range(0, 4), 100, (x, y, count) -> stretches.add(count));
        assertEquals(List.of(2, 2), stretches);
    }

    @Test
    void ofWhatIsNotShownOnlyTheNeighboursAreKept() {
        float[] points = new float[2 * 100];
        for (int i = 0; i < 100; i++) {
            points[2 * i] = i;
        }
        List<double[]> kept = thin(points, new Range(40, 50), 1000);
        assertEquals(39, kept.getFirst()[0]);
        assertEquals(51, kept.getLast()[0]);
    }

    private static List<double[]> thin(float[] points, Range shown, int columns) {
        List<double[]> kept = new ArrayList<>();
        Thinning.minMax(points, points.length / 2, shown, columns, (x, y, count) -> {
            for (int i = 0; i < count; i++) {
                kept.add(new double[] {x[i], y[i]});
            }
        });
        return kept;
    }
}
