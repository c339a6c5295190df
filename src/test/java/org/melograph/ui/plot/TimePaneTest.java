package org.melograph.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.melograph.base.Axis;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.Tensor;
import org.melograph.feature.Feature;
import org.melograph.feature.Features;
import org.melograph.feature.TimeGrid;
import org.melograph.music.Clip;
import org.melograph.plot.AxisScale;
import org.melograph.plot.Box;
import org.melograph.plot.ColorMap;
import org.melograph.plot.Heatmap;
import org.melograph.plot.Range;
import org.melograph.plot.TimeCurves;
import org.melograph.plot.WaveOverview;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class TimePaneTest {
    private static final int RATE = 22_050;
    private static final double SECONDS = 4;
    private static final double TONE = 1000;

    private final TimeWindow window = new TimeWindow();
    private final HeatmapView map = new HeatmapView(window);
    private final TimeCurvesView curves = new TimeCurvesView(window);
    private final List<Double> sought = new ArrayList<>();

    @Start
    void start(Stage stage) throws Exception {
        window.reset(SECONDS);
        map.show(spectrogram());
        curves.show(curves());
        map.setOnSeek(sought::add);
        map.setPrefSize(700, 300);
        curves.setPrefSize(700, 200);
        stage.setScene(new Scene(new VBox(map, curves), 700, 500));
        stage.sizeToScene();
        stage.show();
    }

    @AfterEach
    void release(FxRobot robot) {
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
    }

    /** A tone of 1 kHz in the second half of four seconds. */
    private static Heatmap spectrogram() throws Exception {
        float[] samples = new float[(int) (SECONDS * RATE)];
        for (int i = samples.length / 2; i < samples.length; i++) {
            samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * TONE * i / RATE));
        }
        Clip clip =
                new Clip("tone", Tensor.wrap(samples, new Axis("sample", samples.length)), RATE, Provenance.made("t"));
        Feature stft = Features.byId("stft");
        Params params = Params.parse(stft.spec().params(), Map.of("scale", "db"));
        return Heatmap.of(
                        "Spectrogram",
                        stft.extract(clip, params, Job.silent()),
                        stft.timeGrid(params),
                        stft.frequencyAxis(params),
                        "dB")
                .withScale(AxisScale.LOG);
    }

    /** A pitch of 440 Hz with a gap in its second quarter, and a probability. */
    private static TimeCurves curves() {
        float[] values = new float[800];
        for (int i = 0; i < 400; i++) {
            values[i] = i >= 100 && i < 200 ? Float.NaN : 440;
            values[400 + i] = 0.5f;
        }
        return TimeCurves.of(
                "Pitch",
                Tensor.wrap(values, new Axis("curve", 2), new Axis("frame", 400)),
                new TimeGrid(0, 0.01),
                List.of(
                        new TimeCurves.Quantity("pitch", "Hz", false),
                        new TimeCurves.Quantity("probability", "", false)),
                AxisScale.NOTE);
    }

    private static Point2D at(TimePane pane, double seconds, double hertz) {
        return new Point2D(
                pane.heatmapLayout().x(pane.shownWindow(), seconds),
                pane.heatmapLayout().y(pane.shownWindow(), pane.partOfHertz(hertz)));
    }

    private static Point2D onScreen(TimePane pane, double seconds, double hertz) {
        return pane.localToScreen(at(pane, seconds, hertz));
    }

    private void drag(FxRobot robot, KeyCode held, Point2D from, Point2D to) {
        robot.press(held)
                .moveTo(from)
                .press(MouseButton.PRIMARY)
                .moveTo(to)
                .release(MouseButton.PRIMARY)
                .release(held);
    }

    @Test
    void thePointerReadsToneNoteAndLevel(FxRobot robot) {
        HeatmapReading loud = Objects.requireNonNull(
                map.readingAt(at(map, 3, TONE).getX(), at(map, 3, TONE).getY()));
        assertEquals(3, loud.seconds(), 0.01);
        assertEquals(TONE, loud.hertz(), 5);
        assertTrue(loud.place().endsWith("Hz · B5 +21 ct") || loud.place().contains("B5 +"), loud.place());
        assertEquals(Objects.requireNonNull(map.shown()).range().high(), loud.value(), 1, "the loudest is the tone");
        HeatmapReading silent = Objects.requireNonNull(
                map.readingAt(at(map, 1, TONE).getX(), at(map, 1, TONE).getY()));
        assertEquals(Objects.requireNonNull(map.shown()).range().low(), silent.value(), 1e-6);
    }

    @Test
    void curvesReadTheirValuesAndTheirGaps(FxRobot robot) {
        CurvesReading voiced = Objects.requireNonNull(
                curves.readingAt(at(curves, 3, 440).getX(), at(curves, 3, 440).getY()));
        assertEquals("0:03.00 · 440 Hz · A4 +0 ct · probability 0.50", voiced.text());
        CurvesReading gap = Objects.requireNonNull(curves.readingAt(
                at(curves, 1.5, 440).getX(), at(curves, 1.5, 440).getY()));
        assertEquals("0:01.50 · probability 0.50", gap.text());
    }

    @Test
    void aDragWithControlMeasuresTimeIntervalAndLevel(FxRobot robot) {
        drag(robot, KeyCode.CONTROL, onScreen(map, 2.5, 800), onScreen(map, 3, 1600));
        Measure measure = Objects.requireNonNull(map.measureProperty().get());
        assertEquals(0.5, measure.seconds(), 0.02);
        assertEquals(12, measure.semitones(), 0.3);
        assertEquals(
                Objects.requireNonNull(map.shown()).range().high(),
                measure.level().highest(),
                1);
        assertTrue(measure.level().mean() < measure.level().highest() - 10);
        assertEquals(new Range(0, SECONDS), window.range(), "measuring does not pan");
        robot.interact(map::requestFocus);
        robot.type(KeyCode.ESCAPE);
        assertNull(map.measureProperty().get());
    }

    @Test
    void aMeasureIsWrittenAsPeopleReadIt() {
        Measure measure = new Measure(1, 1.5, 440, 880, new Range(0.2, 0.4), new Measure.Level(-32.14, -12.04, "dB"));
        assertEquals(
                "0.500 s · 120.0 BPM · 2.00 Hz · 440 → 880 Hz · +440 Hz · +12.00 semitones · mean −32.1 dB · max −12.0 dB",
                measure.text());
        assertEquals(
                "0.250 s · 240.0 BPM · 4.00 Hz",
                new Measure(2, 1.75, Double.NaN, Double.NaN, new Range(0, 1), Measure.Level.NONE).text());
    }

    @Test
    void allPanesMarkTheSameStretchWithItsFrequenciesWhereTheyHaveAny(FxRobot robot) {
        robot.interact(() -> map.toolProperty().set(PaneTool.SELECT));
        robot.moveTo(onScreen(map, 1, 600))
                .press(MouseButton.PRIMARY)
                .moveTo(onScreen(map, 2, 1200))
                .release(MouseButton.PRIMARY);
        TimeSelection marked = Objects.requireNonNull(window.selectionProperty().get());
        assertEquals(600, Objects.requireNonNull(marked.hertz()).low(), 15);
        Box there = Objects.requireNonNull(map.boxOf(marked));
        assertEquals(at(map, 2, 1200).getY(), there.y(), 2);
        assertEquals(at(map, 1, 600).getX(), there.x(), 2);
        assertEquals(
                there.x(),
                Objects.requireNonNull(curves.boxOf(new TimeSelection(marked.time(), null)))
                        .x(),
                1e-9);
        robot.clickOn(onScreen(map, 3, 2000));
        assertNull(window.selectionProperty().get(), "a click marks nothing");
    }

    @Test
    void theEdgesOfTheMarkedStretchAreDragged(FxRobot robot) {
        robot.interact(() -> window.selectionProperty().set(new TimeSelection(new Range(1, 2), new Range(600, 1200))));
        robot.moveTo(onScreen(map, 2, 800))
                .press(MouseButton.PRIMARY)
                .moveTo(onScreen(map, 3, 900))
                .release(MouseButton.PRIMARY);
        TimeSelection wider = Objects.requireNonNull(window.selectionProperty().get());
        assertEquals(1, wider.time().low(), 1e-9);
        assertEquals(3, wider.time().high(), 0.02);
        assertEquals(new Range(600, 1200), wider.hertz());
        robot.moveTo(onScreen(map, 2, 1200))
                .press(MouseButton.PRIMARY)
                .moveTo(onScreen(map, 2, 2400))
                .release(MouseButton.PRIMARY);
        TimeSelection higher = Objects.requireNonNull(window.selectionProperty().get());
        assertEquals(2400, Objects.requireNonNull(higher.hertz()).high(), 60);
        assertTrue(sought.isEmpty());
    }

    @Test
    void aDragWithAltZoomsIntoTheBox(FxRobot robot) {
        drag(robot, KeyCode.ALT, onScreen(map, 1, 500), onScreen(map, 2, 2000));
        assertEquals(1, window.range().low(), 0.02);
        assertEquals(2, window.range().high(), 0.02);
        assertEquals(500, map.hertzAt(map.rows().low()), 15);
        assertEquals(2000, map.hertzAt(map.rows().high()), 50);
    }

    @Test
    void theWheelZoomsTheUprightAxisOverLabelsAndIsLeftToTheStackBesideTheMap(FxRobot robot) {
        double middle = map.heatmapLayout().map().centerY();
        robot.interact(() -> Wheels.turn(map, 10, middle, 200, false));
        assertEquals(0.5, map.rows().length(), 1e-9);
        assertEquals(new Range(0, SECONDS), window.range());
        List<Double> scrolled = new ArrayList<>();
        robot.interact(() -> {
            Objects.requireNonNull(map.getParent()).setOnScroll(e -> scrolled.add(e.getDeltaY()));
            Wheels.turn(map, map.getWidth() - 4, middle, 200, false);
        });
        assertEquals(List.of(200.0), scrolled);
        assertEquals(new Range(0, SECONDS), window.range());
    }

    @Test
    void aDoubleClickOnTheLabelsShowsTheWholeUprightAxis(FxRobot robot) {
        robot.interact(() -> {
            map.showRows(0.2, 0.4);
            window.show(1, 2);
        });
        robot.doubleClickOn(map.localToScreen(10, map.heatmapLayout().map().centerY()));
        assertEquals(Heatmap.Window.ALL_ROWS, map.rows());
        assertEquals(new Range(1, 2), window.range());
    }

    @Test
    void pageKeysMoveByAWindow(FxRobot robot) {
        robot.interact(() -> {
            window.show(0, 1);
            map.requestFocus();
        });
        robot.type(KeyCode.PAGE_DOWN);
        assertEquals(0.9, window.range().low(), 1e-9);
        robot.type(KeyCode.PAGE_UP);
        assertEquals(0, window.range().low(), 1e-9);
    }

    @Test
    void anEndOfTheColourBarIsDraggedAndADoubleClickTakesAllValues(FxRobot robot) {
        Range all = Objects.requireNonNull(map.heatmapProperty().get()).range();
        Box bar = map.heatmapLayout().colorBar();
        Point2D low = map.localToScreen(bar.centerX(), bar.bottom() - 1);
        robot.moveTo(low)
                .press(MouseButton.PRIMARY)
                .moveTo(low.add(0, 1 - bar.height() / 2))
                .release(MouseButton.PRIMARY);
        Range shown = Objects.requireNonNull(map.shown()).range();
        assertEquals(all.high(), shown.high(), 1e-9);
        assertEquals(all.at(0.5), shown.low(), all.length() * 0.02);
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage image = WaitForAsyncUtils.waitForAsyncFx(2000, () -> map.snapshot(null, null));
        Point2D silent = at(map, 1, 3000);
        assertEquals(ColorMap.MAGMA.at(0), image.getPixelReader().getArgb((int) silent.getX(), (int) silent.getY()));
        robot.doubleClickOn(map.localToScreen(bar.centerX(), bar.centerY()));
        assertNull(map.colorRangeProperty().get());
    }

    @Test
    void theWaveformMarksAndMovesTheStretchToo(FxRobot robot) {
        WaveOverviewView wave = WaitForAsyncUtils.waitForAsyncFx(5000, () -> {
            WaveOverviewView made = new WaveOverviewView(window, true);
            float[] samples = new float[(int) (SECONDS * 1000)];
            made.show(WaveOverview.of("", Tensor.wrap(samples, new Axis("sample", samples.length)), 1000));
            made.setOnSeek(sought::add);
            made.setMinHeight(48);
            ((VBox) Objects.requireNonNull(map.getParent())).getChildren().addFirst(made);
            return made;
        });
        WaitForAsyncUtils.waitForFxEvents();
        Box area = map.heatmapLayout().map();
        Point2D one = wave.localToScreen(area.x() + area.width() / 4, 20);
        drag(robot, KeyCode.SHIFT, one, one.add(area.width() / 4, 0));
        TimeSelection marked = Objects.requireNonNull(window.selectionProperty().get());
        assertEquals(1, marked.time().low(), 0.02);
        assertEquals(2, marked.time().high(), 0.02);
        assertTrue(sought.isEmpty());
        robot.moveTo(one.add(area.width() / 4, 0))
                .press(MouseButton.PRIMARY)
                .moveTo(one.add(area.width() / 2, 0))
                .release(MouseButton.PRIMARY);
        assertEquals(
                3,
                Objects.requireNonNull(window.selectionProperty().get()).time().high(),
                0.02);
        robot.clickOn(one.add(-area.width() / 8, 0));
        assertEquals(0.5, sought.getFirst(), 0.02);
    }

    @Test
    void pinchingZoomsTimeAroundTheFingers(FxRobot robot) {
        Point2D place = at(map, 3, 1000);
        robot.interact(() -> Wheels.pinch(map, place.getX(), place.getY(), 2));
        assertEquals(SECONDS / 2, window.range().length(), 1e-9);
        assertEquals(place.getX(), at(map, 3, 1000).getX(), 1e-6);
    }

    @Test
    void twoFingersUpOrDownAreLeftToTheStack(FxRobot robot) {
        Point2D place = at(map, 3, 1000);
        robot.interact(() -> {
            Wheels.fingers(map, true);
            Wheels.turn(map, place.getX(), place.getY(), 200, false);
            Wheels.fingers(map, false);
        });
        assertEquals(new Range(0, SECONDS), window.range());
        robot.interact(() -> Wheels.turn(map, place.getX(), place.getY(), 200, false));
        assertEquals(SECONDS / 2, window.range().length(), 1e-9, "a wheel zooms");
    }

    @Test
    void thePointersTimeIsSeenInAllPanes(FxRobot robot) {
        robot.moveTo(onScreen(map, 2.5, 900));
        assertEquals(2.5, window.pointerProperty().get(), 0.02);
        robot.moveTo(onScreen(curves, 1, 440));
        assertEquals(1, window.pointerProperty().get(), 0.02);
        assertNotNull(
                curves.readingAt(at(curves, 1, 440).getX(), at(curves, 1, 440).getY()));
        assertFalse(Double.isNaN(window.pointerProperty().get()));
    }
}
