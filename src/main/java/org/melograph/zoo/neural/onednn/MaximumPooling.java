package org.melograph.zoo.neural.onednn;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's maximum pooling of pictures without padding, computed by oneDNN; as DL4J does it where oneDNN is missing.
 */
public final class MaximumPooling extends SubsamplingLayer {
    private static final long serialVersionUID = 1L;

    /** Pooling of squares of {@code size} by {@code size} that do not overlap; a rest at the edges is dropped. */
    public MaximumPooling(int size) {
        super(new SubsamplingLayer.Builder(PoolingType.MAX)
                .kernelSize(size, size)
                .stride(size, size)
                .convolutionMode(ConvolutionMode.Truncate)
                .dataFormat(CNN2DFormat.NCHW));
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

    private static final class Computation
            extends org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer {
        private static final long serialVersionUID = 1L;

        private final transient Kernels<PoolingKernel.Shape, PoolingKernel> kernels =
                new Kernels<>(this, PoolingKernel::new);

        Computation(NeuralNetConfiguration conf, DataType type) {
            super(conf, type);
        }

        private boolean isOurs() {
            return OneDnn.isAvailable() && dataType == DataType.FLOAT;
        }

        private PoolingKernel.Shape shape(boolean training) {
            int[] window = layerConf().getKernelSize();
            int[] stride = layerConf().getStride();
            return new PoolingKernel.Shape(
                    Arrays4d.Size.of(input),
                    new ConvolutionKernel.Pair(window[0], window[1]),
                    new ConvolutionKernel.Pair(stride[0], stride[1]),
                    training);
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr memory) {
            if (!isOurs()) {
                return super.activate(training, memory);
            }
            assertInputSet(false);
            PoolingKernel.Shape shape = shape(training);
            INDArray y = memory.createUninitialized(
                    ArrayType.ACTIVATIONS, DataType.FLOAT, shape.output().dims(), 'c');
            kernels.of(shape).forward(Arrays4d.rowMajor(input), y);
            return y;
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr memory) {
            if (!isOurs()) {
                return super.backpropGradient(epsilon, memory);
            }
            assertInputSet(true);
            PoolingKernel.Shape shape = shape(true);
            INDArray dx = memory.createUninitialized(
                    ArrayType.ACTIVATION_GRAD, DataType.FLOAT, shape.input().dims(), 'c');
            kernels.of(shape).backward(Arrays4d.rowMajor(epsilon), dx);
            return new Pair<>(new DefaultGradient(), dx);
        }
    }
}
