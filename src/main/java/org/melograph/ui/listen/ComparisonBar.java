package org.melograph.ui.listen;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.ui.theme.Shapes;

/** What can be done with two songs beside each other. */
final class ComparisonBar extends HBox {
    ComparisonBar(Comparison comparison) {
        super(8);
        setId("comparison");
        setMinWidth(0);
        ToggleButton link = new ToggleButton("Linked");
        link.setId("link");
        link.getStyleClass().add("small");
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setTooltip(
                new Tooltip(
                        "Both songs move together. Switch it off, drag one song to where it fits the other, switch it on again"));
        link.selectedProperty().bindBidirectional(comparison.linkedProperty());
        Label offset = Shapes.label("", "text-label", "figures");
        offset.setId("offset");
        offset.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> text(comparison.offsetProperty().get()), comparison.offsetProperty()));
        getChildren()
                .addAll(
                        link,
                        Shapes.button("Align beginnings", comparison::alignBeginnings, "small"),
                        Shapes.button("Hear the other (F6)", comparison::playOther, "small"),
                        offset,
                        Shapes.spring(),
                        Shapes.iconButton(Feather.X, "Close the second song", comparison::close, "bare"));
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        visibleProperty().bind(comparison.isOpen());
        managedProperty().bind(visibleProperty());
    }

    private static String text(double seconds) {
        return Math.abs(seconds) < 0.005
                ? "both from the same time on"
                : String.format(
                        Locale.ROOT, "right song %.2f s %s", Math.abs(seconds), seconds > 0 ? "ahead" : "behind");
    }
}
