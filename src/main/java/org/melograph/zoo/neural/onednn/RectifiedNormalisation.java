package org.melograph.zoo.neural.onednn;

import java.util.Collection;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batch normalisation of pictures followed by max(0, x), computed by oneDNN in one pass. Parameters and running
 * statistics are DL4J's. Where oneDNN is missing, use DL4J's layer and an activation behind it instead.
 */
public final class RectifiedNormalisation extends BatchNormalization {
    private static final long serialVersionUID = 1L;

    /** Normalisation over each channel of row-major pictures, channels first. */
    public RectifiedNormalisation() {
        BatchNormalization usual = new BatchNormalization.Builder().build();
        setDecay(usual.getDecay());
        setEps(usual.getEps());
        setMinibatch(usual.isMinibatch());
        setGamma(usual.getGamma());
        setBeta(usual.getBeta());
        setLockGammaBeta(usual.isLockGammaBeta());
        setUseLogStd(false);
        setCnn2DFormat(CNN2DFormat.NCHW);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        Computation layer = new Computation(conf, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(conf, parameters, initialise));
        layer.setConf(conf);
        return layer;
    }

    private static final class Computation extends org.deeplearning4j.nn.layers.normalization.BatchNormalization {
        private static final long serialVersionUID = 1L;

        private final transient Kernels<NormalisationKernel.Shape, NormalisationKernel> kernels =
                new Kernels<>(this, NormalisationKernel::new);
        private transient @Nullable INDArray batchMean;
        private transient @Nullable INDArray batchVariance;

        Computation(NeuralNetConfiguration conf, DataType type) {
            super(conf, type);
        }

        private NormalisationKernel kernel(INDArray x, boolean training) {
            return kernels.of(new NormalisationKernel.Shape(
                    Arrays4d.Size.of(x), (float) layerConf().getEps(), training));
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr memory) {
            assertInputSet(false);
            INDArray x = Arrays4d.rowMajor(input);
            INDArray y = memory.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, x.shape(), 'c');
            INDArray mean = getParam(BatchNormalizationParamInitializer.GLOBAL_MEAN);
            INDArray variance = getParam(BatchNormalizationParamInitializer.GLOBAL_VAR);
            if (training) {
                mean = ofBatch(batchMean, x);
                variance = ofBatch(batchVariance, x);
                batchMean = mean;
                batchVariance = variance;
            }
            kernel(x, training)
                    .forward(
                            x,
                            getParam(BatchNormalizationParamInitializer.GAMMA),
                            getParam(BatchNormalizationParamInitializer.BETA),
                            mean,
                            variance,
                            y);
            return y;
        }

        /** Room for a statistic of the batch, the same one at each step. */
        private static INDArray ofBatch(@Nullable INDArray statistic, INDArray x) {
            return statistic == null ? Nd4j.createUninitializedDetached(DataType.FLOAT, x.size(1)) : statistic;
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr memory) {
            assertInputSet(true);
            // Copied again where it must be: a copy of the forward pass lies in a workspace that is used anew by now.
            INDArray x = Arrays4d.rowMajor(input);
            INDArray dx = memory.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, x.shape(), 'c');
            INDArray dGamma = view(BatchNormalizationParamInitializer.GAMMA);
            INDArray dBeta = view(BatchNormalizationParamInitializer.BETA);
            INDArray mean = Objects.requireNonNull(batchMean, "no forward pass");
            INDArray variance = Objects.requireNonNull(batchVariance, "no forward pass");
            kernel(x, true)
                    .backward(
                            x,
                            getParam(BatchNormalizationParamInitializer.GAMMA),
                            getParam(BatchNormalizationParamInitializer.BETA),
                            mean,
                            variance,
                            Arrays4d.rowMajor(epsilon),
                            dGamma,
                            dBeta,
                            dx);
            Gradient gradient = new DefaultGradient();
            gradient.setGradientFor(BatchNormalizationParamInitializer.GAMMA, dGamma);
            gradient.setGradientFor(BatchNormalizationParamInitializer.BETA, dBeta);
            // DL4J moves running statistics by "gradients" that its updater subtracts unscaled.
            gradient.setGradientFor(
                    BatchNormalizationParamInitializer.GLOBAL_MEAN,
                    towards(BatchNormalizationParamInitializer.GLOBAL_MEAN, mean));
            gradient.setGradientFor(
                    BatchNormalizationParamInitializer.GLOBAL_VAR,
                    towards(BatchNormalizationParamInitializer.GLOBAL_VAR, variance));
            return new Pair<>(gradient, dx);
        }

        private INDArray view(String parameter) {
            return Objects.requireNonNull(gradientViews.get(parameter));
        }

        private INDArray towards(String statistic, INDArray batch) {
            INDArray view = view(statistic);
            view.assign(getParam(statistic)).subi(batch.reshape(view.shape()));
            return view.muli(1 - layerConf().getDecay());
        }
    }
}
