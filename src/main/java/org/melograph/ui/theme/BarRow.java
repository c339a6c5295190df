package org.melograph.ui.theme;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

/** A name, a bar and a number on one line: the balance of a library, the probabilities of a verdict. */
public final class BarRow extends HBox {
    /**
     * A bar that is filled to {@code part}.
     *
     * @param part 0 to 1
     * @param number what stands at the end, such as {@code 81%}
     */
    public BarRow(String name, double part, Color colour, String number) {
        setSpacing(10);
        setAlignment(Pos.CENTER_LEFT);
        Label title = Shapes.label(name);
        title.setMinWidth(84);
        title.setPrefWidth(84);
        title.setMaxWidth(84);
        Region fill = new Region();
        fill.getStyleClass().add("bar-fill");
        fill.setStyle("-fx-background-color: " + Shapes.css(colour) + ";");
        StackPane track = new StackPane(fill);
        track.getStyleClass().add("bar-track");
        track.setAlignment(Pos.CENTER_LEFT);
        fill.maxWidthProperty().bind(track.widthProperty().multiply(Math.clamp(part, 0, 1)));
        HBox.setHgrow(track, Priority.ALWAYS);
        Label end = Shapes.label(number);
        end.setMinWidth(38);
        end.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(title, track, end);
        setAccessibleText(name + " " + number);
    }
}
