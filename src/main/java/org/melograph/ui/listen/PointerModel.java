package org.melograph.ui.listen;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.melograph.ui.plot.PaneReading;
import org.melograph.ui.plot.PaneTool;

/** What the pointer does in all pictures of the room, and what lies under it. */
final class PointerModel {
    private final ObjectProperty<PaneTool> tool = new SimpleObjectProperty<>(PaneTool.MOVE);
    private final ObjectProperty<@Nullable PaneReading> reading = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable PaneReading> beside = new SimpleObjectProperty<>();
    private final StringProperty said = new SimpleStringProperty("");

    /** What dragging does. */
    ObjectProperty<PaneTool> toolProperty() {
        return tool;
    }

    /** What lies under the pointer in a pane; null for nothing. */
    ObjectProperty<@Nullable PaneReading> readingProperty() {
        return reading;
    }

    /** What lies at the same place of the song beside; null for nothing. */
    ObjectProperty<@Nullable PaneReading> besideProperty() {
        return beside;
    }

    /** What lies under the pointer in anything else than a pane, in a line; empty for nothing. */
    StringProperty saidProperty() {
        return said;
    }
}
