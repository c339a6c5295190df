package org.melograph.zoo.neural.onednn;

import java.util.Collection;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's two-dimensional convolution, computed by oneDNN: the same parameters, the same results. For what oneDNN is not
 * asked to do here (another activation, another number format, channels last) it computes as DL4J does.
 */
public final class Convolution extends ConvolutionLayer {
    private static final long serialVersionUID = 1L;

    /** A convolution as the builder describes it, without an activation of its own. */
    public Convolution(ConvolutionLayer.Builder builder) {
        super(builder);
        initializeConstraints(builder);
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

    private static final class Computation extends org.deeplearning4j.nn.layers.convolution.ConvolutionLayer {
        private static final long serialVersionUID = 1L;

        private final transient Kernels<ConvolutionKernel.Shape, ConvolutionKernel> kernels =
                new Kernels<>(this, ConvolutionKernel::new);

        Computation(NeuralNetConfiguration conf, DataType type) {
            super(conf, type);
        }

        private boolean isOurs() {
            ConvolutionLayer conf = layerConf();
            return OneDnn.isAvailable()
                    && dataType == DataType.FLOAT
                    && conf.getCnn2dDataFormat() == CNN2DFormat.NCHW
                    && conf.getActivationFn() instanceof ActivationIdentity
                    && conf.getIDropout() == null
                    && conf.getWeightNoise() == null;
        }

        private ConvolutionKernel.Shape shape(INDArray x, boolean training) {
            ConvolutionLayer conf = layerConf();
            ConvolutionKernel.Pair kernel = pair(conf.getKernelSize());
            ConvolutionKernel.Pair stride = pair(conf.getStride());
            ConvolutionKernel.Pair dilation = pair(conf.getDilation());
            Arrays4d.Size size = Arrays4d.Size.of(x);
            ConvolutionKernel.Pair before = pair(conf.getPadding());
            ConvolutionKernel.Pair after = before;
            if (conf.getConvolutionMode() == ConvolutionMode.Same) {
                int rows = same(size.rows(), kernel.rows(), stride.rows(), dilation.rows());
                int columns = same(size.columns(), kernel.columns(), stride.columns(), dilation.columns());
                before = new ConvolutionKernel.Pair(rows / 2, columns / 2);
                after = new ConvolutionKernel.Pair(rows - rows / 2, columns - columns / 2);
            }
            return new ConvolutionKernel.Shape(
                    size,
                    Math.toIntExact(conf.getNOut()),
                    kernel,
                    stride,
                    dilation,
                    before,
                    after,
                    hasBias(),
                    training,
                    // Nobody asks for the gradient of the network's own input.
                    training && index > 0);
        }

        /** The zeros that keep {@code ceil(size / stride)} places, as TensorFlow counts them. */
        private static int same(int size, int kernel, int stride, int dilation) {
            int places = (size + stride - 1) / stride;
            return Math.max(0, (places - 1) * stride + (kernel - 1) * dilation + 1 - size);
        }

        private static ConvolutionKernel.Pair pair(int[] rowsAndColumns) {
            return new ConvolutionKernel.Pair(rowsAndColumns[0], rowsAndColumns[1]);
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr memory) {
            if (!isOurs()) {
                return super.activate(training, memory);
            }
            assertInputSet(false);
            INDArray x = Arrays4d.rowMajor(input);
            ConvolutionKernel.Shape shape = shape(x, training);
            INDArray y = memory.createUninitialized(
                    ArrayType.ACTIVATIONS, DataType.FLOAT, shape.output().dims(), 'c');
            INDArray bias = hasBias() ? getParam(ConvolutionParamInitializer.BIAS_KEY) : null;
            kernels.of(shape).forward(x, getParam(ConvolutionParamInitializer.WEIGHT_KEY), bias, y);
            return y;
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr memory) {
            if (!isOurs()) {
                return super.backpropGradient(epsilon, memory);
            }
            assertInputSet(true);
            // Copied again where it must be: a copy of the forward pass lies in a workspace that is used anew by now.
            INDArray x = Arrays4d.rowMajor(input);
            ConvolutionKernel.Shape shape = shape(x, true);
            INDArray weightGradient = Objects.requireNonNull(gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY));
            INDArray biasGradient = hasBias() ? gradientViews.get(ConvolutionParamInitializer.BIAS_KEY) : null;
            INDArray dx = shape.inputGradient()
                    ? memory.createUninitialized(
                            ArrayType.ACTIVATION_GRAD,
                            DataType.FLOAT,
                            shape.input().dims(),
                            'c')
                    : null;
            kernels.of(shape)
                    .backward(
                            x,
                            getParam(ConvolutionParamInitializer.WEIGHT_KEY),
                            Arrays4d.rowMajor(epsilon),
                            weightGradient,
                            biasGradient,
                            dx);
            Gradient gradient = new DefaultGradient();
            if (biasGradient != null) {
                gradient.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, biasGradient);
            }
            gradient.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, weightGradient, 'c');
            weightNoiseParams.clear();
            return new Pair<>(gradient, dx);
        }
    }
}
