package org.melograph.model;

/** A model for {@link Task#CONTINUE} that can also run step by step, at a cost that does not grow with the past. */
public interface ContinuingModel extends Model {
    /**
     * A new, empty sequence on the weights the model has now; it gives what {@link Model#predict} gives at the same step,
     * up to rounding, and stays usable after the model is closed.
     */
    Continuation continuation();
}
