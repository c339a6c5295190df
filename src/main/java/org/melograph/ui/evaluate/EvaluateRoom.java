package org.melograph.ui.evaluate;

import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.melograph.app.BrowseLibrary.RunRow;
import org.melograph.ui.evaluate.EvaluateViewModel.Level;
import org.melograph.ui.room.Command;
import org.melograph.ui.room.Command.MenuName;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.Room;
import org.melograph.ui.theme.Shapes;

/** The room that shows where a model is right and where it is wrong. */
public final class EvaluateRoom implements Room {
    private final Desk desk;
    private final EvaluateViewModel model;
    private final TagsViewModel tags;
    private final StringProperty context = new SimpleStringProperty("");
    private @Nullable EvaluateView view;

    /** The room at a desk. */
    public EvaluateRoom(Desk desk) {
        this.desk = desk;
        model = new EvaluateViewModel(desk);
        tags = new TagsViewModel(desk, model.runProperty());
        Shapes.follow(model.runProperty(), this::describe);
    }

    private void describe(@Nullable RunRow run) {
        context.set(
                run == null
                        ? ""
                        : run.name() + " · split by " + run.report().split().by());
    }

    @Override
    public String id() {
        return "evaluate";
    }

    @Override
    public String title() {
        return "Evaluate";
    }

    @Override
    public Node icon() {
        return new FontIcon(Feather.GRID);
    }

    @Override
    public ObservableValue<String> context() {
        return context;
    }

    @Override
    public Node view() {
        EvaluateView made = view;
        if (made == null) {
            made = new EvaluateView(desk, model, tags);
            view = made;
        }
        return made;
    }

    @Override
    public List<Command> commands() {
        var judged = model.runProperty().isNotNull();
        return List.of(
                Command.when(judged, MenuName.EVALUATE, "Songs or clips", null, () -> {
                    desk.roomProperty().set(id());
                    model.levelProperty().set(model.levelProperty().get() == Level.SONGS ? Level.CLIPS : Level.SONGS);
                }),
                Command.when(judged, MenuName.EVALUATE, "Counts or parts of the row", null, () -> {
                    desk.roomProperty().set(id());
                    model.percentProperty().set(!model.percentProperty().get());
                }),
                Command.when(judged, MenuName.EVALUATE, "Next run", "Shortcut+DOWN", () -> step(1)),
                Command.when(judged, MenuName.EVALUATE, "Previous run", "Shortcut+UP", () -> step(-1)),
                Command.when(
                        model.cellProperty().isNotNull(),
                        MenuName.EVALUATE,
                        "Play the songs of the cell",
                        "Shortcut+P",
                        model::playAll),
                Command.when(
                        tags.chosenProperty().isNotNull(),
                        MenuName.EVALUATE,
                        "Play the songs of the tag",
                        null,
                        tags::playAll));
    }

    private void step(int by) {
        desk.roomProperty().set(id());
        List<RunRow> runs = model.judged();
        int to = runs.indexOf(model.runProperty().get()) + by;
        if (to >= 0 && to < runs.size()) {
            desk.runProperty().set(runs.get(to).id());
        }
    }
}
