package org.melograph.dataset;

import org.melograph.base.Tensor;

/** What a model is to answer for an example. */
public sealed interface Target {
    /** One class out of several: its index in the label order. */
    record ClassTarget(int label) implements Target {}

    /**
     * Any number of tags.
     *
     * @param answers axes {@code [tag]}, in the label order: 1 for a tag the example has, 0 for one it has not, -1 for one
     *     that nobody was asked about
     */
    record Tags(Tensor answers) implements Target {}

    /** The example's own next event at every step, for models that continue a sequence. */
    record NextEvent() implements Target {}

    /** Nobody knows: the example is to be judged or mapped, not learnt from. */
    record Unknown() implements Target {}
}
