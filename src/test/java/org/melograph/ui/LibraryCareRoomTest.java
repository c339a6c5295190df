package org.melograph.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.melograph.app.LibrarySong;
import org.melograph.app.Workspace;
import org.melograph.base.Axis;
import org.melograph.base.Json;
import org.melograph.base.Provenance;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.io.audio.WavWriter;
import org.melograph.music.Clip;
import org.melograph.project.RunRecord;
import org.melograph.project.SongField;
import org.melograph.ui.room.LibraryModel;
import org.melograph.ui.shell.AppVerbs;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Duplicates, leaks, missing and refused files in the Library room, over a real library file. */
@ExtendWith(ApplicationExtension.class)
class LibraryCareRoomTest {
    private static final int RATE = 22_050;

    @SuppressWarnings("NullAway.Init") // TestFX calls open first
    private Path folder;

    @SuppressWarnings("NullAway.Init") // TestFX calls open first
    private Workspace workspace;

    @SuppressWarnings("NullAway.Init") // TestFX calls open first
    private FakeStudio studio;

    @Start
    void open(Stage stage) throws Exception {
        folder = Files.createTempDirectory("library-care");
        workspace = Workspace.open(folder.resolve("library.db"), 2);
        studio = new FakeStudio(stage, new AppVerbs(workspace), 1240, 780);
    }

