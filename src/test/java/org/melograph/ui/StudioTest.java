package org.melograph.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.melograph.app.LibrarySong;
import org.melograph.plot.Curves;
import org.melograph.train.RunChange;
import org.melograph.ui.plot.CurveView;
import org.melograph.ui.room.Room;
import org.melograph.ui.shell.Views;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class StudioTest {
    private static final List<String> ROOMS =
            List.of("Library", "Listen", "Train", "Evaluate", "Map", "Compose", "Papers");

    private final FakeVerbs verbs = new FakeVerbs(12);

    @SuppressWarnings("NullAway.Init") // TestFX calls open first
    private FakeStudio studio;

    @SuppressWarnings("NullAway.Init") // TestFX calls open first
    private Stage stage;

    @Start
    void open(Stage given) throws Exception {
        stage = given;
        studio = new FakeStudio(given, verbs, 1240, 780);
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(5000, studio::close);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void onFx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, action);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    @SuppressWarnings("unchecked") // the one table of this id
    private TableView<LibrarySong> songs(FxRobot robot) throws TimeoutException {
        await(() -> robot.lookup("#songs").queryAs(TableView.class).getItems().size() == 12);
        return robot.lookup("#songs").queryAs(TableView.class);
    }

    @Test
    void everyRoomOfTheClassPathIsListed() {
        Set<String> written = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.melograph.ui").stream()
                        .filter(c -> c.isAssignableTo(Room.class) && !c.isInterface())
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        Set<String> listed = Views.at(studio.desk()).stream()
                .map(room -> room.getClass().getName())
                .collect(Collectors.toSet());
        assertEquals(written, listed);
    }

    @Test
    void eachRoomOpensByItsKey(FxRobot robot) {
        KeyCode[] digits = {
            KeyCode.DIGIT1,
            KeyCode.DIGIT2,
            KeyCode.DIGIT3,
            KeyCode.DIGIT4,
            KeyCode.DIGIT5,
            KeyCode.DIGIT6,
            KeyCode.DIGIT7
        };
        for (int i = ROOMS.size() - 1; i >= 0; i--) {
            robot.press(KeyCode.CONTROL).press(digits[i]).release(digits[i]).release(KeyCode.CONTROL);
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(ROOMS.get(i), text(robot, "#room-title"));
        }
    }

    @Test
    void eachRoomOpensByItsPlaceOnTheRail(FxRobot robot) {
        for (String room : List.of("papers", "compose", "map", "evaluate", "train", "listen", "library")) {
            robot.clickOn("#room-" + room);
            assertTrue(text(robot, "#room-title").equalsIgnoreCase(room), room);
        }
    }

    @Test
    void aDropOnTheLibraryImports(FxRobot robot) throws Exception {
        TableView<LibrarySong> table = songs(robot);
        onFx(() -> SyntheticDrop.drop(table, List.of(new File("/music/new.ogg"), new File("/music/more"))));
        await(() -> table.getItems().size() == 14);
        assertEquals(List.of(List.of(Path.of("/music/new.ogg"), Path.of("/music/more"))), verbs.imports);
    }

    @Test
    void aSongDroppedOnListenGetsAVerdict(FxRobot robot) throws Exception {
        songs(robot);
        onFx(() -> studio.desk().roomProperty().set("listen"));
        onFx(() -> SyntheticDrop.drop(studio.scene().getRoot(), List.of(new File("/music/new.ogg"))));
        await(() -> robot.lookup("#verdict-label").tryQuery().isPresent());
        assertEquals("orchestral", text(robot, "#verdict-label"));
        assertEquals(
                Path.of("/music/new.ogg"), verbs.verdicts.getFirst().paths().getFirst());
        assertTrue(verbs.imports.isEmpty());
    }

    @Test
    void chosenSongsGetALabelThatUndoTakesBack(FxRobot robot) throws Exception {
        TableView<LibrarySong> table = songs(robot);
        onFx(() -> table.getSelectionModel().selectRange(0, 3));
        List<String> chosen =
                table.getItems().subList(0, 3).stream().map(LibrarySong::hash).toList();
        onFx(() -> studio.desk().library().label(List.copyOf(table.getItems().subList(0, 3)), "lullaby"));
        await(() -> studio.desk().library().labels().contains("lullaby"));
        assertEquals(
                chosen,
                studio.desk().library().songs().stream()
                        .filter(s -> "lullaby".equals(s.label()))
                        .map(LibrarySong::hash)
                        .toList());
        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        await(() -> !studio.desk().library().labels().contains("lullaby"));
        assertEquals(FakeVerbs.LABELS, studio.desk().library().labels());
    }

    @Test
    void searchNarrowsTheList(FxRobot robot) throws Exception {
        TableView<LibrarySong> table = songs(robot);
        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        robot.write("kart song");
        await(() -> table.getItems().stream().allMatch(s -> "kart".equals(s.label()) || "kart".equals(s.verdict())));
        assertFalse(table.getItems().isEmpty());
    }

    @Test
    void spaceTogglesThePlayerExceptWhileTyping(FxRobot robot) throws Exception {
        TableView<LibrarySong> table = songs(robot);
        onFx(() -> table.getSelectionModel().select(0));
        await(() -> studio.desk().player().outlineProperty().get() != null);
        onFx(table::requestFocus);
        robot.type(KeyCode.SPACE);
        await(() -> studio.desk().player().playingProperty().get());
        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        robot.type(KeyCode.SPACE);
        assertTrue(studio.desk().player().playingProperty().get());
    }

    @Test
    void aRunIsTrainedAndStandsAmongTheRuns(FxRobot robot) throws Exception {
        songs(robot);
        robot.clickOn("#room-train");
        await(() -> !robot.lookup("#train").queryAs(Button.class).isDisabled());
        onFx(() -> robot.lookup("#param-epochs").queryAs(TextInputControl.class).setText("3"));
        onFx(() -> robot.lookup("#train").queryAs(Button.class).fire());
        await(() -> studio.desk().library().runs().size() == 2);
        assertEquals("3", verbs.trainings.getFirst().set().get("epochs"));
        assertEquals("mel-cnn", verbs.trainings.getFirst().architecture());
        await(() -> text(robot, "#headline").startsWith("Song accuracy .661 [.59, .72]"));
    }

    @Test
    void stoppingARunKeepsItsBest(FxRobot robot) throws Exception {
        verbs.stepMillis = 20;
        songs(robot);
        robot.clickOn("#room-train");
        await(() -> !robot.lookup("#train").queryAs(Button.class).isDisabled());
        onFx(() -> robot.lookup("#train").queryAs(Button.class).fire());
        await(() -> text(robot, "#headline").startsWith("Epoch"));
        onFx(() -> robot.lookup("#stop").queryAs(Button.class).fire());
        await(() -> text(robot, "#headline").startsWith("Stopped, best kept: song accuracy .661 ["));
        assertEquals("stopped", studio.desk().library().runs().getFirst().state());
    }

    @Test
    void aRunIsSteeredWhileItGoesOn(FxRobot robot) throws Exception {
        verbs.stepMillis = 20;
        songs(robot);
        robot.clickOn("#room-train");
        await(() -> !robot.lookup("#train").queryAs(Button.class).isDisabled());
        assertFalse(robot.lookup("#steering").query().isVisible());
        onFx(() -> robot.lookup("#train").queryAs(Button.class).fire());
        await(() -> robot.lookup("#steering").query().isVisible());
        assertEquals("now 0.001", text(robot, "#now-learning_rate"));
        assertEquals("now 0.3", text(robot, "#now-dropout"));
        TextInputControl rate = robot.lookup("#steer-learning_rate").queryAs(TextInputControl.class);
        TextInputControl dropout = robot.lookup("#steer-dropout").queryAs(TextInputControl.class);
        Slider rates = robot.lookup("#slide-learning_rate").queryAs(Slider.class);
        assertEquals(-3, rates.getValue(), 1e-9);
        Button apply = robot.lookup("#steer-apply").queryAs(Button.class);

        onFx(() -> dropout.setText("1.5"));
        onFx(apply::fire);
        assertTrue(robot.lookup((Node n) -> n instanceof Label l && l.getText().contains("'dropout' cannot be '1.5'"))
                .tryQuery()
                .isPresent());
        onFx(() -> dropout.setText("0.3"));
        onFx(() -> rate.setText("2e-4"));
        assertEquals(Math.log10(2e-4), rates.getValue(), 1e-9);
        onFx(apply::fire);
        await(() -> text(robot, "#now-learning_rate").equals("now 0.0002"));
        onFx(() -> {
            rates.requestFocus();
            rates.setValue(-5);
        });
        assertEquals("0.00001", rate.getText());

        onFx(() -> robot.lookup("#steer-end").queryAs(Button.class).fire());
        await(() -> text(robot, "#headline").startsWith("Stopped, best kept"));
        assertFalse(robot.lookup("#steering").query().isVisible());
        List<RunChange> changes =
                studio.desk().library().runs().getFirst().report().changes();
        assertEquals(1, changes.size());
        assertEquals(2e-4, changes.getFirst().value());
        assertTrue(robot.lookup((Node n) -> n instanceof CurveView).queryAllAs(CurveView.class).stream()
                .map(CurveView::toPicture)
                .anyMatch(picture -> picture instanceof Curves curves
                        && curves.events().stream().anyMatch(e -> e.text().equals("rate 0.0002"))));
    }

    @Test
    void aSettingOutOfRangeNamesItsRangeAndHoldsTheRunBack(FxRobot robot) throws Exception {
        songs(robot);
        robot.clickOn("#room-train");
        await(() -> !robot.lookup("#train").queryAs(Button.class).isDisabled());
        TextInputControl epochs = robot.lookup("#param-epochs").queryAs(TextInputControl.class);
        onFx(() -> epochs.setText("0"));
        assertTrue(robot.lookup("#train").queryAs(Button.class).isDisabled());
        assertTrue(epochs.getStyleClass().contains("wrong"));
        assertTrue(robot.lookup((Node n) -> n instanceof Label l && l.getText().contains("from 1 to 100000"))
                .tryQuery()
                .isPresent());
    }

    @Test
    void theThemeChangesEveryColour(FxRobot robot) {
        String dark = String.join(" ", studio.scene().getStylesheets());
        robot.clickOn("#theme");
        String light = String.join(" ", studio.scene().getStylesheets());
        assertTrue(dark.contains("dark.css"));
        assertTrue(light.contains("light.css"));
        assertFalse(light.contains("dark.css"));
        assertFalse(studio.desk().plotTheme().getValue().dark());
    }

    @Test
    void keysAreListedByF2AndClosedByEscape(FxRobot robot) {
        Node list = studio.scene().lookup("#key-list");
        robot.type(KeyCode.F2);
        assertTrue(list.isVisible());
        robot.type(KeyCode.ESCAPE);
        assertFalse(list.isVisible());
    }

    @Test
    void aSmallWindowFoldsTheSideColumnAndTheMenus(FxRobot robot) throws Exception {
        songs(robot);
        onFx(() -> {
            stage.setWidth(900);
            stage.setHeight(600);
        });
        for (String room : List.of("library", "listen", "train", "evaluate", "map", "compose", "papers")) {
            robot.clickOn("#room-" + room);
            onFx(() -> studio.scene().getRoot().layout());
            assertTrue(robot.lookup(".menu-bar")
                            .queryAs(Node.class)
                            .getLayoutBounds()
                            .getWidth()
                    >= 0);
            assertEquals(900, studio.scene().getWidth(), 1, room);
        }
        assertFalse(robot.lookup(".menu-bar").queryAs(Node.class).isVisible());
    }

    @Test
    void everyButtonTellsAScreenReaderWhatItDoes(FxRobot robot) throws Exception {
        songs(robot);
        List<String> silent = new ArrayList<>();
        for (String room : List.of("library", "listen", "train", "evaluate", "map", "compose", "papers")) {
            robot.clickOn("#room-" + room);
            collectSilent(studio.scene().getRoot(), room, silent);
        }
        assertEquals(List.of(), silent);
    }

    private static void collectSilent(Node node, String room, List<String> silent) {
        if (node instanceof ButtonBase b
                && b.getText().isBlank()
                && (b.getAccessibleText() == null || b.getAccessibleText().isBlank())
                && b.isVisible()) {
            silent.add(room + ": " + b);
        }
        if (node instanceof Parent p) {
            p.getChildrenUnmodifiable().forEach(child -> collectSilent(child, room, silent));
        }
    }

    @Test
    void aMapIsMadeAndItsSongsPlay(FxRobot robot) throws Exception {
        songs(robot);
        robot.clickOn("#room-map");
        await(() -> !robot.lookup("#run-map").queryAs(Button.class).isDisabled());
        onFx(() -> robot.lookup("#run-map").queryAs(Button.class).fire());
        await(() -> text(robot, "#map-trust").contains("trustworthiness .940"));
        assertNotNull(robot.lookup("#map").query());
    }

    @Test
    void composedTakesAreListedWithTheirSeeds(FxRobot robot) throws Exception {
        songs(robot);
        robot.clickOn("#room-compose");
        await(() -> !robot.lookup("#compose").queryAs(Button.class).isDisabled());
        onFx(() -> robot.lookup("#compose").queryAs(Button.class).fire());
        await(() -> robot.lookup((Node n) -> n instanceof Label l && l.getText().startsWith("seed 2 · temperature"))
                .tryQuery()
                .isPresent());
    }
}
