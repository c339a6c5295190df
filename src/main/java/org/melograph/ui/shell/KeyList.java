package org.melograph.ui.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.ui.room.Command;
import org.melograph.ui.theme.Shapes;

/** Every key and what it does, over the window; Escape, F2 or a click beside it closes it. */
final class KeyList extends StackPane {
    KeyList(List<Command> commands) {
        setId("key-list");
        getStyleClass().add("overlay");
        setVisible(false);
        GridPane grid = new GridPane(28, 7);
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        ColumnConstraints narrow = new ColumnConstraints();
        narrow.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().addAll(wide, narrow, wide, narrow);
        List<Command> keyed =
                commands.stream().filter(command -> command.key() != null).toList();
        int rows = (keyed.size() + 1) / 2;
        for (int i = 0; i < keyed.size(); i++) {
            Command command = keyed.get(i);
            int column = i < rows ? 0 : 2;
            grid.add(Shapes.label(command.title().replace("…", "")), column, i % rows);
            grid.add(cap(command), column + 1, i % rows);
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        VBox card = Shapes.card(
                Shapes.row(
                        10,
                        Shapes.label("Keys", "text-title"),
                        Shapes.spring(),
                        Shapes.iconButton(Feather.X, "Close the list of keys", this::toggle, "bare")),
                scroll);
        card.getStyleClass().addAll("card-body", "overlay-card");
        card.setMaxSize(760, 520);
        card.setOnMouseClicked(e -> e.consume());
        getChildren().add(card);
        setAlignment(Pos.CENTER);
        setOnMouseClicked(e -> setVisible(false));
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                setVisible(false);
            }
        });
    }

    private static Node cap(Command command) {
        return Shapes.label(command.key() == null ? "" : command.key().getDisplayText(), "key-cap");
    }

    void toggle() {
        setVisible(!isVisible());
        if (isVisible()) {
            requestFocus();
        }
    }
}
