package org.melograph.ui;

import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.melograph.app.LibrarySong;
import org.melograph.app.ListModels;
import org.melograph.app.SampleProject;
import org.melograph.ui.plot.ScatterView;
import org.melograph.ui.room.Desk;

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

    private final StudioCamera camera;
    private final Desk desk;

    private Screenshots(StudioCamera camera) {
        this.camera = camera;
        desk = camera.desk();
    }

    public static void main(String[] args) throws Exception {
        try (StudioCamera camera = new StudioCamera(Path.of(args[0]), Path.of(args[1]))) {
            new Screenshots(camera).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        camera.importSamples();
        train();
        judgeAll();
        StudioCamera.onFx(() -> desk.library().models().stream()
                .filter(m -> m.name().equals("verdict"))
                .findFirst()
                .ifPresent(desk.modelProperty()::set));
        listen();
        camera.enter("evaluate");
        map();
        camera.writeAll(ROOMS.subList(0, FIRST_ROOMS));
        trainComposer();
        compose();
        reproduce();
        camera.writeAll(ROOMS.subList(FIRST_ROOMS, ROOMS.size()));
        report();
    }

    private void train() throws Exception {
        camera.enter("train");
        StudioCamera.await(() -> !camera.button("#train").isDisabled(), 60);
        boolean first =
                desk.library().runs().stream().noneMatch(r -> r.architecture().equals("mel-cnn"));
        if (first) {
            StudioCamera.onFx(() -> {
                set("epochs", EPOCHS);
                set("patience", EPOCHS);
                // A slim model: the pictures are of the studio, and nobody wants to wait for them.
                set("filters", 6);
                set("bands", 40);
                set("hop", 2048);
                ((CheckBox) camera.node("#param-norm")).setSelected(false);
                camera.button("#train").fire();
            });
            StudioCamera.await(() -> headline().startsWith("Epoch " + EPOCHS * 3 / 4), 900);
            camera.write("train-running");
            StudioCamera.await(() -> headline().startsWith("Song accuracy"), 900);
            StudioCamera.await(() -> desk.jobs().running().isEmpty(), 60);
        }
    }

    private void set(String param, int value) {
        ((TextInputControl) camera.node("#param-" + param)).setText(String.valueOf(value));
    }

    private String headline() {
        return ((javafx.scene.control.Labeled) camera.node("#headline")).getText();
    }

    private void judgeAll() throws Exception {
        StudioCamera.await(() -> desk.modelProperty().get() != null, 60);
        if (desk.library().songs().stream().anyMatch(s -> s.kind().equals("audio") && s.verdict() == null)) {
            List<Path> audio = desk.library().songs().stream()
                    .filter(s -> s.kind().equals("audio"))
                    .map(LibrarySong::path)
                    .toList();
            StudioCamera.onFx(() -> desk.jobs()
                    .start(
                            "Judge",
                            job -> desk.verbs()
                                    .classify(
                                            new org.melograph.app.ClassifySongs.Request(
                                                    desk.modelProperty().get().bundle(), audio, 0, 0, 0, 1),
                                            job))
                    .onEnded(desk.library()::reload));
            StudioCamera.await(
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
        camera.enter("library");
        StudioCamera.onFx(() -> {
            @SuppressWarnings("unchecked") // the one table of this id
            TableView<LibrarySong> table = (TableView<LibrarySong>) camera.node("#songs");
            table.getSelectionModel().select(song);
        });
        camera.enter("listen");
        StudioCamera.await(() -> desk.player().outlineProperty().get() != null, 60);
        StudioCamera.await(() -> camera.stage().getScene().lookup("#verdict-label") != null, 120);
        Thread.sleep(8000);
        StudioCamera.onFx(() -> desk.player().seek(song.seconds() * 0.4));
    }

    private void map() throws Exception {
        camera.enter("map");
        StudioCamera.await(() -> !camera.button("#run-map").isDisabled(), 60);
        StudioCamera.onFx(() -> camera.button("#run-map").fire());
        StudioCamera.await(
                () -> ((javafx.scene.control.Labeled) camera.node("#map-trust"))
                        .getText()
                        .contains("trustworthiness"),
                600);
        StudioCamera.onFx(() -> click((ScatterView) camera.node("#map"), 20));
        Thread.sleep(1500);
        StudioCamera.onFx(desk.player()::pause);
    }

    private void trainComposer() throws Exception {
        if (desk.composerProperty().get() != null) {
            return;
        }
        camera.enter("train");
        StudioCamera.onFx(() -> {
            @SuppressWarnings("unchecked") // the one list of this id
            ComboBox<ListModels.Entry> architectures = (ComboBox<ListModels.Entry>) camera.node("#architecture");
            architectures.getItems().stream()
                    .filter(e -> e.id().equals("notes-composer"))
                    .findFirst()
                    .ifPresent(architectures::setValue);
        });
        StudioCamera.onFx(() -> {
            set("steps", 128);
            set("embedding", 24);
            set("filters", 32);
            set("units", 48);
            set("epochs", 4);
            camera.button("#train").fire();
        });
        StudioCamera.await(
                () -> desk.composerProperty().get() != null
                        && desk.jobs().running().isEmpty(),
                900);
    }

    private void compose() throws Exception {
        camera.enter("compose");
        if (desk.composerProperty().get() != null) {
            StudioCamera.await(() -> !camera.button("#compose").isDisabled(), 60);
            StudioCamera.onFx(() -> camera.button("#compose").fire());
            StudioCamera.await(
                    () -> desk.jobs().running().isEmpty()
                            && !camera.button("#compose").isDisabled(),
                    600);
        }
    }

    /** Chen's quick models on the sample's MIDI files, until the time is up. */
    private void reproduce() throws Exception {
        SampleProject samples = SampleProject.find().orElseThrow();
        camera.enter("papers");
        StudioCamera.await(() -> camera.stage().getScene().lookup("#paper-models") != null, 20);
        Thread.sleep(1000);
        camera.studio().answer = List.of(samples.midi().resolveSibling("midi.csv"));
        StudioCamera.onFx(() -> {
            ((MenuButton) camera.node("#paper-data")).getItems().getLast().fire();
            ((TextInputControl) camera.node("#paper-minutes")).setText("2");
            for (Node node : camera.stage().getScene().getRoot().lookupAll(".check-box")) {
                CheckBox box = (CheckBox) node;
                String name = String.valueOf(box.getAccessibleText());
                if (name.startsWith("Run ") && !PAPER_MODELS.contains(name.substring(4))) {
                    box.fire();
                }
            }
            camera.button("#paper-start").fire();
        });
        StudioCamera.await(() -> !desk.jobs().running().isEmpty(), 20);
        Thread.sleep(15_000);
        camera.write("papers-running");
        StudioCamera.await(() -> desk.jobs().running().isEmpty(), 300);
        Thread.sleep(3000);
    }

    /** The other pages of the room. */
    private void report() throws InterruptedException {
        camera.enter("papers");
        for (String page : List.of("Pictures", "Report")) {
            StudioCamera.onFx(() -> camera.stage().getScene().getRoot().lookupAll(".toggle-button").stream()
                    .filter(n -> ("Show: " + page).equals(n.getAccessibleText()))
                    .findFirst()
                    .ifPresent(n -> ((ToggleButton) n).fire()));
            Thread.sleep(1500);
            camera.write("papers-" + page.toLowerCase(java.util.Locale.ROOT));
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
}
