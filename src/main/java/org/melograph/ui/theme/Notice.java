package org.melograph.ui.theme;

import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** An error where the thing is: one sentence that stays until it is read and dismissed. Takes no room while empty. */
public final class Notice extends HBox {
    /** Shows {@code sentence} while it is not empty; dismissing empties it. */
    public Notice(StringProperty sentence) {
        getStyleClass().add("notice");
        setAlignment(Pos.CENTER_LEFT);
        Label text = Shapes.paragraph("");
        text.textProperty().bind(sentence);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new FontIcon(Feather.ALERT_TRIANGLE),
                        text,
                        Shapes.iconButton(Feather.X, "Dismiss", () -> sentence.set(""), "bare"));
        visibleProperty().bind(sentence.isNotEmpty());
        managedProperty().bind(visibleProperty());
    }
}
