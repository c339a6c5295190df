package org.melograph.ui.reproduce;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.melograph.ui.room.Command;
import org.melograph.ui.room.Command.MenuName;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.Room;
import org.melograph.ui.room.SourceChoice;

/** The room where a paper's whole experiment is run again. */
public final class ReproduceRoom implements Room {
    private final Desk desk;
    private final ReproduceViewModel model;
    private final ObservableValue<String> context;
    private @Nullable ReproduceView view;

    /** The room at a desk. */
    public ReproduceRoom(Desk desk) {
        this.desk = desk;
        model = new ReproduceViewModel(desk);
        context = model.source()
                .locationProperty()
                .map(path -> "on " + path.getFileName())
                .orElse("on the library");
    }

    @Override
    public String id() {
        return "papers";
    }

    @Override
    public String title() {
        return "Papers";
    }

    @Override
    public Node icon() {
        return new FontIcon(Feather.BOOK_OPEN);
    }

    @Override
    public ObservableValue<String> context() {
        return context;
    }

    @Override
    public Node view() {
        ReproduceView made = view;
        if (made == null) {
            made = new ReproduceView(desk, model);
            view = made;
        }
        return made;
    }

    @Override
    public void entered() {
        model.look();
    }

    @Override
    public boolean drop(List<Path> paths) {
        Path first = paths.getFirst();
        boolean taken = paths.size() == 1
                && !model.runningProperty().get()
                && (SourceChoice.isTable(first) || Files.isDirectory(first));
        if (taken) {
            model.take(first);
        }
        return taken;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.when(model.runningProperty().not(), MenuName.MODEL, "Reproduce the paper", null, () -> {
                    desk.roomProperty().set(id());
                    model.start();
                }),
                Command.when(model.runningProperty(), MenuName.MODEL, "Stop the reproduction", null, model::stop));
    }
}
