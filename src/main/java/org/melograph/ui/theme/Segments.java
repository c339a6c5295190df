package org.melograph.ui.theme;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * A choice of few values, side by side; exactly one is chosen, and it follows a property both ways.
 *
 * @param <T> the values
 */
public final class Segments<T> extends HBox {
    /**
     * The values side by side.
     *
     * @param meaning what is chosen, for screen readers
     */
    public Segments(String meaning, List<T> values, Function<T, String> title, ObjectProperty<T> chosen) {
        this(meaning, values, title, value -> "", chosen);
    }

    /**
     * The values side by side, each with a tooltip.
     *
     * @param meaning what is chosen, for screen readers
     * @param tip what choosing a value does; empty for none
     */
    public Segments(
            String meaning,
            List<T> values,
            Function<T, String> title,
            Function<T, String> tip,
            ObjectProperty<T> chosen) {
        getStyleClass().add("segments");
        setAccessibleText(meaning);
        setMaxHeight(Region.USE_PREF_SIZE);
        setMinWidth(Region.USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (T value : values) {
            ToggleButton button = new ToggleButton(title.apply(value));
            button.setUserData(value);
            button.setToggleGroup(group);
            button.setAccessibleText(meaning + ": " + title.apply(value));
            if (!tip.apply(value).isEmpty()) {
                button.setTooltip(new Tooltip(tip.apply(value)));
            }
            button.setOnAction(e -> {
                if (button.isSelected()) {
                    chosen.set(value);
                } else {
                    button.setSelected(true);
                }
            });
            getChildren().add(button);
        }
        Shapes.follow(chosen, value -> {
            for (Toggle toggle : group.getToggles()) {
                toggle.setSelected(value.equals(toggle.getUserData()));
            }
        });
    }
}
