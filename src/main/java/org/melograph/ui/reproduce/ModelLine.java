package org.melograph.ui.reproduce;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.melograph.app.PaperReport;

/** A model of the paper as the table shows it: whether it is to be run, how its runs stand, what came of them. */
final class ModelLine {
    /** How a model's runs stand. */
    enum State {
        IDLE(""),
        WAITING("waiting"),
        RUNNING("running"),
        DONE("done"),
        FAILED("failed");

        private final String word;

        State(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private final String model;
    private final String architecture;
    private final BooleanProperty chosen = new SimpleBooleanProperty(true);
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.IDLE);
    private final ObjectProperty<PaperReport.@Nullable Row> row = new SimpleObjectProperty<>();
    private final StringProperty reason = new SimpleStringProperty("");
    private final IntegerProperty planned = new SimpleIntegerProperty();
    private final IntegerProperty ended = new SimpleIntegerProperty();

    ModelLine(String model, String architecture) {
        this.model = model;
        this.architecture = architecture;
    }

    /** The name in the paper. */
    String model() {
        return model;
    }

    /** The id in the zoo. */
    String architecture() {
        return architecture;
    }

    /** Whether it is to be run. */
    BooleanProperty chosenProperty() {
        return chosen;
    }

    ObjectProperty<State> stateProperty() {
        return state;
    }

    /** The scores over all its runs so far; null while there are none. */
    ObjectProperty<PaperReport.@Nullable Row> rowProperty() {
        return row;
    }

    /** Why a run failed; empty where none did. */
    StringProperty reasonProperty() {
        return reason;
    }

    /** How many runs there are to be. */
    IntegerProperty plannedProperty() {
        return planned;
    }

    /** How many have ended, failed ones included. */
    IntegerProperty endedProperty() {
        return ended;
    }

    /** Forgets all runs. */
    void clear() {
        state.set(State.IDLE);
        row.set(null);
        reason.set("");
        planned.set(0);
        ended.set(0);
    }

    /** Shows what all runs so far came to. */
    void show(PaperReport.Row scores) {
        row.set(scores);
        reason.set(scores.reason());
    }

    /** Counts a run that has ended. */
    void count() {
        ended.set(ended.get() + 1);
        settle();
    }

    /** Tells by the runs that have ended how the model stands; one that is running is so no more. */
    void settle() {
        boolean over = planned.get() > 0 && ended.get() >= planned.get();
        PaperReport.Row scores = row.get();
        boolean nothing = scores == null || scores.runs() == 0;
        state.set(over ? nothing ? State.FAILED : State.DONE : planned.get() > 0 ? State.WAITING : State.IDLE);
    }
}
