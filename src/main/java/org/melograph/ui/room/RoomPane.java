package org.melograph.ui.room;

import javafx.animation.TranslateTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.melograph.ui.theme.Shapes;

/** A room's main thing with a side column at its right; in a narrow window the column waits behind a button. */
public final class RoomPane extends StackPane {
    private static final double SIDE_WIDTH = 300;
    /** The window's width below which the side column folds away: the room is the rail's 76 pixels narrower. */
    public static final double NARROW = 1100 - 76;

    private final HBox columns;
    private final ScrollPane side;
    private final StackPane drawer = new StackPane();
    private final Button handle = Shapes.iconButton(Feather.SIDEBAR, "Show or hide the side column", this::toggle);
    private boolean narrow;

    /** A room of a main thing and the cards of its side column. */
    public RoomPane(Region main, VBox cards) {
        cards.getStyleClass().add("side");
        side = new ScrollPane(cards);
        side.setFitToWidth(true);
        side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        side.setMinWidth(SIDE_WIDTH);
        side.setPrefWidth(SIDE_WIDTH);
        side.setMaxWidth(SIDE_WIDTH);
        main.setMinWidth(0);
        HBox.setHgrow(main, Priority.ALWAYS);
        columns = new HBox(main, side);
        columns.getStyleClass().add("room");
        drawer.getStyleClass().add("drawer");
        drawer.setMaxWidth(SIDE_WIDTH + 24);
        drawer.setVisible(false);
        setAlignment(drawer, Pos.CENTER_RIGHT);
        handle.setVisible(false);
        ((FontIcon) handle.getGraphic()).setRotate(180);
        setAlignment(handle, Pos.BOTTOM_RIGHT);
        setMargin(handle, new javafx.geometry.Insets(0, 26, 26, 0));
        getChildren().addAll(columns, drawer, handle);
        widthProperty().addListener((o, was, is) -> fit(is.doubleValue() < NARROW));
    }

    private void fit(boolean nowNarrow) {
        if (nowNarrow == narrow) {
            return;
        }
        narrow = nowNarrow;
        handle.setVisible(narrow);
        drawer.setVisible(false);
        if (narrow) {
            columns.getChildren().remove(side);
            drawer.getChildren().setAll(side);
        } else {
            drawer.getChildren().clear();
            columns.getChildren().add(side);
        }
    }

    private void toggle() {
        drawer.setVisible(!drawer.isVisible());
        if (drawer.isVisible()) {
            TranslateTransition slide = new TranslateTransition(Duration.millis(120), drawer);
            slide.setFromX(SIDE_WIDTH);
            slide.setToX(0);
            slide.play();
        }
    }
}
