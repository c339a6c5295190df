package org.melograph.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;

/**
 * How whoever watches a run steers it: another learning rate, another dropout, an end after the present epoch. Any thread may
 * ask at any time and never waits.
 */
public interface RunControls {
    /** The parameter of the optimiser's step size. */
    String LEARNING_RATE = "learning_rate";

    /** The parameter of the part of the activations that is dropped. */
    String DROPOUT = "dropout";

    /** The parameters that may change while a run goes on. */
    List<String> SETTINGS = List.of(LEARNING_RATE, DROPOUT);

    /** The settings that can be changed, with their ranges; a network without dropout has no such setting here. */
    List<Param> settings();

    /** What holds now, by setting. A change that was asked for stands here once the run has taken it up. */
    Map<String, Double> held();

    /**
     * Asks for other values from the next step on; the run tells its watcher when it has taken them up. Of several values
     * asked for between two steps the last counts.
     *
     * @param values by setting
     * @throws BadInputException when a setting cannot be changed in this run, a value is out of its range, or the run is over;
     *     then nothing is changed
     */
    void change(Map<String, Double> values) throws BadInputException;

    /** Ends the run once the epoch is over that is going on; its best weights are kept, and it may be resumed. */
    void stopAfterEpoch();

    /**
     * Checks a value for a change.
     *
     * @param declared the architecture's parameters, or those of them that a run can change
     * @throws BadInputException when no run of the architecture can change the setting, or the value is out of its range
     */
    static void check(String architecture, List<Param> declared, String setting, double value)
            throws BadInputException {
        List<String> names = new ArrayList<>();
        for (Param param : declared) {
            if (SETTINGS.contains(param.name())) {
                if (param.name().equals(setting)) {
                    param.check(value);
                    return;
                }
                names.add(param.name());
            }
        }
        throw new BadInputException("'" + setting + "' cannot be changed while '" + architecture + "' learns. "
                + (names.isEmpty() ? "It has nothing to change." : "Change " + String.join(" or ", names) + "."));
    }
}
