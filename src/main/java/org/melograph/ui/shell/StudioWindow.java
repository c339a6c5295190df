package org.melograph.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.animation.FadeTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.melograph.ui.job.JobsStrip;
import org.melograph.ui.player.PlayerBar;
import org.melograph.ui.player.PlayerModel;
import org.melograph.ui.room.Command;
import org.melograph.ui.room.Command.MenuName;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.FileKinds;
import org.melograph.ui.room.LibraryModel;
import org.melograph.ui.room.Room;
import org.melograph.ui.theme.Notice;

/** The studio's window: rail, title bar, the room that is seen, and the player. */
public final class StudioWindow {
    private static final Duration FADE = Duration.millis(120);

    private final Desk desk;
    private final List<Room> rooms;
    private final StackPane root = new StackPane();
    private final StackPane place = new StackPane();
    private final StringProperty title = new SimpleStringProperty();
    private final StringProperty context = new SimpleStringProperty("");
    private final Overlay keys;
    private final Overlay guide = new Overlay("guide", "How to begin", new Guide());
    private final List<Command> commands;

    /**
     * A window at a desk.
     *
     * @param quit ends the studio
     * @param fullScreen enters or leaves full screen
     */
    public StudioWindow(Desk desk, List<Room> rooms, Runnable quit, Runnable fullScreen) {
        this.desk = desk;
        this.rooms = List.copyOf(rooms);
        commands = commands(quit, fullScreen);
        keys = new Overlay("key-list", "Keys", new KeyList(commands));
        TitleBar bar = new TitleBar(title, context, commands, this::open, desk.darkProperty());
        VBox.setVgrow(place, javafx.scene.layout.Priority.ALWAYS);
        place.setMinSize(0, 0);
        place.setAlignment(Pos.TOP_LEFT);
        // A room that needs more than there is must not run over the title bar or the player.
        Rectangle edges = new Rectangle();
        edges.widthProperty().bind(place.widthProperty());
        edges.heightProperty().bind(place.heightProperty());
        place.setClip(edges);
        Notice notice = new Notice(desk.library().failureProperty());
        VBox.setMargin(notice, new javafx.geometry.Insets(12, 18, 0, 18));
        VBox middle = new VBox(bar, notice, place);
        BorderPane frame = new BorderPane(middle);
        frame.setLeft(new Rail(this.rooms, desk.roomProperty()));
        frame.setBottom(new PlayerBar(
                desk.player(), new PositionOverview(desk.player(), desk.plotTheme()), new JobsStrip(desk.jobs())));
        DropVeil veil = new DropVeil();
        root.getChildren().addAll(frame, veil, keys, guide);
        root.getStyleClass().add("studio");
        veil.accept(root, this::drop, () -> "listen".equals(desk.roomProperty().get()));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        desk.roomProperty().addListener((o, was, is) -> enter(is));
        enter(desk.roomProperty().get());
    }

    /** What the scene shows. */
    public Region root() {
        return root;
    }

    private void enter(String id) {
        Room room = rooms.stream().filter(r -> r.id().equals(id)).findFirst().orElse(rooms.getFirst());
        Node view = room.view();
        place.getChildren().setAll(view);
        title.set(room.title());
        context.bind(room.context());
        room.entered();
        FadeTransition fade = new FadeTransition(FADE, view);
        fade.setFromValue(0.3);
        fade.setToValue(1);
        fade.play();
    }

    private void drop(List<Path> paths, double across) {
        List<Path> models = paths.stream().filter(StudioWindow::isModel).toList();
        List<Path> others = paths.stream().filter(p -> !isModel(p)).toList();
        models.forEach(desk.library()::openModel);
        if (others.isEmpty()) {
            return;
        }
        if (!current().drop(others, across)) {
            desk.library().importPaths(others);
        }
    }

