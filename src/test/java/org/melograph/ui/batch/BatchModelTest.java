package org.melograph.ui.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.io.audio.TagField;
import org.melograph.sound.RecordingOutput;
import org.melograph.ui.FakeDesk;
import org.melograph.ui.FakeVerbs;
import org.melograph.ui.job.StudioJobs;
import org.melograph.ui.player.PlayerModel;
import org.melograph.ui.room.Desk;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class BatchModelTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    private final FakeVerbs verbs = new FakeVerbs(8);

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private Desk desk;

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private BatchModel model;

    @Start
    void open(Stage stage) {
        StudioJobs jobs = new StudioJobs();
        desk = FakeDesk.with(verbs, jobs, new PlayerModel(jobs, new RecordingOutput(1)));
        model = new BatchModel(desk);
        stage.setScene(new Scene(new BatchView(desk, model), 1100, 700));
        stage.show();
    }

    private void judge() throws Exception {
        FakeDesk.onFx(() -> {
            desk.modelProperty().set(verbs.describe(Path.of("/models/verdict.melo")));
            model.judge(List.of(Path.of("/music/orchestral")));
        });
        FakeDesk.await(() -> model.rows().size() == 6 && model.judgingProperty().get() == null);
    }

    @Test
    void everySongGetsARowAndWhatIsNoneIsNamed() throws Exception {
        judge();
        assertEquals(7, model.totalProperty().get());
        assertEquals(
                "'notes.txt' is no sound. Remove it or choose another.",
                model.refused().getFirst().reason());
        assertEquals(5, model.counts().get("orchestral"));
        assertEquals(1, model.counts().get("undecided"));
        // The library knows the song of this path by its title.
        assertTrue(model.rows().stream().anyMatch(row -> row.title().equals("Song 3")));
    }

    @Test
    void theUndecidedAreFound(FxRobot robot) throws Exception {
        judge();
        robot.clickOn("#batch-undecided");
        assertEquals(1, model.shown().size());
        assertTrue(model.shown().getFirst().verdict().undecided());
        assertEquals(0.81, model.shown().getFirst().confidence(), 1e-9);
        robot.clickOn("#batch-undecided");
        robot.clickOn("#batch-search").write("song5");
        assertEquals(1, model.shown().size());
    }

    @Test
    void tagsAreWrittenOnlyAfterOneQuestion(FxRobot robot) throws Exception {
        judge();
        robot.clickOn("#batch-tags");
        assertTrue(verbs.tagWishes.isEmpty());
        assertTrue(robot.lookup("#batch-sure").query().isVisible());
        robot.clickOn("#batch-write-tags");
        FakeDesk.await(() -> !model.doneProperty().get().isEmpty());
        assertEquals(5, verbs.tagWishes.size(), "the undecided one keeps its tags");
        assertEquals("orchestral", verbs.tagWishes.getFirst().values().get(TagField.GENRE));
        assertTrue(model.refused().stream().anyMatch(r -> r.path().endsWith("locked.mp3")));
        assertFalse(robot.lookup("#batch-sure").query().isVisible());
    }

    @Test
    void whatIsShownIsWrittenDown() throws Exception {
        judge();
        Path csv = folder.resolve("v.csv");
        FakeDesk.onFx(() -> {
            model.searchProperty().set("song2");
            model.writeCsv(csv);
        });
        FakeDesk.await(() -> !model.doneProperty().get().isEmpty());
        assertEquals(2, Files.readAllLines(csv).size());
        FakeDesk.onFx(() -> model.writeCsv(csv.resolve("below.csv")));
        FakeDesk.await(() -> !model.failureProperty().get().isEmpty());
        assertTrue(model.failureProperty().get().contains("below.csv"));
    }

    @Test
    void labelsAreCorrectedInTheLibrary(FxRobot robot) throws Exception {
        judge();
        @SuppressWarnings("unchecked") // the one table of this id
        TableView<BatchRow> table =
                (TableView<BatchRow>) robot.lookup("#batch-table").query();
        robot.interact(() -> {
            table.getSelectionModel().selectRange(2, 4);
            model.correct("chip");
        });
        FakeDesk.await(() -> verbs.songs().stream()
                        .filter(s -> s.path().startsWith("/music/orchestral") && "chip".equals(s.label()))
                        .count()
                == 2);
        FakeDesk.await(
                () -> model.rows().stream().filter(r -> r.own().equals("chip")).count() == 2);
    }

    @Test
    void withoutAModelItSaysWhatToDo(FxRobot robot) {
        FakeDesk.onFx(() -> {
            desk.modelProperty().set(null);
            model.judge(List.of(Path.of("/music")));
        });
        assertTrue(model.failureProperty().get().contains("Train one"));
        assertTrue(robot.lookup("#batch-csv").queryAs(Button.class).isDisabled());
    }
}
