package org.melograph.zoo.neural.onednn;

/**
 * One layer of a program. Made in the order of the graph, which settles its forward pass; then, in a program that learns,
 * {@link #prepareBackward} is called in the opposite order.
 */
interface Operation {
    /** Computes the output from the input. */
    void forward();

    /**
     * Settles the backward pass. When it is called, the gradient of the output has its place; the operation gives the
     * gradient of its input one.
     */
    void prepareBackward();

    /** Computes the gradients of the input and of the parameters from the gradient of the output. */
    void backward();
}
