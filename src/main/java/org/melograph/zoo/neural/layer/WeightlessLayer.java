package org.melograph.zoo.neural.layer;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.NoParamLayer;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The computation of a layer without weights, behind which there is no mask: what comes out is whole. */
abstract class WeightlessLayer<T extends NoParamLayer> extends AbstractLayer<T> {
    private static final long serialVersionUID = 1L;

    WeightlessLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    @Override
    public Pair<@Nullable INDArray, MaskState> feedForwardMaskArray(
            @Nullable INDArray mask, MaskState state, int examples) {
        return new Pair<>(null, MaskState.Passthrough);
    }

    @Override
    public final void clearNoiseWeightParams() {
        // There are no weights.
    }

    @Override
    public final boolean isPretrainLayer() {
        return false;
    }
}
