package org.melograph.zoo.neural.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's batch normalisation, which gives its intermediate results back at once. DL4J's own leaves two arrays of the
 * input's size to the garbage collector in every forward pass; the collector sees two small objects and is in no hurry,
 * while native memory grows by a hundred megabytes a step.
 */
class LeanNormalisation extends BatchNormalization {
    private static final long serialVersionUID = 1L;

    LeanNormalisation(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    @Override
    public INDArray preOutput(INDArray inputs, TrainingMode mode, LayerWorkspaceMgr workspaces) {
        INDArray normalised = super.preOutput(inputs, mode, workspaces);
        // In training the backward pass needs both.
        if (mode == TrainingMode.TEST && xHat != normalised) {
            release(xMu);
            release(xHat);
        }
        return normalised;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray errors, LayerWorkspaceMgr workspaces) {
        INDArray centred = xMu;
        INDArray scaled = xHat;
        Pair<Gradient, INDArray> back = super.backpropGradient(errors, workspaces);
        release(centred);
        release(scaled);
        return back;
    }

    private static void release(@Nullable INDArray array) {
        if (array != null && !array.wasClosed() && array.closeable()) {
            array.close();
        }
    }
}
