package org.melograph.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.melograph.app.LibrarySong;
import org.melograph.app.Workspace;
import org.melograph.io.audio.Tones;
import org.melograph.project.SongField;
import org.melograph.ui.room.LibraryModel;
import org.melograph.ui.shell.AppVerbs;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The Library room over a real library file. */
@ExtendWith(ApplicationExtension.class)
class LibraryRoomTest {
    @SuppressWarnings("NullAway.Init") // TestFX calls open first
    private Path folder;

    @SuppressWarnings("NullAway.Init") // TestFX calls open first
    private Workspace workspace;

    @SuppressWarnings("NullAway.Init") // TestFX calls open first
    private FakeStudio studio;

    @Start
    void open(Stage stage) throws Exception {
        folder = Files.createTempDirectory("library-room");
        workspace = Workspace.open(folder.resolve("library.db"), 2);
        studio = new FakeStudio(stage, new AppVerbs(workspace), 1240, 780);
    }

    @AfterEach
    void close() throws IOException {
        WaitForAsyncUtils.waitForAsyncFx(5000, studio::close);
        workspace.close();
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void onFx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, action);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private LibraryModel library() {
        return studio.desk().library();
    }

    @SuppressWarnings("unchecked") // the one table of this id
    private TableView<LibrarySong> table(FxRobot robot) {
        return robot.lookup("#songs").queryAs(TableView.class);
    }

    private void drop(FxRobot robot) throws Exception {
        Path music = folder.resolve("music");
        for (String name : List.of("calm/a.mp3", "calm/b.flac", "wild/🎵 שיר.ogg")) {
            Path file = music.resolve(name);
            Files.createDirectories(file.getParent());
            Files.copy(Tones.encoded(name.substring(name.lastIndexOf('.') + 1)), file);
        }
        Files.writeString(music.resolve("calm/readme.txt"), "no music");
        Files.createFile(music.resolve("wild/empty.wav"));
        await(() -> library().loadedProperty().get());
        onFx(() -> SyntheticDrop.drop(studio.scene().getRoot(), List.of(music.toFile())));
        await(() -> library().songs().size() == 3 && library().refused().size() == 2);
        await(() -> table(robot).getItems().size() == 3);
    }

    private String cell(FxRobot robot, String column, int row) {
        TableColumn<LibrarySong, ?> shown = table(robot).getColumns().stream()
                .filter(c -> column.equals(c.getId()))
                .findFirst()
                .orElseThrow();
        return String.valueOf(shown.getCellData(row));
    }

    @Test
    void aDroppedFolderShowsItsSongsAndNamesWhatIsNone(FxRobot robot) throws Exception {
        drop(robot);

        assertEquals(
                List.of("calm", "calm", "wild"),
                library().songs().stream().map(LibrarySong::label).sorted().toList());
        assertEquals("Melograph", cell(robot, "artist", 0));
        assertEquals("Fixtures", cell(robot, "album", 0));
        assertEquals("0.5", cell(robot, "length", 0));
        assertTrue(robot.lookup("#balance").query().isVisible());
        assertTrue(robot.lookup("2 files refused").tryQuery().isPresent());
        List<String> reasons = library().refused().stream().map(r -> r.reason()).toList();
        assertTrue(reasons.stream().anyMatch(r -> r.contains("'readme.txt'")), reasons.toString());
        assertTrue(reasons.stream().anyMatch(r -> r.contains("'empty.wav' is empty")), reasons.toString());
    }

    @Test
    void manySongsAreEditedAtOnceAndUndoneStepByStep(FxRobot robot) throws Exception {
        drop(robot);
        onFx(() -> table(robot).getSelectionModel().selectAll());

        robot.press(KeyCode.CONTROL, KeyCode.E).release(KeyCode.E, KeyCode.CONTROL);
        await(() -> robot.lookup("#edit-text").tryQuery().isPresent());
        onFx(() -> robot.lookup("#edit-text").queryAs(TextField.class).setText("Björk"));
        robot.type(KeyCode.ENTER);
        await(() -> library().songs().stream().allMatch(s -> s.artist().equals("Björk")));
        assertEquals("artist of 3 songs", library().toUndoProperty().get());
        assertEquals(3, table(robot).getSelectionModel().getSelectedIndices().size(), "they stay chosen");
        onFx(() -> library().label(List.copyOf(library().songs()), "duo"));
        assertEquals(List.of("duo"), library().labels());
        written(s -> s.artist().equals("Björk") && "duo".equals(s.label()));

        onFx(() -> library().undo());
        assertEquals(List.of("calm", "wild"), library().labels());
        onFx(() -> library().undo());
        assertTrue(library().songs().stream().allMatch(s -> s.artist().equals("Melograph")));
        written(s -> s.artist().equals("Melograph") && !"duo".equals(s.label()));

        onFx(() -> library().redo());
        written(s -> s.artist().equals("Björk") && !"duo".equals(s.label()));
    }

    private void written(java.util.function.Predicate<LibrarySong> expected) throws TimeoutException {
        AppVerbs verbs = new AppVerbs(workspace);
        await(() -> verbs.songs().size() == 3 && verbs.songs().stream().allMatch(expected));
    }

