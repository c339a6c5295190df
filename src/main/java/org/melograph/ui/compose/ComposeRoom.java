package org.melograph.ui.compose;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.Room;
import org.melograph.ui.theme.Shapes;

/** The room. */
public final class ComposeRoom implements Room {
    private final Desk desk;

    /** The room at a desk. */
    public ComposeRoom(Desk desk) {
        this.desk = desk;
    }

    @Override
    public String id() {
        return "compose";
    }

    @Override
    public String title() {
        return "Compose";
    }

    @Override
    public Node icon() {
        return new FontIcon(Feather.MUSIC);
    }

    @Override
    public ObservableValue<String> context() {
        return new SimpleStringProperty("");
    }

    @Override
    public Node view() {
        return Shapes.empty(
                Feather.MUSIC,
                "Choose a song in the Library.",
                "Library",
                () -> desk.roomProperty().set("library"));
    }
}
