package org.melograph.ui.listen;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.melograph.ui.batch.BatchModel;
import org.melograph.ui.batch.BatchView;
import org.melograph.ui.room.Command;
import org.melograph.ui.room.Command.MenuName;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.FileKinds;
import org.melograph.ui.room.Room;

/** The room of one song. */
public final class ListenRoom implements Room {
    private static final String ID = "listen";

    private final Desk desk;
    private final ListenViewModel model;
    private final Comparison comparison;
    private final BatchModel batch;
    private @Nullable Node view;
    private @Nullable ListenView songView;

    /** The room at a desk. */
    public ListenRoom(Desk desk) {
        this.desk = desk;
        model = new ListenViewModel(desk);
        comparison = new Comparison(desk, model);
        desk.jobs().startQuietly("Get ready to show songs", job -> {
            desk.verbs().warmUp(job);
            return ID;
        });
        batch = new BatchModel(desk);
        // Pictures cost time: they are made for the song one looks at, not for every song one passes in a list.
        desk.songProperty().addListener((o, was, is) -> {
            batch.openProperty().set(false);
            if (desk.roomProperty().get().equals(ID)) {
                model.showDeskSong();
            }
        });
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Listen";
    }

    @Override
    public Node icon() {
        return new FontIcon(Feather.ACTIVITY);
    }

    @Override
    public ObservableValue<String> context() {
        return Bindings.createStringBinding(
                this::words,
                batch.openProperty(),
                batch.titleProperty(),
                model.titleProperty(),
                model.heard().textProperty());
    }

    private String words() {
        if (batch.openProperty().get()) {
            return "Verdicts on " + batch.titleProperty().get();
        }
        String heard = model.heard().textProperty().get();
        return model.titleProperty().get() + (heard.isEmpty() ? "" : "   ·   " + heard);
    }

    @Override
    public Node view() {
        Node made = view;
        if (made == null) {
            ListenView song = new ListenView(desk, model, comparison);
            BatchView folder = new BatchView(desk, batch);
            song.visibleProperty().bind(batch.openProperty().not());
            folder.visibleProperty().bind(batch.openProperty());
            made = new StackPane(song, folder);
            view = made;
            songView = song;
        }
        return made;
    }

    @Override
    public void entered() {
        model.showDeskSong();
    }

    @Override
    public boolean drop(List<Path> paths) {
        Path first = paths.getFirst();
        if (model.songProperty().get() != null && paths.stream().allMatch(FileKinds::isLabels)) {
            paths.forEach(model.annotations()::read);
            return true;
        }
        if (first.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            return false;
        }
        if (paths.size() == 1 && !Files.isDirectory(first)) {
            batch.openProperty().set(false);
            desk.songProperty().set(first);
        } else {
            batch.judge(paths);
        }
        return true;
    }

    /** A song on the right half of one that is shown is compared with it. */
    @Override
    public boolean drop(List<Path> paths, double across) {
        Path first = paths.getFirst();
        boolean beside = across > 0.5
                && paths.size() == 1
                && model.songProperty().get() != null
                && !batch.openProperty().get()
                && FileKinds.isSong(first);
        if (beside) {
            desk.besideProperty().set(first);
        }
        return beside || drop(paths);
    }

    private void compare() {
        desk.files().open("Compare with", "Songs", FileKinds.SONGS).stream()
                .findFirst()
                .ifPresent(file -> {
                    desk.roomProperty().set(ID);
                    desk.besideProperty().set(file);
                });
    }

    private void judgeFolder() {
        desk.files().folder("Judge the songs of a folder").ifPresent(folder -> {
            desk.roomProperty().set(ID);
            batch.judge(List.of(folder));
        });
    }

    @Override
    public boolean pressed(KeyEvent key) {
        return songView != null && songView.isVisible() && songView.pressed(key);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.when(
                        desk.modelProperty().isNotNull(),
                        MenuName.MODEL,
                        "Judge a folder…",
                        "Shortcut+Shift+J",
                        this::judgeFolder),
                Command.when(
                        Bindings.isNotEmpty(batch.rows())
                                .and(batch.openProperty().not()),
                        MenuName.MODEL,
                        "Back to the folder's verdicts",
                        null,
                        () -> {
                            desk.roomProperty().set(ID);
                            batch.openProperty().set(true);
                        }),
                Command.when(
                        model.songProperty().isNotNull(),
                        MenuName.EXPLORE,
                        "Compare with…",
                        "Shortcut+Shift+C",
                        this::compare),
                Command.when(
                        desk.besideProperty().isNotNull(),
                        MenuName.PLAYBACK,
                        "Hear the other song from the same place",
                        "F6",
                        comparison::playOther),
                Command.when(
                        model.songProperty().isNotNull(),
                        MenuName.EXPLORE,
                        "Show the whole song",
                        "Shortcut+0",
                        () -> model.window().fit()),
                Command.when(
                        desk.songProperty().isNotNull(),
                        MenuName.EXPLORE,
                        "Listen to the chosen song",
                        null,
                        () -> desk.roomProperty().set(ID)));
    }
}
