package org.melograph.ui.library;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.melograph.ui.room.LabelColours;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;

/** Asks for a label: one of those in use by a click, or a new one typed. */
final class LabelPopover {
    private final List<String> labels;
    private final LabelColours colours;
    private final Consumer<String> give;
    private final TextField field = new TextField();
    private final FlowPane known = new FlowPane(6, 6);
    private final Label title = Shapes.label("", "text-strong");
    private final PopOver popOver;

    LabelPopover(List<String> labels, LabelColours colours, Consumer<String> give) {
        this.labels = labels;
        this.colours = colours;
        this.give = give;
        field.setId("new-label");
        field.setPromptText("Label, then Enter");
        field.setOnAction(e -> done(field.getText()));
        known.setPrefWrapLength(300);
        VBox box = new VBox(10, title, field, known);
        box.getStyleClass().add("card-body");
        popOver = new PopOver(box);
        popOver.setDetachable(false);
        popOver.setAnimated(false);
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
    }

    /** Opens over the upper part of a node. */
    void ask(Node over, int songs) {
        title.setText("Label " + Figures.count(songs, "song"));
        field.clear();
        known.getChildren().setAll(labels.stream().map(this::pill).toList());
        Bounds bounds = over.localToScreen(over.getBoundsInLocal());
        popOver.show(over, bounds.getCenterX(), bounds.getMinY() + 90);
        field.requestFocus();
    }

    private Button pill(String label) {
        Button pill = Shapes.button(label, () -> done(label));
        pill.getStyleClass().add("pill");
        pill.setGraphic(Shapes.dot(colours.of(label)));
        return pill;
    }

    private void done(String label) {
        popOver.hide();
        if (!label.isBlank()) {
            give.accept(label);
        }
    }
}
