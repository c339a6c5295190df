package org.melograph.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.music.Annotation;
import org.melograph.music.AnnotationLayer;
import org.melograph.music.FrequencyBand;
import org.melograph.plot.Box;
import org.melograph.plot.Range;
import org.melograph.ui.player.PlayerModel;
import org.melograph.ui.plot.AnnotationView;
import org.melograph.ui.plot.TimePane;
import org.melograph.ui.plot.TimeSelection;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Buttons, keys and the mouse in Listen, and what is heard of the song: the fake's tones of 22,050 Hz, mono. */
@ExtendWith(ApplicationExtension.class)
class ListenSoundTest {
    private static final int RATE = 22_050;
    private static final Path SONG = Path.of("/music/new.ogg");

    private final FakeVerbs verbs = new FakeVerbs(3);
    private final float[] tones = FakeVerbs.tones(SONG, RATE).samples().values();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it first
    Path folder;

    @SuppressWarnings("NullAway.Init") // TestFX calls open first
    private FakeStudio studio;

    @Start
    void open(Stage stage) {
        studio = new FakeStudio(stage, verbs, 1240, 860);
    }

    @BeforeEach
    void showSong() throws Exception {
        onFx(() -> {
            studio.desk().roomProperty().set("listen");
            studio.desk().songProperty().set(SONG);
        });
        await(() -> player().outlineProperty().get() != null
                && !node("#mark-moment").isDisabled());
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(5000, studio::close);
    }

    private PlayerModel player() {
        return studio.desk().player();
    }

    private Node node(String id) {
        return studio.scene().lookup(id);
    }

