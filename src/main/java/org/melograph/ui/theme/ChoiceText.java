package org.melograph.ui.theme;

import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * How the entries of a list to choose from are written.
 *
 * @param <T> the entries
 */
public final class ChoiceText<T> extends StringConverter<@Nullable T> {
    private final ComboBox<@Nullable T> box;
    private final Function<T, String> text;

    private ChoiceText(ComboBox<@Nullable T> box, Function<T, String> text) {
        this.box = box;
        this.text = text;
    }

    /** Writes the entries of {@code box} as {@code text} says; no choice is written as nothing. */
    public static <T> void on(ComboBox<@Nullable T> box, Function<T, String> text) {
        box.setConverter(new ChoiceText<>(box, text));
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : text.apply(value);
    }

    /** The entry that is written so; null for none. */
    @Override
    public @Nullable T fromString(String written) {
        for (T item : box.getItems()) {
            if (toString(item).equals(written)) {
                return item;
            }
        }
        return null;
    }
}