    @Test
    void removedSongsComeBack(FxRobot robot) throws Exception {
        drop(robot);
        List<LibrarySong> before = List.copyOf(library().songs());
        onFx(() -> table(robot).getSelectionModel().select(1));

        robot.type(KeyCode.DELETE);
        await(() -> library().songs().size() == 2 && workspace.library().songs().count() == 2);
        onFx(() -> library().undo());

        await(() -> library().songs().size() == 3);
        assertEquals(before, new AppVerbs(workspace).songs());
    }

    @Test
    void aCellIsTypedOverWithF2AndEscapeLeavesIt(FxRobot robot) throws Exception {
        drop(robot);
        onFx(() -> {
            table(robot).requestFocus();
            table(robot).getSelectionModel().clearAndSelect(0);
        });
        String hash = table(robot).getItems().getFirst().hash();
        robot.type(KeyCode.F2);
        await(() -> robot.lookup("#cell-text").tryQuery().isPresent());
        onFx(() -> robot.lookup("#cell-text").queryAs(TextField.class).setText("Nocturne"));
        robot.type(KeyCode.ENTER);

        await(() -> workspace.library().songs().find(hash).orElseThrow().title().equals("Nocturne"));
        assertTrue(robot.lookup("#cell-text").tryQuery().isEmpty());

        robot.type(KeyCode.F2);
        await(() -> robot.lookup("#cell-text").tryQuery().isPresent());
        onFx(() -> robot.lookup("#cell-text").queryAs(TextField.class).setText("Never"));
        robot.type(KeyCode.ESCAPE);
        assertFalse(library().songs().stream().anyMatch(s -> s.title().equals("Never")));
    }

    @Test
    void aBarOfTheBalanceFilters(FxRobot robot) throws Exception {
        drop(robot);
        List<Node> bars = List.copyOf(robot.lookup(".bar-choice").queryAll());
        assertEquals(2, bars.size());

        onFx(() -> bars.get(1).getOnMouseClicked().handle(null));

        await(() -> table(robot).getItems().size() == 1);
        assertEquals("wild", table(robot).getItems().getFirst().label());
    }

    @Test
    void columnsAreShownSortedAndRemembered(FxRobot robot) throws Exception {
        drop(robot);
        MenuButton menu = robot.lookup("#columns").queryAs(MenuButton.class);
        CheckMenuItem type = (CheckMenuItem) menu.getItems().stream()
                .filter(i -> "type".equals(i.getId()))
                .findFirst()
                .orElseThrow();
        onFx(() -> {
            type.setSelected(true);
            type.fire();
        });
        assertTrue(studio.desk().columnsProperty().get().contains("type"));

        TableView<LibrarySong> table = table(robot);
        TableColumn<LibrarySong, ?> column = table.getColumns().getLast();
        assertEquals("Type", column.getText());
        onFx(() -> {
            column.setSortType(TableColumn.SortType.DESCENDING);
            table.getSortOrder().setAll(List.of(column));
        });
        assertEquals("ogg", cell(robot, "type", 0));
        assertEquals("flac", cell(robot, "type", 2));

        onFx(() -> studio.desk().columnsProperty().set(List.of("label", "title")));
        assertEquals(
                List.of("", "Label", "Title"),
                table.getColumns().stream().map(TableColumn::getText).toList());
    }

    @Test
    void aChangeThatCannotBeWrittenIsSaidAndTakenBack(FxRobot robot) throws Exception {
        drop(robot);
        onFx(() -> library().edit(List.copyOf(library().songs()), SongField.TITLE, "   "));
        assertTrue(library().songs().stream().noneMatch(s -> s.title().isBlank()), "a title is never empty");
        assertEquals("", library().toUndoProperty().get());

        FakeVerbs verbs = new FakeVerbs(3);
        verbs.readOnly = true;
        LibraryModel model = new LibraryModel(verbs, studio.desk().jobs());
        onFx(model::reload);
        await(() -> model.songs().size() == 3);
        onFx(() -> model.label(List.copyOf(model.songs()), "new"));
        await(() -> !model.failureProperty().get().isEmpty());
        assertTrue(model.failureProperty().get().contains("read-only"));
        await(() -> model.songs().stream().noneMatch(s -> "new".equals(s.label())));
    }

    @Test
    void labelsComeFromATableAndGoByUndo(FxRobot robot) throws Exception {
        drop(robot);
        Path table = Files.writeString(
                folder.resolve("labels.csv"), "path,label\nmusic/calm/a.mp3,sleep\nb.flac,sleep\nmusic/none.mp3,x\n");

        onFx(() -> library().labelFrom(table));

        await(() -> library().labels().equals(List.of("sleep", "wild")));
        assertEquals(
                "2 songs were labelled. Row 4, 'music/none.mp3', is no song of the library.",
                library().failureProperty().get());
        onFx(() -> library().undo());
        assertEquals(List.of("calm", "wild"), library().labels());
    }

    @Test
    void theLibraryKnowsASongByItsFile(FxRobot robot) throws Exception {
        drop(robot);
        File file = folder.resolve("music/calm/a.mp3").toFile();
        LibrarySong song = library().songAt(file.toPath());
        assertNotNull(song);
        assertEquals("calm", song.label());
    }
}
