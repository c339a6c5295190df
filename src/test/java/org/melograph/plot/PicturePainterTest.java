package org.melograph.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class PicturePainterTest {
    static final List<PlotTheme> THEMES = List.of(PlotTheme.DARK, PlotTheme.LIGHT);

    static List<Picture> all() {
        return PicturesFixture.all();
    }

    static List<Picture> empties() {
        return PicturesFixture.empties();
    }

    @ParameterizedTest
    @MethodSource({"all", "empties"})
    void everyPictureIsDrawnAtEverySize(Picture picture) {
        for (int[] size : new int[][] {{64, 64}, {64, 600}, {700, 64}, {640, 480}}) {
            AwtSurface surface = new AwtSurface(size[0], size[1], 1);
            PicturePainter.paint(picture, surface, PlotTheme.DARK);
            assertEquals(0xFF, surface.pixel(0, 0) >>> 24, "the ground is opaque");
            SvgSurface svg = new SvgSurface(size[0], size[1]);
            PicturePainter.paint(picture, svg, PlotTheme.DARK);
            assertFalse(svg.document("t", "d").contains("NaN"), picture.title());
        }
        assertTrue(picture.description().endsWith("."), picture.description());
    }

    @ParameterizedTest
    @FieldSource("THEMES")
    void aHeatmapHasTheColoursOfItsValuesWhereTheyAre(PlotTheme theme) {
        Heatmap heatmap = PicturesFixture.heatmap();
        AwtSurface surface = new AwtSurface(600, 300, 1);
        Box box = new Box(0, 0, 600, 300);
        PicturePainter.paint(heatmap, surface, theme, box);
        HeatmapLayout layout = HeatmapLayout.of(box, true, true);
        for (double seconds : new double[] {3, 5.05, 9.2}) {
            for (int row : new int[] {0, 1, 5, 6}) {
                int x = (int) layout.x(heatmap.window(), seconds);
                int y = (int) layout.y(heatmap.window(), heatmap.layout().partOf(row + 0.5));
                double shown = heatmap.window()
                        .time()
                        .at((x + 0.5 - layout.map().x()) / layout.map().width());
                int frame = (int) (shown / 0.1);
                double value = row == 5 ? 1 : frame / 99.0;
                assertEquals(
                        Argb.hex(ColorMap.MAGMA.at(value)),
                        Argb.hex(surface.pixel(x, y)),
                        "row " + row + " at " + seconds + " s");
            }
        }
    }

    @Test
    void theColourBarRunsFromLowBelowToHighAbove() {
        Heatmap heatmap = PicturesFixture.heatmap().withColors(ColorMap.VIRIDIS);
        AwtSurface surface = new AwtSurface(600, 300, 1);
        Box box = new Box(0, 0, 600, 300);
        PicturePainter.paint(heatmap, surface, PlotTheme.DARK, box);
        Box bar = HeatmapLayout.of(box, true, true).colorBar();
        assertEquals(ColorMap.VIRIDIS.at(1), surface.pixel((int) bar.centerX(), (int) bar.y()));
        assertEquals(ColorMap.VIRIDIS.at(0), surface.pixel((int) bar.centerX(), (int) bar.bottom() - 1));
    }

    @Test
    void whatIsRightAndWhatIsWrongDifferInColour() {
        ConfusionMatrix matrix = PicturesFixture.matrix(3);
        AwtSurface surface = new AwtSurface(500, 300, 1);
        Box box = new Box(0, 0, 500, 300);
        PicturePainter.paint(matrix, surface, PlotTheme.DARK, box);
        MatrixLayout layout = MatrixLayout.of(matrix, box, surface);
        assertEquals(PlotTheme.DARK.second(), corner(surface, layout.cell(1, 1)));
        assertEquals(MatrixPainter.ground(false, 1, PlotTheme.DARK), corner(surface, layout.cell(0, 1)));
        assertEquals(0, corner(surface, layout.cell(2, 0)), "cells without songs stay empty");
    }

    @Test
    void barsAreAsLongAsTheirAmounts() {
        Bars bars = PicturesFixture.bars(false);
        AwtSurface surface = new AwtSurface(400, 90, 1);
        Box box = new Box(0, 0, 400, 90);
        PicturePainter.paint(bars, surface, PlotTheme.DARK, box);
        Box track = BarsLayout.of(bars, box, surface).tracks().get(1);
        int y = (int) track.centerY();
        assertEquals(ClassPalette.color(1), surface.pixel((int) (track.x() + track.width() * 0.48), y));
        assertEquals(PlotTheme.DARK.raised(), surface.pixel((int) (track.x() + track.width() * 0.52), y));
    }

    @Test
    void aPointHasTheColourOfItsClass() {
        ScatterMap map = PicturesFixture.map().withPath(List.of());
        AwtSurface surface = new AwtSurface(400, 300, 1);
        Box box = new Box(0, 0, 400, 300);
        PicturePainter.paint(map, surface, PlotTheme.DARK, box);
        ScatterLayout layout = ScatterLayout.of(map, box);
        assertEquals(ClassPalette.color(9), surface.pixel((int) layout.px(2), (int) layout.py(1)));
        assertEquals(PlotTheme.DARK.faint(), surface.pixel((int) layout.px(1), (int) layout.py(0.5)));
    }

    @Test
    void aHiddenClassIsNotDrawn() {
        ScatterMap map = PicturesFixture.map().withPath(List.of()).withHidden(java.util.Set.of(9));
        AwtSurface surface = new AwtSurface(400, 300, 1);
        Box box = new Box(0, 0, 400, 300);
        PicturePainter.paint(map, surface, PlotTheme.DARK, box);
        ScatterLayout layout = ScatterLayout.of(map, box);
        assertEquals(0, surface.pixel((int) layout.px(2), (int) layout.py(1)));
    }

    @Test
    void notesOfTwoInstrumentsDifferInColourAndLouderIsStronger() {
        PianoRoll roll = PianoRoll.of("", PicturesFixture.notes());
        AwtSurface surface = new AwtSurface(600, 400, 1);
        Box box = new Box(0, 0, 600, 400);
        PicturePainter.paint(roll, surface, PlotTheme.DARK, box);
        RollLayout layout = RollLayout.of(box);
        int[] colors = roll.notes().notes().stream()
                .map(n -> layout.note(roll, n))
                .mapToInt(b -> surface.pixel((int) b.centerX(), (int) b.centerY()))
                .toArray();
        double loud = Argb.contrast(colors[0], PlotTheme.DARK.panel());
        double soft = Argb.contrast(colors[1], PlotTheme.DARK.panel());
        assertTrue(loud > soft, "the first note is louder");
        assertNotEquals(colors[1], colors[2]);
    }

    @Test
    void aSingleSampleClickIsSeenInTheWave() {
        AwtSurface surface = new AwtSurface(300, 60, 1);
        PicturePainter.paint(PicturesFixture.wave(), surface, PlotTheme.DARK, new Box(0, 0, 300, 60));
        assertEquals(PlotTheme.DARK.faint(), surface.pixel(150, 8));
        assertEquals(0, surface.pixel(30, 8));
    }

    @Test
    void whatWasPlayedIsInTheAccent() {
        WaveOverview wave = PicturesFixture.wave().withPlayed(0.8);
        AwtSurface surface = new AwtSurface(300, 60, 1);
        PicturePainter.paint(wave, surface, PlotTheme.LIGHT, new Box(0, 0, 300, 60));
        assertEquals(PlotTheme.LIGHT.accent(), surface.pixel(150, 8));
    }

    private static int corner(AwtSurface surface, Box cell) {
        return surface.pixel((int) cell.x() + 5, (int) cell.y() + 5);
    }
}
