package org.melograph.ui.library;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.ui.theme.Shapes;

/** A card over the room that lists something; Escape, its cross or a click beside it closes it. */
final class Sheet extends StackPane {
    private final Label title = Shapes.label("", "text-title");
    private final StackPane place = new StackPane();

    Sheet() {
        setId("sheet");
        getStyleClass().add("overlay");
        setVisible(false);
        VBox.setVgrow(place, Priority.ALWAYS);
        VBox card = Shapes.card(
                Shapes.row(10, title, Shapes.spring(), Shapes.iconButton(Feather.X, "Close", this::close, "bare")),
                place);
        card.getStyleClass().addAll("card-body", "overlay-card");
        card.setMaxSize(860, 560);
        card.setOnMouseClicked(e -> e.consume());
        getChildren().add(card);
        setAlignment(Pos.CENTER);
        setPadding(new Insets(24));
        setOnMouseClicked(e -> close());
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                close();
            }
        });
    }

    /** Shows a list under a title. */
    void show(String words, Node content) {
        title.setText(words);
        place.getChildren().setAll(content);
        setVisible(true);
        requestFocus();
    }

    /** Closes it and lets go of what it showed. */
    void close() {
        setVisible(false);
        place.getChildren().clear();
    }
}
