package org.melograph.zoo.neural.layer;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;

/**
 * DL4J's mean or maximum over the steps of a sequence that exist, which says what it gives: one vector. DL4J's own says it
 * were a sequence still, and gets a conversion to rows behind it.
 *
 * <p>Input: axes {@code [example, channel, step]}. Output: {@code [example, channel]}.
 */
public final class SequencePooling extends GlobalPoolingLayer {
    private static final long serialVersionUID = 1L;

    /**
     * A pooling.
     *
     * @param type {@code AVG} or {@code MAX}
     */
    public SequencePooling(PoolingType type) {
        super(type);
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return InputType.feedForward(((InputType.InputTypeRecurrent) input).getSize());
    }
}
