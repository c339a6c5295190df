package org.melograph.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.melograph.base.Axis;
import org.melograph.base.Provenance;
import org.melograph.base.Tensor;
import org.melograph.music.Meter;
import org.melograph.music.NoteSequence;
import org.melograph.music.Tempo;

class PlotValuesTest {
    @Test
    void coloursRepeatAfterEightWithAnotherShape() {
        Set<Integer> colors = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            colors.add(ClassPalette.color(i));
            assertEquals(ClassPalette.color(i), ClassPalette.color(i + 8));
            assertNotEquals(ClassPalette.marker(i), ClassPalette.marker(i + 8));
        }
        assertEquals(8, colors.size());
    }

    @ParameterizedTest
    @EnumSource(Marker.class)
    void markersAreAboutAsLargeAsACircle(Marker marker) {
        double area = 0;
        for (int i = 0, j = marker.corners() - 1; i < marker.corners(); j = i++) {
            area += (marker.x(j) * marker.y(i) - marker.x(i) * marker.y(j)) / 2;
        }
        double expected = marker == Marker.CIRCLE ? 0 : Math.PI;
        assertEquals(expected, Math.abs(area), 1.0);
    }

    @Test
    void textCanBeReadInBothThemes() {
        for (PlotTheme theme : List.of(PlotTheme.DARK, PlotTheme.LIGHT)) {
            for (int ground : new int[] {theme.background(), theme.panel()}) {
                assertTrue(Argb.contrast(theme.text(), ground) >= 7);
                assertTrue(Argb.contrast(theme.secondary(), ground) >= 4.5);
                assertTrue(Argb.contrast(theme.accent(), ground) >= 3);
            }
        }
    }

    @Test
    void contrastIsThatOfTheGuideline() {
        assertEquals(21, Argb.contrast(0xFF000000, 0xFFFFFFFF), 1e-9);
        assertEquals(4.54, Argb.contrast(Argb.of("#767676"), 0xFFFFFFFF), 0.01);
    }

    @Test
    void theSlaneyScaleIsLinearBelowAThousandHertzAndLogarithmicAbove() {
        assertEquals(7.5, AxisScale.MEL.forward(500), 1e-9);
        assertEquals(15, AxisScale.MEL.forward(1000), 1e-9);
        assertEquals(42, AxisScale.MEL.forward(6400), 1e-9);
        for (AxisScale scale : AxisScale.values()) {
            assertEquals(1234.5, scale.inverse(scale.forward(1234.5)), 1e-6);
        }
    }

    @Test
    void aMovingAverageOfAConstantIsTheConstantFromItsFirstPoint() {
        Curves.Series series = Curves.Series.smoothed(
                "a", Ink.Token.ACCENT, Curves.points(List.of(0, 1, 2), List.of(0.7, 0.7, 0.7)), 0.99);
        Tensor trend = Objects.requireNonNull(series.trend());
        assertEquals(0.7, trend.at(0, 1), 1e-6);
        assertEquals(0.7, trend.at(2, 1), 1e-6);
    }

    @Test
    void gapsStayGapsInAMovingAverage() {
        Curves.Series series = Curves.Series.smoothed(
                "a", Ink.Token.ACCENT, Curves.points(List.of(0, 1, 2), List.of(1.0, Double.NaN, 1.0)), 0.9);
        Tensor trend = Objects.requireNonNull(series.trend());
        assertTrue(Float.isNaN(trend.at(1, 1)));
        assertEquals(1, trend.at(2, 1), 1e-6);
    }

    @Test
    void pointsWithoutTwoCoordinatesAreRefused() {
        Tensor three = Tensor.wrap(new float[6], new Axis("point", 2), new Axis("coordinate", 3));
        assertThrows(IllegalArgumentException.class, () -> Curves.Series.of("a", Ink.Token.ACCENT, three));
    }

    @Test
    void anAxisOfAmountsStartsAtZero() {
        Curves curves = Curves.of(
                "",
                Curves.Scale.fitted("x"),
                Curves.Scale.fitted("y"),
                List.of(Curves.Series.of("a", Ink.Token.ACCENT, Curves.points(List.of(3, 9), List.of(0.3, 1.83)))));
        CurvesLayout layout = CurvesLayout.of(curves, new Box(0, 0, 400, 300));
        assertEquals(new Range(0, 2), layout.y());
        assertEquals(new Range(3, 9), layout.x());
        assertEquals(layout.plot().bottom(), layout.py(0), 1e-9);
    }

    @Test
    void aMatrixMustBeSquareAndCount() {
        assertThrows(
                IllegalArgumentException.class,
                () -> ConfusionMatrix.of("", List.of("a", "b"), List.of(List.of(1, 2))));
        assertThrows(IllegalArgumentException.class, () -> ConfusionMatrix.of("", List.of("a"), List.of(List.of(-1))));
    }

    @Test
    void aRowWithoutSongsIsZeroPercent() {
        ConfusionMatrix matrix = ConfusionMatrix.of("", List.of("a", "b"), List.of(List.of(0, 0), List.of(1, 3)));
        assertEquals(0, matrix.rowPart(0, 0));
        assertEquals(0.75, matrix.rowPart(1, 1));
    }

    @Test
    void theCellUnderAPointIsTheOneDrawnThere() {
        ConfusionMatrix matrix = PicturesFixture.matrix(7);
        AwtSurface surface = new AwtSurface(10, 10, 1);
        MatrixLayout layout = MatrixLayout.of(matrix, new Box(3, 4, 600, 400), surface);
        Box cell = layout.cell(2, 5);
        assertEquals(new ConfusionMatrix.Cell(2, 5), layout.cellAt(cell.centerX(), cell.centerY()));
        assertNull(layout.cellAt(1, 1));
    }

    @Test
    void theNearestPointIsFoundWithinReachAndNotAmongHiddenOnes() {
        ScatterMap map = PicturesFixture.map();
        ScatterLayout layout = ScatterLayout.of(map, new Box(0, 0, 400, 400));
        double x = layout.px(2);
        double y = layout.py(1);
        assertEquals(1, layout.nearest(map, x + 3, y, 9));
        assertEquals(-1, layout.nearest(map, x + 30, y, 9));
        assertEquals(-1, layout.nearest(map.withHidden(Set.of(9)), x, y, 9));
    }

    @Test
    void aMapKeepsDistancesAlikeInBothDirections() {
        ScatterLayout layout = ScatterLayout.of(PicturesFixture.map(), new Box(0, 0, 800, 300));
        assertEquals(layout.px(1) - layout.px(0), layout.py(0) - layout.py(1), 1e-9);
        assertEquals(1.7, layout.mapX(layout.px(1.7)), 1e-9);
        assertEquals(-0.3, layout.mapY(layout.py(-0.3)), 1e-9);
    }

    @Test
    void barsFollowEveryChangeOfTempoAndMeter() {
        NoteSequence notes = new NoteSequence(
                "two",
                PicturesFixture.notes().notes(),
                List.of(new Tempo(0, 0, 120), new Tempo(1920, 2, 60)),
                List.of(new Meter(0, 4, 4), new Meter(1920, 3, 4)),
                480,
                Provenance.made("test"));
        PianoRoll roll = PianoRoll.of("", notes).withWindow(new Range(0, 8.5), 50, 80);
        List<Double> bars = roll.grid().stream()
                .filter(line -> line.bar() > 0)
                .map(PianoRoll.GridLine::seconds)
                .toList();
        assertEquals(List.of(0.0, 2.0, 5.0, 8.0), bars);
        assertEquals(
                List.of(1, 2, 3, 4),
                roll.grid().stream()
                        .map(PianoRoll.GridLine::bar)
                        .filter(b -> b > 0)
                        .toList());
    }

    @Test
    void aNoteIsFoundWhereItIsDrawn() {
        PianoRoll roll = PianoRoll.of("", PicturesFixture.notes());
        RollLayout layout = RollLayout.of(new Box(0, 0, 600, 400));
        Box note = layout.note(roll, roll.notes().notes().get(2));
        assertEquals(2, layout.noteAt(roll, note.centerX(), note.centerY()));
        assertEquals(67, layout.pitchAt(roll, note.centerY()));
        assertEquals(-1, layout.noteAt(roll, note.centerX(), note.y() - 3 * note.height()));
    }

    @Test
    void aHeatmapTellsItsValueAtAPlace() {
        Heatmap heatmap = PicturesFixture.heatmap();
        assertEquals(50 / 99.0, heatmap.valueAt(5.05, heatmap.layout().partOf(0.5)), 1e-6);
        assertEquals(1, heatmap.valueAt(5.05, heatmap.layout().partOf(5.5)), 1e-6);
        assertTrue(Double.isNaN(heatmap.valueAt(11, 0.5)));
    }

    @Test
    void everyProgramHasItsGeneralMidiName() {
        assertEquals(128, Instruments.NAMES.size());
        assertEquals("Violin", Instruments.name(new PianoRoll.Voice(0, 40)));
        assertEquals("Gunshot", Instruments.name(new PianoRoll.Voice(0, 127)));
        assertEquals("Drums", Instruments.name(new PianoRoll.Voice(9, 0)));
    }

    @Test
    void anEmptyRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Range(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Range(0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Range(0, Double.POSITIVE_INFINITY));
    }
}
