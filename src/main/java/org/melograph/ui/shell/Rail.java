package org.melograph.ui.shell;

import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.melograph.ui.room.Room;
import org.melograph.ui.theme.Shapes;

/** The rooms down the left edge. */
final class Rail extends VBox {
    static final double WIDTH = 76;

    Rail(List<Room> rooms, StringProperty current) {
        getStyleClass().add("rail");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        setAlignment(Pos.TOP_CENTER);
        StackPane mark = new StackPane(Shapes.label("M"));
        mark.getStyleClass().add("mark");
        mark.setMinSize(36, 36);
        mark.setMaxSize(36, 36);
        mark.setAccessibleText("Melograph");
        VBox.setMargin(mark, new javafx.geometry.Insets(0, 0, 12, 0));
        getChildren().add(mark);
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < rooms.size(); i++) {
            Room room = rooms.get(i);
            ToggleButton button = new ToggleButton(room.title(), room.icon());
            button.setId("room-" + room.id());
            button.setContentDisplay(ContentDisplay.TOP);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinHeight(56);
            button.setToggleGroup(group);
            button.setTooltip(new Tooltip(room.title() + " (Ctrl+" + (i + 1) + ")"));
            button.setAccessibleText("Room " + room.title());
            button.setOnAction(e -> {
                current.set(room.id());
                button.setSelected(true);
            });
            Shapes.follow(current, id -> button.setSelected(room.id().equals(id)));
            getChildren().add(button);
        }
    }
}
