package org.melograph.ui.room;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * One thing a user can do, written once: the menu entry, the key and the list of keys follow from it.
 *
 * @param menu where it stands
 * @param title as in the menu; ends with {@code …} where more input follows
 * @param key the key that does it; null for none
 * @param enabled whether it can be done now
 * @param action does it
 */
public record Command(
        MenuName menu, String title, @Nullable KeyCombination key, ObservableBooleanValue enabled, Runnable action) {
    /** The menus, in their order. */
    public enum MenuName {
        FILE("File"),
        EDIT("Edit"),
        VIEW("View"),
        DATASET("Dataset"),
        MODEL("Model"),
        EVALUATE("Evaluate"),
        EXPLORE("Explore"),
        GENERATE("Generate"),
        PLAYBACK("Playback"),
        HELP("Help");

        private final String title;

        MenuName(String title) {
            this.title = title;
        }

        /** The name in the menu bar. */
        public String title() {
            return title;
        }
    }

    /** A command that can always be done. */
    public static Command always(MenuName menu, String title, @Nullable String key, Runnable action) {
        return when(new SimpleBooleanProperty(true), menu, title, key, action);
    }

    /**
     * A command that can be done while {@code enabled}.
     *
     * @param key as JavaFX writes it, such as {@code Shortcut+O}; null for none
     */
    public static Command when(
            ObservableBooleanValue enabled, MenuName menu, String title, @Nullable String key, Runnable action) {
        return new Command(menu, title, key == null ? null : KeyCombination.valueOf(key), enabled, action);
    }
}
