package org.melograph.dataset;

/** What a model is to answer for an example. */
public sealed interface Target {
    /** One class out of several: its index in the label order. */
    record ClassTarget(int label) implements Target {}

    /** The example's own next event at every step, for models that continue a sequence. */
    record NextEvent() implements Target {}

    /** Nobody knows: the example is to be judged or mapped, not learnt from. */
    record Unknown() implements Target {}
}
