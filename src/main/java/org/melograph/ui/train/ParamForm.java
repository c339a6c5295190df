package org.melograph.ui.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.ui.theme.FormRow;

/**
 * A form made from declared parameters: a field for numbers and words, a box for yes and no, a list for choices. Each value is
 * checked as it is typed; one that does not fit is framed and its sentence stands in {@link #complaintProperty()}.
 */
public final class ParamForm extends VBox {
    private final ReadOnlyObjectWrapper<Map<String, String>> changed = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyStringWrapper complaint = new ReadOnlyStringWrapper("");
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> complaints = new TreeMap<>();

    /** An empty form. */
    public ParamForm() {
        setSpacing(6);
        setId("param-form");
    }

    /** Shows other parameters, at their standard values. */
    public void show(List<Param> params) {
        values.clear();
        complaints.clear();
        getChildren().clear();
        for (Param param : params) {
            Region control = control(param);
            control.setId("param-" + param.name());
            getChildren().add(new FormRow(param.title(), help(param), control));
        }
        publish();
    }

    private static String help(Param param) {
        return param.help() + " " + Character.toUpperCase(param.range().charAt(0))
                + param.range().substring(1) + "; usually "
                + (param.standard().equals("") ? "empty" : param.standard()) + ".";
    }

    private Region control(Param param) {
        return switch (param) {
            case Param.Whole whole -> field(param, String.valueOf(whole.standard()));
            case Param.Real real -> field(param, plain(real.standard()));
            case Param.Text words -> field(param, words.standard());
            case Param.Flag flag -> {
                CheckBox box = new CheckBox();
                box.setSelected(flag.standard());
                box.selectedProperty().addListener((o, was, is) -> set(param, String.valueOf(is)));
                yield box;
            }
            case Param.Choice choice -> {
                ComboBox<String> box = new ComboBox<>();
                box.getItems().setAll(choice.choices());
                box.setValue(choice.standard());
                box.valueProperty().addListener((o, was, is) -> set(param, is));
                yield box;
            }
        };
    }

    private TextField field(Param param, String text) {
        TextField field = new TextField(text);
        field.textProperty().addListener((o, was, is) -> {
            boolean fits = set(param, is);
            field.getStyleClass().remove("wrong");
            if (!fits) {
                field.getStyleClass().add("wrong");
            }
        });
        return field;
    }

    /** A number as people write it: {@code 0.001} rather than {@code 1.0E-3}. */
    static String plain(double value) {
        return new java.math.BigDecimal(Double.toString(value))
                .stripTrailingZeros()
                .toPlainString();
    }

    private boolean set(Param param, String text) {
        boolean fits = true;
        try {
            Object value = param.parse(text);
            complaints.remove(param.name());
            if (value.equals(param.standard())) {
                values.remove(param.name());
            } else {
                values.put(param.name(), text.strip());
            }
        } catch (BadInputException e) {
            complaints.put(param.name(), e.reason());
            fits = false;
        }
        publish();
        return fits;
    }

    private void publish() {
        changed.set(Map.copyOf(values));
        complaint.set(complaints.values().stream().findFirst().orElse(""));
    }

    /** The values that differ from their standards and fit, as text by name. */
    public ReadOnlyObjectProperty<Map<String, String>> changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** What is wrong with the first value that does not fit, one sentence; empty while all fit. */
    public ReadOnlyStringProperty complaintProperty() {
        return complaint.getReadOnlyProperty();
    }
}
