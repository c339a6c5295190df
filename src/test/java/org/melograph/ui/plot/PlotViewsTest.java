package org.melograph.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.melograph.music.Note;
import org.melograph.plot.Bars;
import org.melograph.plot.Box;
import org.melograph.plot.ConfusionMatrix;
import org.melograph.plot.Curves;
import org.melograph.plot.Ink;
import org.melograph.plot.MatrixLayout;
import org.melograph.plot.PianoRoll;
import org.melograph.plot.PicturesFixture;
import org.melograph.plot.Range;
import org.melograph.plot.RollLayout;
import org.melograph.plot.ScatterMap;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PlotViewsTest {
    private static final double WIDTH = 600;
    private static final double HEIGHT = 400;

    private final StackPane root = new StackPane();

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(root, WIDTH, HEIGHT));
        // The tests of one run share the stage, which keeps the size another test gave it.
        stage.sizeToScene();
        stage.show();
    }

    @AfterEach
    void release(FxRobot robot) {
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
    }

    private void show(FxRobot robot, PlotView view) {
        robot.interact(() -> {
            root.getChildren().setAll(view);
            view.requestFocus();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Point2D at(PlotView view, double x, double y) {
        return view.localToScreen(x, y);
    }

    @Test
    void aPickedCellIsToldAndBecomesPartOfThePicture(FxRobot robot) {
        MatrixView view = new MatrixView();
        ConfusionMatrix matrix = PicturesFixture.matrix(4);
        List<ConfusionMatrix.Cell> picked = new ArrayList<>();
        view.setOnPick(picked::add);
        show(robot, view);
        robot.interact(() -> view.show(matrix));
        Box cell = MatrixLayout.of(matrix, new Box(0, 0, WIDTH, HEIGHT).inset(4), view.surface())
                .cell(1, 2);
        robot.clickOn(at(view, cell.centerX(), cell.centerY()));
        ConfusionMatrix.Cell expected = new ConfusionMatrix.Cell(1, 2);
        assertEquals(List.of(expected), picked);
        assertEquals(matrix.withSelected(expected), view.toPicture());
        assertTrue(String.valueOf(view.getAccessibleText()).startsWith("5 of class number 1 heard as"));
    }

    @Test
    void arrowsMoveFromCellToCellAndEnterPicks(FxRobot robot) {
        MatrixView view = new MatrixView();
        List<ConfusionMatrix.Cell> picked = new ArrayList<>();
        view.setOnPick(picked::add);
        show(robot, view);
        robot.interact(() -> view.show(PicturesFixture.matrix(4)));
        robot.type(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.DOWN, KeyCode.LEFT, KeyCode.LEFT, KeyCode.ENTER);
        assertEquals(List.of(new ConfusionMatrix.Cell(2, 0)), picked);
    }

    @Test
    void theSongUnderThePointerIsToldAndPicked(FxRobot robot) {
        ScatterView view = new ScatterView();
        List<Integer> hovered = new ArrayList<>();
        List<Integer> picked = new ArrayList<>();
        view.setOnHover(hovered::add);
        view.setOnPick(picked::add);
        show(robot, view);
        robot.interact(() -> view.show(PicturesFixture.map()));
        Point2D second = view.positionOf(1);
        assertNotNull(second);
        robot.moveTo(at(view, second.getX(), second.getY()));
        robot.clickOn(at(view, second.getX(), second.getY()));
        assertEquals(List.of(1), hovered);
        assertEquals(List.of(1), picked);
    }

    @Test
    void aZoomedMapKeepsThePlaceUnderThePointerAndFitsAgain(FxRobot robot) {
        ScatterView view = new ScatterView();
        show(robot, view);
        robot.interact(() -> view.show(PicturesFixture.map()));
        Point2D before = view.positionOf(1);
        assertNotNull(before);
        robot.interact(() -> Wheels.turn(view, before.getX(), before.getY(), 200, false));
        Point2D after = view.positionOf(1);
        assertNotNull(after);
        assertEquals(before.getX(), after.getX(), 0.5);
        assertEquals(before.getY(), after.getY(), 0.5);
        Point2D other = view.positionOf(0);
        assertNotNull(other);
        robot.type(KeyCode.F);
        Point2D fitted = view.positionOf(0);
        assertNotNull(fitted);
        assertTrue(other.distance(before) > 1.9 * fitted.distance(before), "twice as large before F");
    }

    @Test
    void theShownPartOfAMapSurvivesAChangeOfColours(FxRobot robot) {
        ScatterView view = new ScatterView();
        show(robot, view);
        robot.interact(() -> {
            view.show(PicturesFixture.map());
            Wheels.turn(view, 100, 100, 300, false);
        });
        Point2D before = view.positionOf(0);
        robot.interact(() -> view.hide(Set.of(9)));
        assertEquals(before, view.positionOf(0));
        assertTrue(view.toPicture() instanceof ScatterMap map && map.window() != null);
    }

    @Test
    void aBarIsPickedByClickAndByKeys(FxRobot robot) {
        BarsView view = new BarsView();
        List<Integer> picked = new ArrayList<>();
        view.setOnPick(picked::add);
        show(robot, view);
        Bars bars = PicturesFixture.bars(true);
        robot.interact(() -> view.show(bars));
        robot.clickOn(at(view, WIDTH / 2, HEIGHT - 40));
        robot.interact(view::requestFocus);
        robot.type(KeyCode.END, KeyCode.ENTER);
        assertEquals(List.of(1, 2), picked);
        assertEquals(bars, view.toPicture());
    }

    @Test
    void clickingANoteSelectsItAndClickingBesideSeeks(FxRobot robot) {
        TimeWindow window = new TimeWindow();
        window.reset(2);
        PianoRollView view = new PianoRollView(window);
        List<Double> sought = new ArrayList<>();
        List<Note> hovered = new ArrayList<>();
        view.setOnSeek(sought::add);
        view.setOnHover(n -> {
            if (n != null) {
                hovered.add(n);
            }
        });
        show(robot, view);
        robot.interact(() -> view.show(PicturesFixture.notes()));
        PianoRoll shown = (PianoRoll) view.toPicture();
        assertNotNull(shown);
        RollLayout layout = RollLayout.of(new Box(0, 0, WIDTH, HEIGHT));
        Box note = layout.note(shown, shown.notes().notes().get(2));
        robot.clickOn(at(view, note.centerX(), note.centerY()));
        assertEquals(List.of(2), view.selectedProperty().get());
        assertEquals(67, hovered.getLast().pitch());
        robot.clickOn(at(view, layout.x(shown, 0.25), note.centerY()));
        assertEquals(List.of(), view.selectedProperty().get());
        assertEquals(0.25, sought.getFirst(), 0.01);
    }

    @Test
    void allNotesAreSelectedByKey(FxRobot robot) {
        TimeWindow window = new TimeWindow();
        window.reset(2);
        PianoRollView view = new PianoRollView(window);
        show(robot, view);
        robot.interact(() -> view.show(PicturesFixture.notes()));
        robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        assertEquals(List.of(0, 1, 2, 3), view.selectedProperty().get());
    }

    @Test
    void clickingTheWaveSeeks(FxRobot robot) {
        TimeWindow window = new TimeWindow();
        window.reset(1);
        WaveOverviewView view = new WaveOverviewView(window, false);
        List<Double> sought = new ArrayList<>();
        view.setOnSeek(sought::add);
        show(robot, view);
        robot.interact(() -> view.show(PicturesFixture.wave()));
        robot.clickOn(at(view, WIDTH * 0.75, 20));
        assertEquals(0.75, sought.getFirst(), 0.01);
    }

    @Test
    void pointsAppendedByAnotherThreadAreShown(FxRobot robot) throws InterruptedException, TimeoutException {
        LiveCurves live = new LiveCurves("Loss", Curves.Scale.fitted("step"), Curves.Scale.fitted("loss"));
        LiveSeries train = live.series("train", Ink.Token.ACCENT, 0.9);
        CurveView view = new CurveView();
        show(robot, view);
        robot.interact(() -> view.follow(live));
        Thread trainer = new Thread(() -> {
            for (int i = 0; i < 5000; i++) {
                train.append(i, 1.0 / (i + 1));
            }
        });
        trainer.start();
        trainer.join();
        WaitForAsyncUtils.waitFor(
                5,
                TimeUnit.SECONDS,
                () -> view.toPicture() instanceof Curves c
                        && c.series().getFirst().points().size(0) == 5000);
        String reading = WaitForAsyncUtils.waitForAsyncFx(2000, () -> view.readingAt(WIDTH / 2));
        assertTrue(reading.startsWith("step 2,"), reading);
    }

    @Test
    void anEmptyViewHasNoPictureAndSaysWhatToDo(FxRobot robot) {
        CurveView view = new CurveView();
        show(robot, view);
        robot.interact(() -> view.show(null));
        assertNull(view.toPicture());
        assertEquals("No values yet", view.getAccessibleText());
    }

    @Test
    void segmentsAreToldByTheirTime(FxRobot robot) {
        TimeWindow window = new TimeWindow();
        window.reset(10);
        TimelineView view = new TimelineView(window);
        List<TimelineView.Segment> picked = new ArrayList<>();
        view.setOnPick(picked::add);
        show(robot, view);
        TimelineView.Segment late = new TimelineView.Segment(new Range(5, 10), "jazz", 1);
        robot.interact(() -> view.show(List.of(new TimelineView.Segment(new Range(0, 5), "rock", 0), late)));
        robot.clickOn(at(view, WIDTH * 0.75, 10));
        assertEquals(List.of(late), picked);
        assertFalse(picked.isEmpty());
    }
}
