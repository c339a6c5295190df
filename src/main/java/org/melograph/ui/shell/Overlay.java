package org.melograph.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.ui.theme.Shapes;

/** A card over the whole window; Escape, its cross or a click beside it closes it. */
final class Overlay extends StackPane {
    /** A hidden overlay; {@code id} is for tests and style sheets. */
    Overlay(String id, String title, Node content) {
        setId(id);
        getStyleClass().add("overlay");
        setVisible(false);
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        VBox card = Shapes.card(
                Shapes.row(
                        10,
                        Shapes.label(title, "text-title"),
                        Shapes.spring(),
                        Shapes.iconButton(Feather.X, "Close", this::toggle, "bare")),
                scroll);
        card.getStyleClass().addAll("card-body", "overlay-card");
        card.setMaxSize(780, 540);
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

    /** Opens or closes it. */
    void toggle() {
        setVisible(!isVisible());
        if (isVisible()) {
            requestFocus();
        }
    }
}