    private static void onFx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, action);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition));
    }

    private void mark(double from, double to, @Nullable Range hertz) {
        onFx(() -> {
            TimePane pane = (TimePane) node("#pane-mel");
            pane.window().selectionProperty().set(new TimeSelection(new Range(from, to), hertz));
        });
    }

    private void press(String button) {
        onFx(() -> ((ButtonBase) node(button)).fire());
    }

    private float[] heardWhenOver() throws Exception {
        await(() -> !player().playingProperty().get());
        return studio.output().heard(0);
    }

    /** From frame {@code at} of what was heard on, the song's frames from second {@code from} on. */
    private void assertSong(float[] heard, int at, double from, int frames) {
        int first = (int) Math.round(from * RATE);
        for (int i = 0; i < frames; i++) {
            assertEquals(tones[first + i], heard[at + i], "frame " + i);
        }
    }

    private static double power(float[] samples, double hertz) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < samples.length; i++) {
            double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / samples.length);
            re += hann * samples[i] * Math.cos(2 * Math.PI * hertz * i / RATE);
            im += hann * samples[i] * Math.sin(2 * Math.PI * hertz * i / RATE);
        }
        return re * re + im * im;
    }

    private static double power(float[] samples, double from, double to) {
        double sum = 0;
        for (double hertz = from; hertz < to; hertz += 2) {
            sum += power(samples, hertz);
        }
        return sum;
    }

    @Test
    void playSelectionIsHeardFromItsFirstSampleToItsLast() throws Exception {
        mark(3.2, 3.7, null);
        press("#play-selection");
        await(() -> player().playingProperty().get());
        float[] heard = heardWhenOver();

        assertEquals(RATE / 2, heard.length);
        assertSong(heard, 0, 3.2, RATE / 2);
        assertEquals(3.7, player().positionProperty().get(), 0.001);
    }

    @Test
    void loopRepeatsTheSelectionToTheSample() throws Exception {
        mark(3.2, 3.5, null);
        press("#loop-selection");
        await(() -> studio.output().heard(0).length > RATE);
        onFx(player()::pause);
        float[] heard = studio.output().heard(0);

        int length = (int) Math.round(0.3 * RATE);
        for (int turn = 0; turn < 3; turn++) {
            assertSong(heard, turn * length, 3.2, length);
        }
        assertTrue(player().loopingProperty().get());
    }

    @Test
    void onlyTheMarkedFrequenciesAreHeard() throws Exception {
        mark(2, 4, new Range(300, 600));
        press("#play-band");
        await(() -> player().playingProperty().get());
        float[] only = heardWhenOver();

        assertEquals(2 * RATE, only.length);
        float[] song = Arrays.copyOfRange(tones, 2 * RATE, 4 * RATE);
        assertEquals(1, power(only, 320, 580) / power(song, 320, 580), 0.02);
        assertTrue(power(only, 700, 1000) < 1e-4 * power(song, 700, 1000));
        assertTrue(node("#filter").isVisible());
        press("#filter");
        assertFalse(node("#filter").isVisible());
    }

    @Test
    void aClickOnTheWaveformPlaysFromThere(FxRobot robot) throws Exception {
        onFx(player()::toggle);
        await(() -> studio.output().heard(0).length > 2000);
        int before = studio.output().heard(0).length;
        robot.clickOn("#wave");
        await(() -> player().positionProperty().get() > 5);
        int after = studio.output().heard(0).length;
        await(() -> studio.output().heard(0).length > after + 1000);
        onFx(player()::pause);
        float[] heard = studio.output().heard(0);
        int jump = 0;
        while (heard[jump] == tones[jump]) {
            jump++;
        }

        assertTrue(jump >= before && jump <= after, before + " " + jump + " " + after);
        // The middle of the strip is the middle of the song, but for its margins.
        int first = 0;
        for (int at = 5 * RATE; first == 0 && at < 7 * RATE; at++) {
            first = Arrays.equals(heard, jump, jump + 1000, tones, at, at + 1000) ? at : 0;
        }
        assertSong(heard, jump, (double) first / RATE, heard.length - jump);
    }

    @Test
    void aRegionIsDrawnNamedPlayedMovedAndTakenBack(FxRobot robot) throws Exception {
        press("#mark-moment");
        AnnotationView lane = (AnnotationView) node("#annotations");
        await(lane::isVisible);
        WaitForAsyncUtils.waitForFxEvents();
        Box row = lane.boxOf(new AnnotationView.Mark(0, Annotation.region(3, 6, "")));
        Point2D from = lane.localToScreen(row.x(), row.centerY());
        Point2D to = lane.localToScreen(row.right(), row.centerY());
        robot.drag(from, MouseButton.PRIMARY).dropTo(to);
        robot.write("verse").type(KeyCode.ENTER);
        await(() -> kept().size() == 1 && kept().getFirst().annotations().size() == 2);
        Annotation drawn = kept().getFirst().annotations().getLast();
        assertEquals("verse", drawn.label());
        assertEquals(3, drawn.start(), 0.03);
        assertEquals(6, drawn.end(), 0.03);

        robot.clickOn(lane.localToScreen(row.centerX(), row.centerY()));
        await(() -> studio.output().heard(0).length > 3000);
        onFx(player()::pause);
        assertSong(studio.output().heard(0), 0, drawn.start(), 3000);

        Point2D middle = lane.localToScreen(row.centerX(), row.centerY());
        robot.drag(middle, MouseButton.PRIMARY).dropTo(middle.getX() + row.width() / 3, middle.getY());
        await(() -> kept().getFirst().annotations().getLast().start() > 3.9);
        assertEquals(
                drawn.end() - drawn.start(),
                kept().getFirst().annotations().getLast().end()
                        - kept().getFirst().annotations().getLast().start(),
                1e-6);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> kept().getFirst().annotations().getLast().equals(drawn));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        await(() -> !kept().getFirst().annotations().getLast().equals(drawn));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        robot.clickOn(middle).type(KeyCode.DELETE);
        await(() -> kept().getFirst().annotations().size() == 1);
    }

    private List<AnnotationLayer> kept() {
        return verbs.annotations.kept.getOrDefault(SONG.toString(), List.of());
    }

    @Test
    void theSelectionIsLabelledWithItsFrequencies(FxRobot robot) throws Exception {
        mark(1, 2, new Range(500, 900));
        robot.press(KeyCode.SHIFT).type(KeyCode.M).release(KeyCode.SHIFT);
        robot.write("flute").type(KeyCode.ENTER);

        await(() -> kept().equals(List.of(new AnnotationLayer(
                "Labels", 0, List.of(new Annotation(1, 2, "flute", new FrequencyBand(500, 900)))))));
    }

    @Test
    void momentsAreTappedWhileTheSongPlays(FxRobot robot) throws Exception {
        onFx(player()::toggle);
        await(() -> player().positionProperty().get() > 0.3);
        double before = player().positionProperty().get();
        robot.type(KeyCode.M);
        double first = player().positionProperty().get();
        await(() -> player().positionProperty().get() > first + 0.3);
        robot.type(KeyCode.M);
        onFx(player()::pause);

        await(() -> kept().size() == 1 && kept().getFirst().annotations().size() == 2);
        List<Annotation> taps = kept().getFirst().annotations();
        assertTrue(taps.getFirst().isPoint());
        double tapped = taps.getFirst().start();
        assertTrue(tapped >= before && tapped <= first, before + " " + tapped + " " + first);
        assertTrue(taps.getLast().start() > first + 0.3);
    }

    @Test
    void aDroppedLabelFileIsImportedAndABadOneNamesItsLine() throws Exception {
        File good = Files.writeString(folder.resolve("chords.txt"), "0\t1.5\tC\n1.5\t3\tG\n")
                .toFile();
        File bad = Files.writeString(folder.resolve("bad.txt"), "0\t1.5\tC\nx\t3\tG\n")
                .toFile();
        onFx(() -> SyntheticDrop.drop(studio.scene().getRoot(), List.of(good)));
        await(() -> kept().size() == 1 && kept().getFirst().name().equals("chords"));
        assertEquals(2, kept().getFirst().annotations().size());

        onFx(() -> SyntheticDrop.drop(studio.scene().getRoot(), List.of(bad)));
        await(() -> studio.scene().getRoot().lookupAll(".label").stream()
                .map(n -> ((javafx.scene.control.Labeled) n).getText())
                .anyMatch(t -> t != null && t.startsWith("'bad.txt', line 2: 'x' is no time in seconds.")));
        assertEquals(1, kept().size());
    }
}
