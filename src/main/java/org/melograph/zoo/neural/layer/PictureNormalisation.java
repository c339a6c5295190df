package org.melograph.zoo.neural.layer;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's batch normalisation of pictures, without its growing memory: each channel gets mean 0 and variance 1 over all
 * places of all examples.
 *
 * <p>Weights as DL4J has them: {@code gamma}, {@code beta}, {@code mean} and {@code var}, all {@code [channel]}.
 *
 * <p>Input and output: axes {@code [example, channel, row, column]}.
 */
public final class PictureNormalisation extends BatchNormalization {
    private static final long serialVersionUID = 1L;

    /** Normalisation over each channel. */
    public PictureNormalisation() {
        setUseLogStd(false);
        setCnn2DFormat(CNN2DFormat.NCHW);
        // DL4J would clip the way of the running statistics with the gradients.
        setGradientNormalization(GradientNormalization.None);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray weights,
            boolean initialise,
            DataType type) {
        return NewLayer.with(weights, initialise, new LeanNormalisation(conf, type), conf, listeners, index);
    }
}
