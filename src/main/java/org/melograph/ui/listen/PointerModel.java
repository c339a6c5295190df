package org.melograph.ui.listen;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.melograph.ui.plot.TimeSelection;

/** What the pointer does in all pictures of the room, and what lies under it. */
final class PointerModel {
    private final BooleanProperty marking = new SimpleBooleanProperty();
    private final StringProperty readout = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable TimeSelection> selection = new SimpleObjectProperty<>();

    /** Whether dragging marks a region instead of moving the picture. */
    BooleanProperty markingProperty() {
        return marking;
    }

    /** What lies under the pointer, in a line; empty for nothing. */
    StringProperty readoutProperty() {
        return readout;
    }

    /** The region that was marked last; null for none. */
    ObjectProperty<@Nullable TimeSelection> selectionProperty() {
        return selection;
    }
}
