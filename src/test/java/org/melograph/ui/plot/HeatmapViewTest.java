package org.melograph.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.melograph.plot.Box;
import org.melograph.plot.ColorMap;
import org.melograph.plot.Heatmap;
import org.melograph.plot.PicturesFixture;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.Range;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class HeatmapViewTest {
    private static final double SECONDS = 10;

    private final TimeWindow window = new TimeWindow();
    private final HeatmapView upper = new HeatmapView(window);
    private final HeatmapView lower = new HeatmapView(window);
    private final List<String> readings = new ArrayList<>();
    private final List<Double> sought = new ArrayList<>();

    @Start
    void start(Stage stage) {
        window.reset(SECONDS);
        upper.show(PicturesFixture.heatmap());
        lower.show(PicturesFixture.heatmap().withColors(ColorMap.VIRIDIS));
        upper.setOnPointer(reading -> readings.add(reading == null ? "" : reading.text()));
        upper.setOnSeek(sought::add);
        upper.setPrefSize(700, 300);
        lower.setPrefSize(700, 200);
        stage.setScene(new Scene(new VBox(upper, lower), 700, 500));
        // The tests of one run share the stage, which keeps the size another test gave it.
        stage.sizeToScene();
        stage.show();
    }

    @AfterEach
    void release(FxRobot robot) {
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
    }

    private Point2D at(double seconds, double part) {
        Heatmap shown = upper.shown();
        assertNotNull(shown);
        return new Point2D(
                upper.heatmapLayout().x(shown.window(), seconds),
                upper.heatmapLayout().y(shown.window(), part));
    }

    private Point2D onScreen(double seconds, double part) {
        return upper.localToScreen(at(seconds, part));
    }

    @Test
    void turningTheWheelZoomsAroundThePointer(FxRobot robot) {
        Point2D place = at(7.5, 0.5);
        robot.interact(() -> Wheels.turn(upper, place.getX(), place.getY(), 200, false));
        assertEquals(5, window.range().length(), 1e-9);
        assertEquals(place.getX(), at(7.5, 0.5).getX(), 1e-6);
    }

    @Test
    void turningTheWheelWithControlZoomsTheUprightAxis(FxRobot robot) {
        Point2D place = at(5, 0.25);
        robot.interact(() -> Wheels.turn(upper, place.getX(), place.getY(), 200, true));
        assertEquals(0.5, upper.rows().length(), 1e-9);
        assertEquals(place.getY(), at(5, 0.25).getY(), 1e-6);
        assertEquals(SECONDS, window.range().length(), 1e-9);
    }

    @Test
    void panesOfOneWindowMoveTogether(FxRobot robot) {
        robot.interact(() -> Wheels.turn(upper, at(5, 0.5).getX(), 50, 200, false));
        Heatmap above = Objects.requireNonNull(upper.shown());
        Heatmap below = Objects.requireNonNull(lower.shown());
        assertEquals(above.window().time(), below.window().time());
        assertTrue(below.window().time().length() < SECONDS);
    }

    @Test
    void draggingMovesThePicture(FxRobot robot) {
        robot.interact(() -> window.show(4, 6));
        Point2D from = onScreen(5, 0.5);
        double perSecond = upper.heatmapLayout().map().width() / 2;
        robot.moveTo(from)
                .press(MouseButton.PRIMARY)
                .moveTo(from.add(-perSecond / 2, 0))
                .release(MouseButton.PRIMARY);
        assertEquals(4.5, window.range().low(), 0.02);
        assertEquals(2, window.range().length(), 1e-9);
        assertTrue(sought.isEmpty(), "a drag is no click");
    }

    @Test
    void theWindowNeverLeavesTheSong(FxRobot robot) {
        robot.interact(() -> {
            window.show(4, 6);
            window.pan(100);
        });
        assertEquals(new Range(8, 10), window.range());
        robot.interact(() -> window.zoom(100, 9));
        assertEquals(new Range(0, 10), window.range());
        robot.interact(() -> window.zoom(1e-9, 5));
        assertTrue(window.range().length() > 0);
    }

    @Test
    void theReadingUnderThePointerIsExact(FxRobot robot) {
        Heatmap heatmap = PicturesFixture.heatmap();
        double part = heatmap.layout().partOf(5.5);
        HeatmapReading reading = WaitForAsyncUtils.waitForAsyncFx(
                2000, () -> upper.readingAt(at(4.2, part).getX(), at(4.2, part).getY()));
        assertNotNull(reading);
        assertEquals(4.2, reading.seconds(), 1e-6);
        assertEquals(heatmap.layout().hertzAt(part), reading.hertz(), 1e-6);
        assertEquals(1, reading.value(), 1e-9);
        robot.moveTo(onScreen(4.2, part));
        assertTrue(readings.getLast().endsWith(" · 1.0 dB"), readings.toString());
        assertTrue(readings.getLast().startsWith("0:04."), readings.toString());
    }

    @Test
    void aReadingIsWrittenAsPeopleReadIt() {
        assertEquals(
                "0:11.42 · 1,318 Hz · E6 +0 ct · −21.4 dB",
                new HeatmapReading(11.42, 1318.4, "E6", -21.43, "dB").text());
        assertEquals("0:01.00 · F# · 0.50", new HeatmapReading(1, Double.NaN, "F#", 0.5, "").text());
    }

    @Test
    void aClickSeeks(FxRobot robot) {
        robot.clickOn(onScreen(2.5, 0.5));
        assertEquals(2.5, sought.getFirst(), 0.02);
    }

    @Test
    void draggingWithShiftMarksARegion(FxRobot robot) {
        robot.press(KeyCode.SHIFT)
                .moveTo(onScreen(2, 0.2))
                .press(MouseButton.PRIMARY)
                .moveTo(onScreen(4, 0.6))
                .release(MouseButton.PRIMARY)
                .release(KeyCode.SHIFT);
        TimeSelection marked = window.selectionProperty().get();
        assertNotNull(marked);
        assertEquals(2, marked.time().low(), 0.03);
        assertEquals(4, marked.time().high(), 0.03);
        Range hertz = Objects.requireNonNull(marked.hertz());
        assertEquals(0.2, PicturesFixture.heatmap().layout().partOfHertz(hertz.low()), 0.01);
        assertEquals(0.6, PicturesFixture.heatmap().layout().partOfHertz(hertz.high()), 0.01);
        assertEquals(new Range(0, SECONDS), window.range(), "marking does not pan");
        robot.interact(upper::requestFocus);
        robot.type(KeyCode.ESCAPE);
        assertNull(window.selectionProperty().get());
    }

    @Test
    void keysZoomScrollAndFit(FxRobot robot) {
        robot.interact(upper::requestFocus);
        robot.type(KeyCode.EQUALS, KeyCode.EQUALS);
        assertEquals(SECONDS / 1.5625, window.range().length(), 1e-6);
        robot.type(KeyCode.HOME);
        assertEquals(0, window.range().low(), 1e-9);
        robot.type(KeyCode.END);
        assertEquals(SECONDS, window.range().high(), 1e-9);
        robot.press(KeyCode.CONTROL).type(KeyCode.UP).release(KeyCode.CONTROL);
        assertEquals(0.8, upper.rows().length(), 1e-9);
        robot.type(KeyCode.F);
        assertEquals(new Range(0, SECONDS), window.range());
        assertEquals(Heatmap.Window.ALL_ROWS, upper.rows());
    }

    @Test
    void theScreenShowsTheColoursOfTheValues(FxRobot robot) {
        robot.interact(() -> window.cursorProperty().set(2));
        WaitForAsyncUtils.waitForFxEvents();
        Heatmap heatmap = PicturesFixture.heatmap();
        Point2D loud = at(6, heatmap.layout().partOf(5.5));
        Point2D cursor = at(2, 0.3);
        WritableImage image = WaitForAsyncUtils.waitForAsyncFx(2000, () -> upper.snapshot(null, null));
        assertEquals(ColorMap.MAGMA.at(1), image.getPixelReader().getArgb((int) loud.getX(), (int) loud.getY()));
        assertEquals(0xFFFFFFFF, image.getPixelReader().getArgb((int) cursor.getX(), (int) cursor.getY()));
    }

    @Test
    void thePictureForAFileShowsWhatTheScreenShows(FxRobot robot) {
        robot.interact(() -> {
            window.show(2, 3);
            upper.showRows(0.1, 0.5);
            upper.themeProperty().set(PlotTheme.LIGHT);
        });
        Heatmap picture = (Heatmap) Objects.requireNonNull(upper.toPicture());
        assertEquals(new Range(2, 3), picture.window().time());
        assertEquals(new Range(0.1, 0.5), picture.window().rows());
    }

    @Test
    void aViewThatWasTakenAwayIsNotKeptByItsWindow(FxRobot robot) {
        List<WeakReference<HeatmapView>> taken = new ArrayList<>();
        robot.interact(() -> {
            HeatmapView passing = new HeatmapView(window);
            passing.show(PicturesFixture.heatmap());
            VBox box = (VBox) upper.getParent();
            box.getChildren().add(passing);
            box.getChildren().remove(passing);
            taken.add(new WeakReference<>(passing));
        });
        for (int i = 0; i < 50 && taken.getFirst().get() != null; i++) {
            System.gc();
            WaitForAsyncUtils.sleep(20, TimeUnit.MILLISECONDS);
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertNull(taken.getFirst().get());
    }

    @Test
    void aViewThatCameBackFollowsItsWindowAgain(FxRobot robot) {
        robot.interact(() -> {
            VBox box = (VBox) upper.getParent();
            box.getChildren().remove(lower);
            window.show(2, 4);
            box.getChildren().add(lower);
        });
        assertEquals(
                new Range(2, 4), Objects.requireNonNull(lower.shown()).window().time());
    }

    @Test
    void anEmptyViewHasNothingToRead(FxRobot robot) {
        robot.interact(() -> upper.show(null));
        assertNull(upper.toPicture());
        Box all = upper.box();
        assertNull(upper.readingAt(all.centerX(), all.centerY()));
    }
}
