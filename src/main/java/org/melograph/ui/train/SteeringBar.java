package org.melograph.ui.train;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.melograph.base.Param;
import org.melograph.train.RunControls;
import org.melograph.ui.theme.Notice;
import org.melograph.ui.theme.Shapes;

/** Learning rate and dropout of the run in progress, to be changed while it goes on. Takes no room while nothing learns. */
final class SteeringBar extends VBox {
    /** Rates below and above are typed; a slider over all of them could not be aimed. */
    private static final double SMALLEST_RATE = 1e-6;

    private static final double LARGEST_RATE = 1;

    SteeringBar(SteeringModel model) {
        setSpacing(6);
        setId("steering");
        FlowPane row = new FlowPane(18, 8);
        row.setAlignment(Pos.CENTER_LEFT);
        model.knobs().forEach(knob -> row.getChildren().add(knob(knob, model)));
        Button apply = Shapes.button("Apply", model::apply);
        apply.setId("steer-apply");
        apply.setTooltip(new Tooltip("From the next step on the run learns with these values; it is written down."));
        Button end = Shapes.button("Stop after this epoch", model::stopAfterEpoch);
        end.setId("steer-end");
        end.disableProperty().bind(model.endingProperty());
        row.getChildren().addAll(apply, end);
        getChildren().addAll(row, new Notice(model.complaintProperty()));
        visibleProperty().bind(model.controlsProperty().isNotNull());
        managedProperty().bind(visibleProperty());
    }

    private static Node knob(SteeringModel.Knob knob, SteeringModel model) {
        boolean rate = knob.setting().equals(RunControls.LEARNING_RATE);
        String title = rate ? "Learning rate" : "Dropout";
        Slider slider = new Slider();
        slider.setPrefWidth(110);
        slider.setMinWidth(60);
        slider.setAccessibleText(title);
        slider.setId("slide-" + knob.setting());
        TextField field = new TextField();
        field.textProperty().bindBidirectional(knob.textProperty());
        field.setId("steer-" + knob.setting());
        field.setAccessibleText(title);
        field.setPrefWidth(86);
        field.setOnAction(e -> model.apply());
        Label name = Shapes.label(title, "text-secondary");
        name.setLabelFor(field);
        Label now = Shapes.label(knob.nowProperty(), "text-label");
        now.setId("now-" + knob.setting());
        now.setMinWidth(76);
        HBox all = Shapes.row(8, name, slider, field, now);
        Shapes.follow(knob.paramProperty(), param -> {
            all.setVisible(param != null);
            all.setManaged(param != null);
            if (param != null) {
                range(slider, param, rate);
                place(slider, knob, rate);
            }
        });
        knob.textProperty().addListener((o, was, is) -> place(slider, knob, rate));
        slider.valueProperty().addListener((o, was, is) -> {
            // Only what the user moves is written: what is typed keeps its digits.
            if (slider.isValueChanging() || slider.isFocused()) {
                knob.textProperty().set(written(is.doubleValue(), rate));
            }
        });
        return all;
    }

    private static void range(Slider slider, Param.Real param, boolean rate) {
        slider.setMin(rate ? Math.log10(Math.max(param.min(), SMALLEST_RATE)) : param.min());
        slider.setMax(rate ? Math.log10(Math.min(param.max(), LARGEST_RATE)) : param.max());
        slider.setBlockIncrement((slider.getMax() - slider.getMin()) / 20);
        slider.setTooltip(new Tooltip(param.help()));
    }

    private static void place(Slider slider, SteeringModel.Knob knob, boolean rate) {
        if (slider.isValueChanging() || slider.isFocused()) {
            return;
        }
        try {
            double value = Double.parseDouble(knob.textProperty().get().strip());
            slider.setValue(rate ? Math.log10(value) : value);
        } catch (NumberFormatException e) {
            // Half a number is being typed: the slider stays where it is.
            return;
        }
    }

    /** The number a slider stands at, to two digits. */
    private static String written(double at, boolean rate) {
        return ParamForm.plain(Double.parseDouble(
                rate ? String.format(Locale.ROOT, "%.1e", Math.pow(10, at)) : String.format(Locale.ROOT, "%.2f", at)));
    }
}
