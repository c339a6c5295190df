package org.melograph.ui.room;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/** One room of the studio: a main thing, at most one side column, and the commands that belong to it. */
public interface Room {
    /** A written id, such as {@code "library"}. */
    String id();

    /** The name on the rail and in the title bar. */
    String title();

    /** A fresh icon for the rail; takes its colour from the style sheet. */
    Node icon();

    /** What stands beside the title: the song, the run, the collection. */
    ObservableValue<String> context();

    /** What the room shows; made on the first visit and kept. */
    Node view();

    /** The room is about to be seen. */
    default void entered() {}

    /**
     * Files or folders were dropped on the room.
     *
     * @return whether the room took them; otherwise they are imported into the library
     */
    default boolean drop(List<Path> paths) {
        return false;
    }

    /**
     * A key was pressed while the room is seen and no text is written.
     *
     * @return whether the room has a use for it
     */
    default boolean pressed(KeyEvent key) {
        return false;
    }

    /**
     * As {@link #drop(List)}, where the place counts.
     *
     * @param across where in the room, 0 at its left edge to 1 at its right
     */
    default boolean drop(List<Path> paths, double across) {
        return drop(paths);
    }

    /** What can be done here, for the menus and the list of keys. */
    default List<Command> commands() {
        return List.of();
    }
}
