package org.melograph.ui.listen;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.melograph.ui.room.Command;
import org.melograph.ui.room.Command.MenuName;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.Room;

/** The room of one song. */
public final class ListenRoom implements Room {
    private static final String ID = "listen";

    private final Desk desk;
    private final ListenViewModel model;
    private @Nullable ListenView view;

    /** The room at a desk. */
    public ListenRoom(Desk desk) {
        this.desk = desk;
        model = new ListenViewModel(desk);
        // Pictures cost time: they are made for the song one looks at, not for every song one passes in a list.
        desk.songProperty().addListener((o, was, is) -> {
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
        return model.titleProperty();
    }

    @Override
    public Node view() {
        ListenView made = view;
        if (made == null) {
            made = new ListenView(desk, model);
            view = made;
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
        boolean oneSong = paths.size() == 1
                && !Files.isDirectory(first)
                && !first.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        if (oneSong) {
            desk.songProperty().set(first);
        }
        return oneSong;
    }

    @Override
    public List<Command> commands() {
        return List.of(
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
