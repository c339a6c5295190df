package org.melograph.zoo.neural.engine;

import org.melograph.base.Tensor;

/**
 * Computes one network: its activations, its gradients, steps of learning. Engines work on the weights of the DL4J network
 * they were made for. Not safe for several threads at once; close it.
 */
public interface Engine extends AutoCloseable {
    /**
     * The activations of a layer, without dropout.
     *
     * @param from the first example
     * @param to the one after the last
     * @return the layer's own axes, of which the first is the example
     */
    Tensor activations(String layer, Inputs inputs, int from, int to);

    /**
     * One step of learning.
     *
     * @param seed of what is dropped
     * @param rate the learning rate
     * @param step steps done before
     * @return the weighted loss before the step, summed over the answers and divided by the number of examples
     */
    double fit(Inputs inputs, Targets targets, long seed, double rate, long step);

    /**
     * The gradient of that loss, in the order in which DL4J keeps the weights, before clipping and weight decay.
     *
     * @return axes {@code [value]}
     */
    Tensor gradient(Inputs inputs, Targets targets, long seed);

    /** Why the input has no gradient, one sentence; empty where it has one. */
    String obstacle();

    /**
     * The gradient, by the input, of the log-odds of one answer of the network as it predicts: of a class against all others
     * together, of a tag against its absence.
     *
     * @param label the class or tag, counted from 0
     * @param from the first example
     * @param to the one after the last
     * @return axes {@code [example, value]}, in the order of the input
     * @throws IllegalStateException when there is an {@link #obstacle}
     */
    Tensor slopes(Inputs inputs, int label, int from, int to);

    /** Tells that somebody else has changed the weights. */
    void weightsChanged();

    /** The optimiser's moments, copied; axes {@code [value]}. */
    Tensor moments();

    /** Goes back to copied moments. */
    void restoreMoments(Tensor moments);

    @Override
    void close();
}
