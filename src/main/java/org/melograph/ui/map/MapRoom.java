package org.melograph.ui.map;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.shape.SVGPath;
import org.jspecify.annotations.Nullable;
import org.melograph.ui.room.Command;
import org.melograph.ui.room.Command.MenuName;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.ModelChoice;
import org.melograph.ui.room.Room;
import org.melograph.ui.theme.Figures;

/** The room that lays songs out by how alike they sound to a model. */
public final class MapRoom implements Room {
    /** Songs in the plane: no icon of the set shows them. */
    private static final String DOTS = "M3 4a1.6 1.6 0 1 0 .01 0z M14 1a1.6 1.6 0 1 0 .01 0z M9 7a1.6 1.6 0 1 0 .01 0z"
            + " M16 9a1.6 1.6 0 1 0 .01 0z M5 12a1.6 1.6 0 1 0 .01 0z M13 14a1.6 1.6 0 1 0 .01 0z";

    private final Desk desk;
    private final MapViewModel model;
    private @Nullable MapView view;

    /** The room at a desk. */
    public MapRoom(Desk desk) {
        this.desk = desk;
        model = new MapViewModel(desk);
    }

    @Override
    public String id() {
        return "map";
    }

    @Override
    public String title() {
        return "Map";
    }

    @Override
    public Node icon() {
        SVGPath dots = new SVGPath();
        dots.setContent(DOTS);
        dots.getStyleClass().add("dots");
        return dots;
    }

    @Override
    public ObservableValue<String> context() {
        return Bindings.createStringBinding(
                () -> {
                    ModelChoice choice = desk.modelProperty().get();
                    var map = model.mapProperty().get();
                    String songs = map == null
                            ? ""
                            : " · " + Figures.count(map.points().size(), "song");
                    return choice == null ? "" : choice.name() + " embedding" + songs;
                },
                desk.modelProperty(),
                model.mapProperty());
    }

    @Override
    public Node view() {
        MapView made = view;
        if (made == null) {
            made = new MapView(desk, model);
            view = made;
        }
        return made;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.when(
                        desk.modelProperty().isNotNull().and(model.jobProperty().isNull()),
                        MenuName.EXPLORE,
                        "Map the library",
                        "Shortcut+M",
                        () -> {
                            desk.roomProperty().set(id());
                            model.run();
                        }),
                Command.when(
                        Bindings.isNotEmpty(model.neighbours()),
                        MenuName.EXPLORE,
                        "Save the neighbours as a playlist…",
                        null,
                        model::savePlaylist));
    }
}
