package org.melograph.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;
import org.melograph.feature.TimeGrid;

class TimeCurvesTest {
    private static final TimeGrid GRID = new TimeGrid(0, 0.1);

    private static TimeCurves of(int rows, float[] values, TimeCurves.Quantity... quantities) {
        Tensor tensor = Tensor.wrap(values, new Axis("curve", rows), new Axis("frame", values.length / rows));
        return TimeCurves.of("Curves", tensor, GRID, List.of(quantities), AxisScale.NOTE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 300, 999, 5000})
    void everyPeakIsKeptAtEveryWidth(int columns) {
        float[] values = new float[10 + 100_000];
        values[10 + 31_234] = 9;
        values[10 + 31_235] = -9;
        double[] found = {0, 0};
        int[] points = {0};
        Thinning.even(values, 10, 100_000, new Range(0, 100_000), columns, (x, y, count) -> {
            for (int i = 0; i < count; i++) {
                found[0] = Math.min(found[0], y[i]);
                found[1] = Math.max(found[1], y[i]);
                assertTrue(i == 0 || x[i] > x[i - 1], "in the order of time");
            }
            points[0] += count;
        });
        assertEquals(-9, found[0]);
        assertEquals(9, found[1]);
        assertTrue(points[0] <= 4 * (columns + 2), points[0] + " points");
    }

    @Test
    void gapsBreakTheLine() {
        float[] values = {1, 2, Float.NaN, Float.NaN, 3, Float.NaN, 4, 5};
        List<List<Double>> stretches = new ArrayList<>();
        Thinning.even(values, 0, values.length, new Range(0, 8), 800, (x, y, count) -> {
            List<Double> stretch = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                stretch.add(y[i]);
            }
            stretches.add(stretch);
        });
        assertEquals(List.of(List.of(1.0, 2.0), List.of(3.0), List.of(4.0, 5.0)), stretches);
    }

    @Test
    void onlyWhatIsShownAndANeighbourAreKept() {
        float[] values = new float[1000];
        for (int i = 0; i < 1000; i++) {
            values[i] = i;
        }
        Thinning.even(values, 0, 1000, new Range(100.5, 110.5), 500, (x, y, count) -> {
            assertEquals(100, x[0]);
            assertEquals(111, x[count - 1]);
        });
    }

    @Test
    void quantitiesOfOneUnitShareAnAxis() {
        TimeCurves curves = of(
                3,
                new float[] {-20, -18, -30, -25, 0.1f, 0.9f},
                new TimeCurves.Quantity("momentary", "LUFS", false),
                new TimeCurves.Quantity("short-term", "LUFS", false),
                new TimeCurves.Quantity("probability", "", false));
        assertEquals(
                List.of("LUFS", ""), curves.axes().stream().map(ValueAxis::unit).toList());
        assertTrue(curves.axes().getFirst().values().contains(-30));
        assertTrue(curves.axes().getFirst().values().contains(-18));
        assertEquals(new Range(0, 1), curves.axes().getLast().values());
    }

    @Test
    void anAxisOfPitchesIsLogarithmicAndFindsItsValuesAgain() {
        ValueAxis axis = ValueAxis.over("Hz", 110, 440, AxisScale.NOTE);
        assertEquals(0.5, axis.partOf(220), 1e-9, "an octave is half of two");
        for (double hertz : new double[] {110, 261.6, 440}) {
            assertEquals(hertz, axis.valueAt(axis.partOf(hertz)), 1e-9);
            assertTrue(axis.partOf(hertz) > 0 && axis.partOf(hertz) < 1);
        }
    }

    @Test
    void aPitchIsDrawnAtItsHeightAndNotInItsGap() {
        float[] values = new float[100];
        for (int i = 0; i < 100; i++) {
            values[i] = i < 50 ? 220 : i < 75 ? Float.NaN : 440;
        }
        TimeCurves curves = of(1, values, new TimeCurves.Quantity("pitch", "Hz", false));
        AwtSurface surface = new AwtSurface(600, 200, 1);
        Box box = new Box(0, 0, 600, 200);
        PicturePainter.paint(curves, surface, PlotTheme.DARK, box);
        HeatmapLayout layout = HeatmapLayout.of(box, true, true);
        int low = (int) layout.y(curves.window(), curves.axes().getFirst().partOf(220));
        int accent = PlotTheme.DARK.accent();
        assertTrue(near(surface, (int) layout.x(curves.window(), 2.5), low, accent));
        assertTrue(!near(surface, (int) layout.x(curves.window(), 6), low, accent), "the gap is empty");
    }

    @Test
    void aSinglePeakAmongManyIsSeenFromAfar() {
        float[] values = new float[50_000];
        values[20_000] = 1;
        TimeCurves curves = of(1, values, new TimeCurves.Quantity("onset", "", false));
        AwtSurface surface = new AwtSurface(600, 200, 1);
        Box box = new Box(0, 0, 600, 200);
        PicturePainter.paint(curves, surface, PlotTheme.DARK, box);
        HeatmapLayout layout = HeatmapLayout.of(box, true, true);
        int x = (int) layout.x(curves.window(), GRID.secondsAt(20_000));
        for (double part : new double[] {0.2, 0.5, 0.9}) {
            int y = (int) layout.y(curves.window(), part);
            assertEquals(PlotTheme.DARK.accent(), surface.pixel(x, y), "part " + part);
            assertNotEquals(PlotTheme.DARK.accent(), surface.pixel(x + 3, y), "beside it");
        }
    }

    @Test
    void momentsAreLinesFromTopToBottom() {
        float[] values = new float[100];
        values[30] = 1;
        TimeCurves curves = of(1, values, new TimeCurves.Quantity("beat", "", true));
        AwtSurface surface = new AwtSurface(600, 200, 1);
        Box box = new Box(0, 0, 600, 200);
        PicturePainter.paint(curves, surface, PlotTheme.DARK, box);
        HeatmapLayout layout = HeatmapLayout.of(box, true, true);
        int x = (int) Math.rint(layout.x(curves.window(), 3));
        for (double part : new double[] {0.1, 0.5}) {
            assertEquals(
                    PlotTheme.DARK.accent(), surface.pixel(x, (int) layout.y(curves.window(), part)), "part " + part);
        }
    }

    @Test
    void rowsWithoutNamesAreRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> of(2, new float[4], new TimeCurves.Quantity("a", "", false)));
    }

    private static boolean near(AwtSurface surface, int x, int y, int color) {
        for (int dy = -2; dy <= 2; dy++) {
            if (surface.pixel(x, y + dy) == color) {
                return true;
            }
        }
        return false;
    }
}
