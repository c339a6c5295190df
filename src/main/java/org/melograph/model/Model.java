package org.melograph.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Tensor;

/** A trained model. Not safe for use from several threads at once; close it to free native memory. */
public interface Model extends AutoCloseable {
    /** All that the model is besides its weights. */
    ModelSpec spec();

    /**
     * Probabilities for stacked, scaled examples.
     *
     * @param inputs axes {@code [example, channel, step]}
     * @param mask axes {@code [example, step]} or null
     * @return axes {@code [example, class]}, rows sum to 1; for {@link Task#TAG} each probability stands for
     *     itself; for {@link Task#CONTINUE} axes {@code [example, class, step]}: at each step the distribution of the
     *     event that follows it
     */
    Tensor predict(Tensor inputs, @Nullable Tensor mask);

    /**
     * The activations before the output layer (networks), or the scaled inputs (models without any): the space of maps
     * and neighbours.
     *
     * @return axes {@code [example, dimension]}
     */
    Tensor embed(Tensor inputs, @Nullable Tensor mask);

    /** The weights by name, in a fixed order; {@link Architecture#restore} takes them back. */
    Map<String, Tensor> weights();

    @Override
    void close();
}
