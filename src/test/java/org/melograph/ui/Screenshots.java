package org.melograph.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.melograph.app.LibrarySong;
import org.melograph.app.ListModels;
import org.melograph.app.SampleProject;
import org.melograph.app.Workspace;
import org.melograph.ui.plot.ScatterView;
import org.melograph.ui.room.Desk;
import org.melograph.ui.shell.AppVerbs;

/**
 * Opens the real studio without a display on the sample songs, trains, judges, maps and composes, and writes a picture
 * of every room: {@code Screenshots LIBRARY OUT}. A library that was filled by an earlier call is not filled again.
 */
@SuppressWarnings("NullAway") // run by hand: a missing value may end it
public final class Screenshots {
    private static final List<String> ROOMS =
            List.of("library", "listen", "train", "evaluate", "map", "compose", "papers");
    private static final int EPOCHS = 14;

    /** The rooms whose pictures need neither a composer nor a paper's models. */
    private static final int FIRST_ROOMS = 5;

    private static final List<String> PAPER_MODELS = List.of("KNN", "Logit", "SVM", "NN3");

    private final Path out;
    private final Stage stage;
    private final FakeStudio studio;
    private final Desk desk;

    private Screenshots(Path out, Stage stage, FakeStudio studio) {
        this.out = out;
        this.stage = stage;
        this.studio = studio;
        desk = studio.desk();
    }

    public static void main(String[] args) throws Exception {
        Path out = Files.createDirectories(Path.of(args[1]));
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        try (Workspace workspace = Workspace.open(Path.of(args[0]), 2)) {
            AtomicReference<Screenshots> made = new AtomicReference<>();
            onFx(() -> {
                Stage stage = new Stage();
                made.set(new Screenshots(out, stage, new FakeStudio(stage, new AppVerbs(workspace), 1440, 900)));
            });
            Screenshots screenshots = made.get();
            screenshots.run();
            onFx(screenshots.studio::close);
        }
        Platform.exit();
        System.exit(0);
    }

    private void run() throws Exception {
        await(() -> desk.library().loadedProperty().get(), 60);
        if (desk.library().songs().isEmpty()) {
            SampleProject samples = SampleProject.find().orElseThrow();
            onFx(() -> desk.library().importPaths(List.of(samples.audio(), samples.midi())));
            await(
                    () -> !desk.library().songs().isEmpty()
                            && desk.jobs().running().isEmpty(),
                    300);
        }
        train();
        judgeAll();
        onFx(() -> desk.library().models().stream()
                .filter(m -> m.name().equals("verdict"))
                .findFirst()
                .ifPresent(desk.modelProperty()::set));
        listen();
        enter("evaluate");
        map();
        writeAll(ROOMS.subList(0, FIRST_ROOMS));
        trainComposer();
        compose();
        reproduce();
        writeAll(ROOMS.subList(FIRST_ROOMS, ROOMS.size()));
        report();
    }

    private void writeAll(List<String> rooms) throws InterruptedException {
        for (boolean dark : new boolean[] {true, false}) {
            onFx(() -> desk.darkProperty().set(dark));
            for (String room : rooms) {
                enter(room);
                Thread.sleep(1200);
                write(room + (dark ? "" : "-light"));
            }
        }
        resize(true, 900, 600);
        for (String room : rooms) {
            enter(room);
            Thread.sleep(1200);
            write(room + "-small");
        }
        resize(true, 1440, 900);
    }

    private void resize(boolean dark, double width, double height) throws InterruptedException {
        onFx(() -> {
            desk.darkProperty().set(dark);
            stage.setWidth(width);
            stage.setHeight(height);
        });
    }

    private void train() throws Exception {
        enter("train");
        await(() -> !button("#train").isDisabled(), 60);
        boolean first =
                desk.library().runs().stream().noneMatch(r -> r.architecture().equals("mel-cnn"));
        if (first) {
            onFx(() -> {
                set("epochs", EPOCHS);
                set("patience", EPOCHS);
                // A slim model: the pictures are of the studio, and nobody wants to wait for them.
                set("filters", 6);
                set("bands", 40);
                set("hop", 2048);
                ((CheckBox) node("#param-norm")).setSelected(false);
                button("#train").fire();
            });
            await(() -> headline().startsWith("Epoch " + EPOCHS * 3 / 4), 900);
            write("train-running");
            await(() -> headline().startsWith("Song accuracy"), 900);
            await(() -> desk.jobs().running().isEmpty(), 60);
        }
    }

    private void set(String param, int value) {
        ((TextInputControl) node("#param-" + param)).setText(String.valueOf(value));
    }

    private String headline() {
        return ((javafx.scene.control.Labeled) node("#headline")).getText();
    }

    private void judgeAll() throws Exception {
        await(() -> desk.modelProperty().get() != null, 60);
        if (desk.library().songs().stream().anyMatch(s -> s.kind().equals("audio") && s.verdict() == null)) {
            List<Path> audio = desk.library().songs().stream()
                    .filter(s -> s.kind().equals("audio"))
                    .map(LibrarySong::path)
                    .toList();
            onFx(() -> desk.jobs()
                    .start(
                            "Judge",
                            job -> desk.verbs()
                                    .classify(
                                            new org.melograph.app.ClassifySongs.Request(
                                                    desk.modelProperty().get().bundle(), audio, 0, 0, 0, 1),
                                            job))
                    .onEnded(desk.library()::reload));
            await(
                    () -> desk.jobs().running().isEmpty()
                            && desk.library().songs().stream()
                                    .noneMatch(s -> s.kind().equals("audio") && s.verdict() == null),
                    600);
        }
    }

