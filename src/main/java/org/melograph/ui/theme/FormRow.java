package org.melograph.ui.theme;

import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One line of a form: what is asked, explained on hover, and the control that answers. */
public final class FormRow extends HBox {
    /** How wide the names are, in pixels. */
    public static final double NAME_WIDTH = 98;

    /**
     * A line.
     *
     * @param help one sentence: meaning, unit, range
     */
    public FormRow(String name, String help, Region control) {
        this(name, help, control, control);
    }

    /**
     * A line whose control stands inside something wider.
     *
     * @param named the node a screen reader reads the name for
     */
    public FormRow(String name, String help, Region control, Node named) {
        setSpacing(8);
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        setMinHeight(34);
        Label label = Shapes.label(name, "text-secondary");
        label.setMinWidth(NAME_WIDTH);
        label.setPrefWidth(NAME_WIDTH);
        label.setMaxWidth(NAME_WIDTH);
        label.setWrapText(true);
        label.setLabelFor(named);
        Tooltip tip = new Tooltip(help);
        tip.setWrapText(true);
        tip.setMaxWidth(320);
        label.setTooltip(tip);
        if (control instanceof Control c) {
            c.setTooltip(tip);
        }
        named.setAccessibleText(name);
        named.setAccessibleHelp(help);
        control.setMaxWidth(Double.MAX_VALUE);
        control.setMinWidth(0);
        HBox.setHgrow(control, Priority.ALWAYS);
        getChildren().addAll(label, control);
    }
}
