package org.melograph.ui.listen;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.HeatmapLayout;
import org.melograph.ui.plot.PaneReading;
import org.melograph.ui.theme.Shapes;

/**
 * What lies under the pointer, each figure in a place of its own so that nothing jumps: the time, the frequency with its note,
 * the values; and at the right what is marked.
 */
final class ReadoutBar extends HBox {
    private static final double TIME = 64;
    private static final double PLACE = 150;
    private static final double VALUES = 64;

    ReadoutBar(PointerModel pointer, SelectionBar selection) {
        super(10);
        setId("readout");
        getStyleClass().add("readout");
        Label time = column(pointer, PaneReading::time, HeatmapLayout.LABELS + TIME);
        time.setId("readout-time");
        time.setStyle("-fx-padding: 0 0 0 " + HeatmapLayout.LABELS + ";");
        Label place = column(pointer, PaneReading::place, PLACE);
        place.setId("readout-place");
        Label values = Shapes.label("", "text-label", "figures");
        values.setId("readout-values");
        values.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            PaneReading reading = pointer.readingProperty().get();
                            PaneReading other = pointer.besideProperty().get();
                            if (reading == null) {
                                return pointer.saidProperty().get();
                            }
                            return other == null
                                    ? reading.values()
                                    : reading.values() + " · in the other song at " + other.time() + " "
                                            + other.values();
                        },
                        pointer.readingProperty(),
                        pointer.besideProperty(),
                        pointer.saidProperty()));
        values.setMinWidth(VALUES);
        HBox.setHgrow(values, Priority.ALWAYS);
        values.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(time, place, values, selection);
    }

    private static Label column(PointerModel pointer, Function<PaneReading, String> part, double width) {
        Label label = Shapes.label(text(pointer.readingProperty(), part), "text-label", "figures");
        label.setMinWidth(width);
        label.setPrefWidth(width);
        label.setMaxWidth(width);
        return label;
    }

    private static StringBinding text(
            ObservableValue<@Nullable PaneReading> reading, Function<PaneReading, String> part) {
        return Bindings.createStringBinding(
                () -> {
                    PaneReading now = reading.getValue();
                    return now == null ? "" : part.apply(now);
                },
                reading);
    }
}