    private void listen() throws Exception {
        LibrarySong song = desk.library().songs().stream()
                .filter(s -> "orchestral".equals(s.label()))
                .findFirst()
                .orElseThrow();
        enter("library");
        onFx(() -> {
            @SuppressWarnings("unchecked") // the one table of this id
            TableView<LibrarySong> table = (TableView<LibrarySong>) node("#songs");
            table.getSelectionModel().select(song);
        });
        enter("listen");
        await(() -> desk.player().outlineProperty().get() != null, 60);
        await(() -> stage.getScene().lookup("#verdict-label") != null, 120);
        Thread.sleep(8000);
        onFx(() -> desk.player().seek(song.seconds() * 0.4));
    }

    private void map() throws Exception {
        enter("map");
        await(() -> !button("#run-map").isDisabled(), 60);
        onFx(() -> button("#run-map").fire());
        await(
                () -> ((javafx.scene.control.Labeled) node("#map-trust"))
                        .getText()
                        .contains("trustworthiness"),
                600);
        onFx(() -> click((ScatterView) node("#map"), 20));
        Thread.sleep(1500);
        onFx(desk.player()::pause);
    }

    private void trainComposer() throws Exception {
        if (desk.composerProperty().get() != null) {
            return;
        }
        enter("train");
        onFx(() -> {
            @SuppressWarnings("unchecked") // the one list of this id
            ComboBox<ListModels.Entry> architectures = (ComboBox<ListModels.Entry>) node("#architecture");
            architectures.getItems().stream()
                    .filter(e -> e.id().equals("notes-composer"))
                    .findFirst()
                    .ifPresent(architectures::setValue);
        });
        onFx(() -> {
            set("steps", 128);
            set("embedding", 24);
            set("filters", 32);
            set("units", 48);
            set("epochs", 4);
            button("#train").fire();
        });
        await(
                () -> desk.composerProperty().get() != null
                        && desk.jobs().running().isEmpty(),
                900);
    }

    private void compose() throws Exception {
        enter("compose");
        if (desk.composerProperty().get() != null) {
            await(() -> !button("#compose").isDisabled(), 60);
            onFx(() -> button("#compose").fire());
            await(() -> desk.jobs().running().isEmpty() && !button("#compose").isDisabled(), 600);
        }
    }

    /** Chen's quick models on the sample's MIDI files, until the time is up. */
    private void reproduce() throws Exception {
        SampleProject samples = SampleProject.find().orElseThrow();
        enter("papers");
        await(() -> stage.getScene().lookup("#paper-models") != null, 20);
        Thread.sleep(1000);
        studio.answer = List.of(samples.midi().resolveSibling("midi.csv"));
        onFx(() -> {
            ((MenuButton) node("#paper-data")).getItems().getLast().fire();
            ((TextInputControl) node("#paper-minutes")).setText("2");
            for (Node node : stage.getScene().getRoot().lookupAll(".check-box")) {
                CheckBox box = (CheckBox) node;
                String name = String.valueOf(box.getAccessibleText());
                if (name.startsWith("Run ") && !PAPER_MODELS.contains(name.substring(4))) {
                    box.fire();
                }
            }
            button("#paper-start").fire();
        });
        await(() -> !desk.jobs().running().isEmpty(), 20);
        Thread.sleep(15_000);
        write("papers-running");
        await(() -> desk.jobs().running().isEmpty(), 300);
        Thread.sleep(3000);
    }

    /** The other pages of the room. */
    private void report() throws InterruptedException {
        enter("papers");
        for (String page : List.of("Pictures", "Report")) {
            onFx(() -> stage.getScene().getRoot().lookupAll(".toggle-button").stream()
                    .filter(n -> ("Show: " + page).equals(n.getAccessibleText()))
                    .findFirst()
                    .ifPresent(n -> ((ToggleButton) n).fire()));
            Thread.sleep(1500);
            write("papers-" + page.toLowerCase(java.util.Locale.ROOT));
        }
    }

    private static void click(ScatterView map, int song) {
        Point2D at = map.positionOf(song);
        if (at == null) {
            throw new IllegalStateException("Song " + song + " is not on the map");
        }
        for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
            boolean down = type == MouseEvent.MOUSE_PRESSED;
            MouseEvent event = new MouseEvent(
                    type,
                    at.getX(),
                    at.getY(),
                    at.getX(),
                    at.getY(),
                    MouseButton.PRIMARY,
                    1,
                    false,
                    false,
                    false,
                    false,
                    down,
                    false,
                    false,
                    true,
                    false,
                    true,
                    new PickResult(map, at.getX(), at.getY()));
            Event.fireEvent(map, event);
        }
    }

    private void enter(String room) throws InterruptedException {
        onFx(() -> desk.roomProperty().set(room));
    }

    private Button button(String id) {
        return (Button) node(id);
    }

    private Node node(String id) {
        Node node = stage.getScene().lookup(id);
        if (node == null) {
            throw new IllegalStateException("The window shows no " + id);
        }
        return node;
    }

    private void write(String name) throws InterruptedException {
        onFx(() -> {
            try {
                ImageIO.write(
                        SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null),
                        "png",
                        out.resolve(name + ".png").toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void await(Callable<Boolean> condition, int seconds) throws Exception {
        for (int i = 0; i < seconds * 4; i++) {
            AtomicReference<Boolean> met = new AtomicReference<>(false);
            onFx(() -> {
                try {
                    met.set(condition.call());
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            if (met.get()) {
                return;
            }
            Thread.sleep(250);
        }
        throw new IllegalStateException("Not so within " + seconds + " s");
    }

    private static void onFx(Runnable action) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                action.run();
            } finally {
                done.countDown();
            }
        });
        done.await(300, TimeUnit.SECONDS);
    }
}
