package org.melograph.train;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A setting of a run that was changed while the run went on.
 *
 * @param step the first step with the new value, counted from 1 over the whole run
 * @param epochs how many epochs were done before that step; a part of one where it stands within an epoch
 * @param setting the architecture's parameter, one of {@link RunControls#SETTINGS}
 * @param before its value until then
 * @param value its value from then on
 */
public record RunChange(long step, double epochs, String setting, double before, double value) {
    /** The change in words, such as {@code learning_rate 0.001 to 0.0001 from step 41 (after 2.5 epochs)}. */
    public String inWords() {
        return String.format(
                Locale.ROOT,
                "%s %s to %s from step %d (after %s epochs)",
                setting,
                number(before),
                number(value),
                step,
                number(epochs));
    }

    /** Several changes in words, one after another; empty for none. */
    public static String inWords(List<RunChange> changes) {
        return changes.stream().map(RunChange::inWords).collect(Collectors.joining("; "));
    }

    /** A value as people read it: four digits at most, {@code 0.0001} and {@code 1e-05}. */
    public static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value)
                .replaceFirst("(\\.\\d*?)0+($|e)", "$1$2")
                .replaceFirst("\\.($|e)", "$1");
    }
}
