package org.melograph.ui.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.train.RunChange;
import org.melograph.train.RunControls;

/** What the run in progress is steered with: what holds now, what the user writes, and what is wrong with it. */
final class SteeringModel {
    private final ObjectProperty<@Nullable RunControls> controls = new SimpleObjectProperty<>();
    private final List<Knob> knobs =
            RunControls.SETTINGS.stream().map(Knob::new).toList();
    private final StringProperty complaint = new SimpleStringProperty("");
    private final BooleanProperty ending = new SimpleBooleanProperty();

    /** One setting that can be changed. */
    static final class Knob {
        private final String setting;
        private final ObjectProperty<Param.@Nullable Real> param = new SimpleObjectProperty<>();
        private final StringProperty text = new SimpleStringProperty("");
        private final StringProperty now = new SimpleStringProperty("");

        Knob(String setting) {
            this.setting = setting;
        }

        /** The architecture's parameter. */
        String setting() {
            return setting;
        }

        /** Its name, meaning and range; null where the run in progress has no such setting. */
        ObjectProperty<Param.@Nullable Real> paramProperty() {
            return param;
        }

        /** The value as the user writes it. */
        StringProperty textProperty() {
            return text;
        }

        /** The value that the run learns with, in words. */
        StringProperty nowProperty() {
            return now;
        }

        private void show(RunControls controls) {
            param.set(controls.settings().stream()
                    .filter(p -> p.name().equals(setting))
                    .map(Param.Real.class::cast)
                    .findFirst()
                    .orElse(null));
            Double held = controls.held().get(setting);
            if (held != null) {
                text.set(ParamForm.plain(held));
                hold(held);
            }
        }

        private void hold(double value) {
            now.set("now " + RunChange.number(value));
        }
    }

    /** A network begins to learn. */
    void begin(RunControls given) {
        complaint.set("");
        ending.set(false);
        knobs.forEach(knob -> knob.show(given));
        controls.set(given);
    }

    /** The run has taken a change up. */
    void changed(RunChange change) {
        knobs.stream().filter(knob -> knob.setting.equals(change.setting())).forEach(knob -> knob.hold(change.value()));
    }

    /** Nothing learns any more. */
    void end() {
        controls.set(null);
    }

    /** Asks the run for the values as they are written; those that differ from what holds are changed. */
    void apply() {
        RunControls steered = controls.get();
        if (steered == null) {
            return;
        }
        Map<String, Double> values = new TreeMap<>();
        try {
            for (Knob knob : knobs) {
                Param.Real param = knob.param.get();
                if (param != null) {
                    Double value = (Double) param.parse(knob.text.get());
                    if (!value.equals(steered.held().get(knob.setting))) {
                        values.put(knob.setting, value);
                    }
                }
            }
            steered.change(values);
            complaint.set("");
        } catch (BadInputException e) {
            complaint.set(e.reason());
        }
    }

    /** Ends the run when the epoch is over that is going on. */
    void stopAfterEpoch() {
        RunControls steered = controls.get();
        if (steered != null) {
            steered.stopAfterEpoch();
            ending.set(true);
        }
    }

    /** The controls of the network that learns now; null while none does. */
    ObjectProperty<@Nullable RunControls> controlsProperty() {
        return controls;
    }

    List<Knob> knobs() {
        return knobs;
    }

    /** Why what is written was not taken, one sentence; empty where it was. */
    StringProperty complaintProperty() {
        return complaint;
    }

    /** Whether the run was asked to end after its epoch. */
    BooleanProperty endingProperty() {
        return ending;
    }
}
