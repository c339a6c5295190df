package org.melograph.train;

import org.melograph.base.Params;

/**
 * How long and how fast a run learns.
 *
 * @param epochs passes over the training part, at most
 * @param batch examples in one step
 * @param learningRate the optimiser's step size; NaN for models that have none
 * @param patience epochs without a better validation loss before the run stops
 * @param averaging how much of the weights' running mean over epochs stays at each epoch; 0 for no averaging
 * @param balance how rare classes of the training part are lifted
 * @param resample how many examples of each class are drawn from the training part, before it is balanced; 0 for none
 * @param resampleLargest how many of its largest class where classes are drawn; 0 for as many
 */
public record RunSettings(
        int epochs,
        int batch,
        double learningRate,
        int patience,
        double averaging,
        Lift balance,
        int resample,
        int resampleLargest) {
    /** How rare classes are lifted. */
    public enum Lift {
        /** Not at all. */
        NONE,
        /** Their examples weigh more in the loss. */
        WEIGHTS,
        /** Their examples are repeated. */
        OVERSAMPLE
    }

    /** Examples in a step where an architecture has no such setting. */
    private static final int USUAL_BATCH = 64;

    /** The settings among an architecture's parameters; one epoch for an architecture without epochs. */
    public static RunSettings from(Params params) {
        return new RunSettings(
                params.has("epochs") ? params.whole("epochs") : 1,
                params.has("batch") ? params.whole("batch") : USUAL_BATCH,
                params.has("learning_rate") ? params.real("learning_rate") : Double.NaN,
                params.has("patience") ? params.whole("patience") : Integer.MAX_VALUE,
                params.has("averaging") ? params.real("averaging") : 0,
                params.has("balance") ? lift(params.choice("balance")) : Lift.NONE,
                params.has("resample") ? params.whole("resample") : 0,
                params.has("resample_largest") ? params.whole("resample_largest") : 0);
    }

    private static Lift lift(String choice) {
        return switch (choice) {
            case "weights" -> Lift.WEIGHTS;
            case "oversample" -> Lift.OVERSAMPLE;
            default -> Lift.NONE;
        };
    }
}