    private Room current() {
        return rooms.stream()
                .filter(r -> r.id().equals(desk.roomProperty().get()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isModel(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".melo");
    }

    // Plain keys belong to a text field while one is typed in; the accelerators of the menus are dealt with by JavaFX.
    private void pressed(KeyEvent e) {
        if (e.getTarget() instanceof TextInputControl) {
            return;
        }
        if (current().pressed(e)) {
            e.consume();
            return;
        }
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        if (e.getText().equals("?")) {
            keys.toggle();
            e.consume();
        } else if (e.getCode() == KeyCode.ESCAPE && (keys.isVisible() || guide.isVisible())) {
            keys.setVisible(false);
            guide.setVisible(false);
            e.consume();
        } else if (e.getCode() == KeyCode.SPACE && !belongsToControl(e)) {
            desk.player().toggle();
            e.consume();
        } else if (e.getCode() == KeyCode.L) {
            BooleanProperty looping = desk.player().loopingProperty();
            looping.set(!looping.get());
            e.consume();
        }
    }

    // Who walks through the window by keyboard presses buttons with Space.
    private static boolean belongsToControl(KeyEvent e) {
        return e.getTarget() instanceof ButtonBase button && button.isFocusVisible();
    }

    private void open() {
        List<Path> chosen = desk.files().open("Open songs or a model", "Songs and models", FileKinds.OPENABLE);
        opened(chosen);
    }

    private void openFolder() {
        desk.files().folder("Open a folder of songs").ifPresent(folder -> opened(List.of(folder)));
    }

    private void opened(List<Path> chosen) {
        List<Path> models = chosen.stream().filter(StudioWindow::isModel).toList();
        List<Path> songs = chosen.stream().filter(p -> !isModel(p)).toList();
        LibraryModel library = desk.library();
        models.forEach(library::openModel);
        if (songs.size() == 1 && FileKinds.isSong(songs.getFirst())) {
            desk.songProperty().set(songs.getFirst());
            desk.roomProperty().set("listen");
        } else if (!songs.isEmpty()) {
            library.importPaths(songs);
            desk.roomProperty().set("library");
        }
    }

    private void importFiles() {
        List<Path> chosen = desk.files().open("Import songs", "Songs and tables", FileKinds.IMPORTABLE);
        if (!chosen.isEmpty()) {
            desk.library().importPaths(chosen);
        }
    }

    private List<Command> commands(Runnable quit, Runnable fullScreen) {
        List<Command> all = new ArrayList<>();
        all.add(Command.always(MenuName.FILE, "Open…", "Shortcut+O", this::open));
        all.add(Command.always(MenuName.FILE, "Open folder…", "Shortcut+Shift+O", this::openFolder));
        all.add(Command.always(MenuName.FILE, "Import…", "Shortcut+I", this::importFiles));
        LibraryModel library = desk.library();
        all.add(Command.when(
                library.toUndoProperty().isNotEmpty(),
                MenuName.EDIT,
                "Undo in the library",
                "Shortcut+Z",
                library::undo));
        all.add(Command.when(
                library.toRedoProperty().isNotEmpty(),
                MenuName.EDIT,
                "Redo in the library",
                "Shortcut+Shift+Z",
                library::redo));
        for (int i = 0; i < rooms.size(); i++) {
            Room room = rooms.get(i);
            all.add(Command.always(
                    MenuName.VIEW,
                    room.title(),
                    "Shortcut+" + (i + 1),
                    () -> desk.roomProperty().set(room.id())));
        }
        all.add(Command.always(
                MenuName.VIEW,
                "Dark or light",
                "Shortcut+Shift+D",
                () -> desk.darkProperty().set(!desk.darkProperty().get())));
        all.add(Command.always(MenuName.VIEW, "Full screen", "F11", fullScreen));
        PlayerModel player = desk.player();
        all.add(Command.when(
                player.trackProperty().isNotNull(), MenuName.PLAYBACK, "Play or pause (Space)", null, player::toggle));
        all.add(Command.when(
                player.trackProperty().isNotNull(), MenuName.PLAYBACK, "Next song", "Shortcut+Right", player::next));
        all.add(Command.when(
                player.trackProperty().isNotNull(),
                MenuName.PLAYBACK,
                "Previous song",
                "Shortcut+Left",
                player::previous));
        all.add(Command.when(
                player.trackProperty().isNotNull(),
                MenuName.PLAYBACK,
                "Back to the start",
                null,
                () -> player.seek(0)));
        all.add(Command.always(MenuName.HELP, "How to begin", "F1", () -> guide.toggle()));
        all.add(Command.always(MenuName.HELP, "Keys", "F2", () -> keys.toggle()));
        rooms.forEach(room -> all.addAll(room.commands()));
        all.add(Command.always(MenuName.FILE, "Quit", "Shortcut+Q", quit));
        return all;
    }

    /** Dresses and fills a scene of the given size. */
    public Scene scene(double width, double height) {
        return new Scene(root, width, height);
    }
}
