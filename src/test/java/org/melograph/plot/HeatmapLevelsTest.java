package org.melograph.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;
import org.melograph.feature.FrequencyAxis;
import org.melograph.plot.HeatmapLevels.Pooling;

class HeatmapLevelsTest {
    private static final int ROWS = 40;
    private static final int FRAMES = 3000;
    private static final int OUTSIDE = 0xFF123456;
    private static final RowLayout LAYOUT = new RowLayout(new FrequencyAxis.Counted("row"), ROWS, AxisScale.LINEAR);
    private static final Range ALL = Heatmap.Window.ALL_ROWS;

    @ParameterizedTest
    @ValueSource(ints = {7, 100, 640, 2999, 5000})
    void aSingleLoudCellIsSeenAtEveryZoom(int width) {
        int[] pixels = draw(oneLoudCell(), Pooling.MAX, new Range(0, FRAMES), ALL, width, 11);
        assertEquals(
                1, Arrays.stream(pixels).filter(p -> p == ColorMap.GREY.at(1)).count() > 0 ? 1 : 0);
        int x = (int) (1234.5 / FRAMES * width);
        int y = 10 - (int) (17.5 / ROWS * 11);
        assertEquals(ColorMap.GREY.at(1), pixels[y * width + x]);
    }

    @Test
    void theMeanDimsASingleLoudCell() {
        int[] pixels = draw(oneLoudCell(), Pooling.MEAN, new Range(0, FRAMES), ALL, 30, 4);
        int brightest = Arrays.stream(pixels).map(p -> p & 0xFF).max().orElseThrow();
        assertTrue(brightest < 60, "brightest " + brightest);
    }

    @Test
    void closeUpEachCellIsABlockOfItsColour() {
        float[] values = {0, 0.5f, 1, 0.25f};
        Tensor cells = Tensor.wrap(values, new Axis("row", 2), new Axis("frame", 2));
        HeatmapLevels levels = new HeatmapLevels(cells, new Range(0, 1), Pooling.MAX);
        int[] out = new int[64];
        levels.draw(
                new RowLayout(new FrequencyAxis.Counted("row"), 2, AxisScale.LINEAR),
                new Range(0, 2),
                ALL,
                8,
                8,
                ColorMap.MAGMA.table(),
                OUTSIDE,
                out);
        assertEquals(ColorMap.MAGMA.at(1), out[0], "row 1, frame 0 is at the top left");
        assertEquals(ColorMap.MAGMA.at(0.25), out[7]);
        assertEquals(ColorMap.MAGMA.at(0), out[56]);
        assertEquals(ColorMap.MAGMA.at(0.5), out[63]);
        assertEquals(out[0], out[3 * 8 + 3]);
    }

    @Test
    void beforeAndAfterTheDataIsNothing() {
        int[] pixels = draw(oneLoudCell(), Pooling.MAX, new Range(-FRAMES, 2 * FRAMES), ALL, 30, 2);
        assertEquals(OUTSIDE, pixels[0]);
        assertEquals(OUTSIDE, pixels[9]);
        assertEquals(ColorMap.GREY.at(0), pixels[10]);
        assertEquals(OUTSIDE, pixels[20]);
    }

    @Test
    void notANumberIsTheLowestColour() {
        Tensor values = Tensor.wrap(new float[] {Float.NaN}, new Axis("row", 1), new Axis("frame", 1));
        int[] out = new int[1];
        new HeatmapLevels(values, new Range(0, 1), Pooling.MAX)
                .draw(
                        new RowLayout(new FrequencyAxis.Counted("row"), 1, AxisScale.LINEAR),
                        new Range(0, 1),
                        ALL,
                        1,
                        1,
                        ColorMap.VIRIDIS.table(),
                        OUTSIDE,
                        out);
        assertEquals(ColorMap.VIRIDIS.argb(0), out[0]);
    }

    private static int[] draw(Tensor values, Pooling pooling, Range frames, Range parts, int width, int height) {
        int[] out = new int[width * height];
        new HeatmapLevels(values, new Range(0, 1), pooling)
                .draw(LAYOUT, frames, parts, width, height, ColorMap.GREY.table(), OUTSIDE, out);
        return out;
    }

    private static Tensor oneLoudCell() {
        float[] values = new float[ROWS * FRAMES];
        values[17 * FRAMES + 1234] = 1;
        return Tensor.wrap(values, new Axis("row", ROWS), new Axis("frame", FRAMES));
    }
}
