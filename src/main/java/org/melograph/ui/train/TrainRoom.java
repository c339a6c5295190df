package org.melograph.ui.train;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
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

/** The room where a recipe becomes a model. */
public final class TrainRoom implements Room {
    private final Desk desk;
    private final TrainViewModel model;
    private final StringProperty context = new SimpleStringProperty("");
    private @Nullable TrainView view;

    /** The room at a desk. */
    public TrainRoom(Desk desk) {
        this.desk = desk;
        model = new TrainViewModel(desk);
        model.source().locationProperty().addListener((o, was, is) -> describe());
        describe();
    }

    private void describe() {
        Path source = model.source().locationProperty().get();
        context.set(source == null ? "on the library" : "on " + source.getFileName());
    }

    @Override
    public String id() {
        return "train";
    }

    @Override
    public String title() {
        return "Train";
    }

    @Override
    public Node icon() {
        return new FontIcon(Feather.BAR_CHART_2);
    }

    @Override
    public ObservableValue<String> context() {
        return context;
    }

    @Override
    public Node view() {
        TrainView made = view;
        if (made == null) {
            made = new TrainView(desk, model);
            view = made;
        }
        return made;
    }

    @Override
    public void entered() {
        model.loadZoo();
    }

    @Override
    public boolean drop(List<Path> paths) {
        Path first = paths.getFirst();
        boolean table = SourceChoice.isTable(first);
        if (paths.size() == 1 && table) {
            model.source().locationProperty().set(first);
        }
        return paths.size() == 1 && table;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.when(
                        model.runningProperty().not(), MenuName.MODEL, "Train the recipe", "Shortcut+Enter", () -> {
                            desk.roomProperty().set(id());
                            model.train();
                        }),
                Command.when(
                        model.runningProperty(), MenuName.MODEL, "Stop, keep best", "Shortcut+PERIOD", model::stop),
                Command.always(
                        MenuName.MODEL,
                        "Open a model…",
                        null,
                        () -> desk.files()
                                .open("Open a model", "Models", List.of("melo"))
                                .forEach(desk.library()::openModel)));
    }
}
