package org.melograph.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;
import org.melograph.feature.FrequencyAxis;
import org.melograph.feature.TimeGrid;

class OverlayTest {
    private static final int WIDTH = 100;
    private static final int HEIGHT = 80;

    private static Raster drawn(Overlay overlay) {
        Heatmap heatmap = PicturesFixture.heatmap().withOverlay(overlay);
        Raster raster = new Raster(WIDTH, HEIGHT);
        HeatmapPainter.draw(heatmap, HeatmapLevels.of(heatmap), raster, 1, PlotTheme.DARK);
        return raster;
    }

    private static Raster plain() {
        Heatmap heatmap = PicturesFixture.heatmap();
        Raster raster = new Raster(WIDTH, HEIGHT);
        HeatmapPainter.draw(heatmap, HeatmapLevels.of(heatmap), raster, 1, PlotTheme.DARK);
        return raster;
    }

    private static Overlay of(float[] values, int rows, FrequencyAxis axis, double step, Overlay.Style style) {
        int frames = values.length / rows;
        return new Overlay(
                Tensor.wrap(values, new Axis("row", rows), new Axis("frame", frames)),
                new TimeGrid(step / 2, step),
                axis,
                ColorMap.VIRIDIS,
                new Range(0, 1),
                1,
                style);
    }

    @Test
    void aSingleRowWeighsMomentsOverAllFrequencies() {
        // 10 s in two halves, of which the second weighs all.
        Raster raster = drawn(of(new float[] {0, 1}, 1, new FrequencyAxis.Counted("piece"), 5, Overlay.Style.TINT));
        Raster plain = plain();
        for (int y = 10; y < HEIGHT - 10; y += 10) {
            assertEquals(plain.at(30, y), raster.at(30, y));
            assertEquals(ColorMap.VIRIDIS.argb(255), raster.at(70, y));
        }
    }

    @Test
    void rowsOfFrequenciesLieWhereTheHeatmapHasThem() {
        // Rows at 0, 1000, 2000 Hz, reaching to 2500 Hz; only the one around 1 kHz weighs.
        Raster raster = drawn(of(new float[] {0, 1, 0}, 3, new FrequencyAxis.Linear(1000), 10, Overlay.Style.TINT));
        RowLayout layout = PicturesFixture.heatmap().layout();
        Raster plain = plain();
        for (int hertz : new int[] {300, 700, 1300, 1800, 4000}) {
            int y = (int) ((1 - layout.partOfHertz(hertz)) * HEIGHT);
            int expected = hertz >= 500 && hertz < 1500 ? ColorMap.VIRIDIS.argb(255) : plain.at(50, y);
            assertEquals(expected, raster.at(50, y), hertz + " Hz");
        }
    }

    @Test
    void aVeilDarkensWhatWeighsNothing() {
        Raster raster =
                drawn(of(new float[] {Float.NaN, 1}, 1, new FrequencyAxis.Counted("piece"), 5, Overlay.Style.VEIL));
        assertEquals(PlotTheme.DARK.background(), raster.at(30, 40));
        assertEquals(plain().at(70, 40), raster.at(70, 40));
    }
}