    @AfterEach
    void close() throws IOException {
        WaitForAsyncUtils.waitForAsyncFx(5000, studio::close);
        workspace.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
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

    private static float[] tune(long seed, double from, double to, float gain) {
        float[] sound = new float[9 * RATE];
        RandomGenerator random = Rng.of(seed, "tune");
        for (int voice = 0; voice < 3; voice++) {
            for (int start = 0; start < sound.length; start += RATE / 4) {
                double hertz = 220 * Math.pow(2, random.nextInt(36) / 12.0);
                for (int i = start; i < Math.min(sound.length, start + RATE / 4); i++) {
                    double t = (i - start) / (double) RATE;
                    sound[i] += (float) (gain * Math.exp(-4 * t) * Math.sin(2 * Math.PI * hertz * t));
                }
            }
        }
        return Arrays.copyOfRange(sound, (int) (from * RATE), (int) (to * RATE));
    }

    private Path write(String name, float[] sound) throws Exception {
        Path file = folder.resolve("music").resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Provenance made = new Provenance("made", Map.of(), "x", List.of());
        WavWriter.write(
                new Clip(name, Tensor.wrap(sound, new Axis("sample", sound.length)), RATE, made),
                file,
                WavWriter.Encoding.PCM_16);
        return file;
    }

    private void importMusic(int songs) throws Exception {
        onFx(() -> library().importPaths(List.of(folder.resolve("music"))));
        await(() -> library().songs().size() == songs);
    }

    private LibrarySong song(String title) {
        return library().songs().stream()
                .filter(s -> s.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static void fire(FxRobot robot, String within, String text) {
        robot.from(robot.lookup(within).queryAll())
                .lookup((Node n) -> n instanceof Button b && text.equals(b.getText()))
                .queryAs(Button.class)
                .fire();
    }

    private static boolean says(FxRobot robot, String within, String part) {
        return robot.from(robot.lookup(within).queryAll()).lookup(".label").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText() != null && label.getText().contains(part));
    }

    private void twoAndACopy() throws Exception {
        write("calm/one.wav", tune(1, 0, 9, 0.2f));
        write("calm/one again.wav", tune(1, 2, 9, 0.05f));
        write("wild/two.wav", tune(2, 0, 9, 0.2f));
        importMusic(3);
    }

    @Test
    void duplicatesAreListedHeardAndKeptTogether(FxRobot robot) throws Exception {
        twoAndACopy();
        await(() -> says(robot, "#duplicates", "1 group with the same recording"));

        onFx(() -> fire(robot, "#duplicates", "Show"));
        await(() -> says(robot, "#duplicate-list", "2.0 s later"));
        // What is grouped with a copy comes along.
        onFx(() -> library()
                .edit(List.of(song("two")), SongField.GROUP, song("one").group()));
        onFx(() -> fire(robot, "#duplicate-list", "Keep on one side of the split"));
        await(() -> song("one").group().equals(song("one again").group()));
        assertEquals(song("one").group(), song("two").group());
        onFx(library()::undo);
        await(() -> !song("one").group().equals(song("one again").group()));

        onFx(() -> fire(robot, "#duplicate-list", "Show in the table"));
        TableView<?> table = robot.lookup("#songs").queryAs(TableView.class);
        assertEquals(2, table.getItems().size());
        assertFalse(robot.lookup("#sheet").query().isVisible());
    }

    @Test
    void aRemovedDuplicateComesBackByUndo(FxRobot robot) throws Exception {
        twoAndACopy();
        await(() -> says(robot, "#duplicates", "1 group"));
        onFx(() -> fire(robot, "#duplicates", "Show"));
        await(() -> !robot.from(robot.lookup("#duplicate-list").queryAll())
                .lookup(".bare")
                .queryAll()
                .isEmpty());
        onFx(() -> robot.from(robot.lookup("#duplicate-list").queryAll())
                .lookup((Node n) ->
                        n instanceof Button b && "Remove one again from the library".equals(b.getAccessibleText()))
                .queryAs(Button.class)
                .fire());
        await(() -> library().songs().size() == 2);
        await(() -> says(robot, "#duplicates", "no two alike"));
        onFx(library()::undo);
        await(() -> library().songs().size() == 3);
        await(() -> says(robot, "#duplicates", "1 group"));
    }

    @Test
    void theLeakGuardCountsAndShowsWhatLeaks(FxRobot robot) throws Exception {
        twoAndACopy();
        assertTrue(says(robot, "#leaks", "No split yet"));
        await(() -> says(robot, "#duplicates", "1 group"));
        Map<String, String> parts = new HashMap<>();
        parts.put(song("one").hash(), "train");
        parts.put(song("one again").hash(), "test");
        parts.put(song("two").hash(), "train");
        String report = Json.write(new FakeVerbs(3).runs().getFirst().report());
        workspace
                .library()
                .runs()
                .add(new RunRecord(0, "run 1", "x", "finished", report, "{}", null, Instant.ofEpochSecond(1)), parts);
        onFx(library()::reload);
        await(() -> says(robot, "#leaks", "the test part is known"));

        Button row = robot.lookup("#leaks-near-duplicate").queryAs(Button.class);
        assertFalse(row.isDisabled());
        onFx(row::fire);
        await(() -> says(robot, "#leak-list", "1 song learnt from"));
        onFx(() -> fire(robot, "#leak-list", "Show in the table"));
        assertEquals(
                2, robot.lookup("#songs").queryAs(TableView.class).getItems().size());
        assertEquals(
                "Leak guard: 0 songs, 0 groups, 1 near-duplicate, 0 artists, 0 albums on both sides of the split",
                robot.lookup("#leak-line").queryAs(Label.class).getText());
    }

    @Test
    void refusedFilesAreTriedAgainOneByOne(FxRobot robot) throws Exception {
        write("calm/one.wav", tune(1, 0, 9, 0.2f));
        Path bad = folder.resolve("music/calm/bad.wav");
        Files.writeString(bad, "no sound");
        importMusic(1);
        await(() -> says(robot, "#refused", "1 file refused"));
        onFx(() -> fire(robot, "#refused", "Show"));
        ListView<?> list = robot.lookup("#refused-list").queryAs(ListView.class);
        assertEquals(1, list.getItems().size());

        write("calm/bad.wav", tune(3, 0, 4, 0.2f));
        await(() -> !robot.from(robot.lookup("#refused-list").queryAll())
                .lookup(".bare")
                .queryAll()
                .isEmpty());
        onFx(() -> robot.from(robot.lookup("#refused-list").queryAll())
                .lookup((Node n) -> n instanceof Button b && "Try again".equals(b.getAccessibleText()))
                .queryAs(Button.class)
                .fire());
        await(() -> library().songs().size() == 2 && library().refused().isEmpty());
        assertEquals("calm", song("bad").label());
        assertFalse(robot.lookup("#refused").query().isVisible());
    }

    @Test
    void aSongWithoutItsFileIsMarkedAndFoundAgain(FxRobot robot) throws Exception {
        Path one = write("calm/one.wav", tune(1, 0, 9, 0.2f));
        write("calm/two.wav", tune(2, 0, 9, 0.2f));
        importMusic(2);
        Path moved = folder.resolve("elsewhere/renamed.wav");
        Files.createDirectories(Objects.requireNonNull(moved.getParent()));
        Files.move(one, moved);
        String hash = song("one").hash();
        onFx(() -> library().edit(List.of(song("two")), SongField.ARTIST, "anything that reads the list again"));
        await(() -> says(robot, "#missing", "1 song has lost the file"));
        assertTrue(robot.lookup(".table-row-cell").queryAllAs(TableRow.class).stream()
                .anyMatch(row -> row.getItem() instanceof LibrarySong s
                        && s.hash().equals(hash)
                        && row.getPseudoClassStates().stream()
                                .anyMatch(p -> p.getPseudoClassName().equals("missing"))));

        studio.answer = List.of(folder.resolve("elsewhere"));
        onFx(() -> fire(robot, "#missing", "Find them…"));
        await(() -> says(robot, "#missing", "Every song has its file"));
        await(() -> song("one").path().equals(moved));
    }

    @Test
    void aKnownDataSetIsSaidWhenItIsDropped(FxRobot robot) throws Exception {
        write("audio/1-100032-A-0.wav", tune(1, 0, 3, 0.2f));
        Path meta = Files.createDirectories(folder.resolve("music/meta"));
        Files.writeString(
                meta.resolve("esc50.csv"),
                "filename,fold,target,category,esc10,src_file,take\n1-100032-A-0.wav,1,0,dog,True,100032,A\n");
        importMusic(1);
        await(() -> says(robot, "#notes", "This is ESC-50"));
        assertEquals("dog", song("1-100032-A-0").label());
        onFx(library().notes()::clear);
        assertFalse(robot.lookup("#notes").query().isVisible());
    }
}
