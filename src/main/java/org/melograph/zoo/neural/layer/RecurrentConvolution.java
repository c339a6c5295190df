package org.melograph.zoo.neural.layer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * A convolution whose output is fed back through a second one, the same at each iteration, so that a point comes to see
 * ever more of its surroundings (Liang and Hu, 'Recurrent Convolutional Neural Network for Object Recognition', 2015,
 * without their local response normalisation):
 *
 * <pre>
 * h_0 = max(0, x * W + b)
 * h_i = max(0, x * W + b + h_(i-1) * RW)   for i = 1 to iterations
 * </pre>
 *
 * <p>Weights: {@code W [filter, channel, row, column]}, {@code RW [filter, filter, row, column]}, both row-major, and
 * {@code b [1, filter]}; stride 1, padded with zeros to keep the size.
 *
 * <p>Input: axes {@code [example, channel, row, column]}. Output: {@code [example, filter, row, column]}.
 */
public final class RecurrentConvolution extends FeedForwardLayer implements Parameterised {
    static final String INPUT_WEIGHTS = "W";
    static final String RECURRENT_WEIGHTS = "RW";
    static final String BIASES = "b";

    private static final long serialVersionUID = 1L;

    private final int kernel;
    private final int iterations;

    /**
     * A recurrent convolution.
     *
     * @param filters 1 or more
     * @param kernel rows and columns that a filter sees at once, odd
     * @param iterations how often the output is fed back, 0 or more
     */
    public RecurrentConvolution(int filters, int kernel, int iterations) {
        super(new Settings().nOut(filters).activation(Activation.RELU));
        this.kernel = kernel;
        this.iterations = iterations;
    }

    /** Rows and columns that a filter sees at once. */
    public int kernel() {
        return kernel;
    }

    /** How often the output is fed back. */
    public int iterations() {
        return iterations;
    }

    @Override
    public List<Part> parts() {
        long filters = getNOut();
        long inputs = getNIn();
        double area = (double) kernel * kernel;
        return List.of(
                Part.weights(INPUT_WEIGHTS, 'c', inputs * area, filters * area, filters, inputs, kernel, kernel),
                Part.weights(RECURRENT_WEIGHTS, 'c', filters * area, filters * area, filters, filters, kernel, kernel),
                Part.biases(BIASES, filters));
    }

    @Override
    public ParamInitializer initializer() {
        return PartInitializer.INSTANCE;
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        setNIn(((InputType.InputTypeConvolutional) input).getChannels());
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        InputType.InputTypeConvolutional picture = (InputType.InputTypeConvolutional) input;
        return InputType.convolutional(picture.getHeight(), picture.getWidth(), getNOut(), CNN2DFormat.NCHW);
    }

    @Override
    public @Nullable InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return new LayerMemoryReport.Builder(getLayerName(), RecurrentConvolution.class, input, getOutputType(0, input))
                .build();
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray weights,
            boolean initialise,
            DataType type) {
        return NewLayer.with(weights, initialise, new Computation(conf, type), conf, listeners, index);
    }

    @SuppressWarnings("unchecked") // as DL4J declares it
    private static final class Settings extends FeedForwardLayer.Builder<Settings> {
        @Override
        public RecurrentConvolution build() {
            throw new UnsupportedOperationException("the constructor builds");
        }
    }

    private static final class Computation extends org.deeplearning4j.nn.layers.BaseLayer<RecurrentConvolution> {
        private static final long serialVersionUID = 1L;

        Computation(NeuralNetConfiguration conf, DataType type) {
            super(conf, type);
        }

        private INDArray weights(String name) {
            return Objects.requireNonNull(getParam(name), name);
        }

        private INDArray gradient(String name) {
            return Objects.requireNonNull(gradientViews.get(name), name);
        }

        private INDArray convolved(INDArray x, INDArray weights) {
            INDArray y = Nd4j.createUninitialized(
                    x.dataType(), x.size(0), layerConf().getNOut(), x.size(2), x.size(3));
            run("conv2d", List.of(x, weights), List.of(y));
            return y;
        }

        /** Runs one of ND4J's convolutions: stride 1, the size kept, channels first, weights as here. */
        private void run(String name, List<INDArray> inputs, List<INDArray> outputs) {
            int kernel = layerConf().kernel;
            int same = 1;
            int channelsFirst = 0;
            int filtersFirst = 1;
            Nd4j.exec(DynamicCustomOp.builder(name)
                    .addInputs(inputs.toArray(INDArray[]::new))
                    .addOutputs(outputs.toArray(INDArray[]::new))
                    .addIntegerArguments(kernel, kernel, 1, 1, 0, 0, 1, 1, same, channelsFirst, filtersFirst)
                    .build());
        }

        /** The output of each iteration, the first without feedback. */
        private List<INDArray> outputs(INDArray x) {
            INDArray drive = convolved(x, weights(INPUT_WEIGHTS));
            drive.addi(weights(BIASES).reshape(1, layerConf().getNOut(), 1, 1));
            List<INDArray> outputs = new ArrayList<>();
            outputs.add(Transforms.relu(drive, true));
            for (int i = 1; i <= layerConf().iterations; i++) {
                INDArray fed = convolved(outputs.getLast(), weights(RECURRENT_WEIGHTS));
                outputs.add(Transforms.relu(fed.addi(drive), false));
            }
            return outputs;
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            assertInputSet(false);
            return workspaces.dup(ArrayType.ACTIVATIONS, outputs(input.dup('c')).getLast(), 'c');
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray errors, LayerWorkspaceMgr workspaces) {
            assertInputSet(true);
            INDArray x = input.dup('c');
            List<INDArray> outputs = outputs(x);
            gradient(RECURRENT_WEIGHTS).assign(0);
            INDArray ofDrive = Nd4j.zerosLike(outputs.getLast());
            INDArray error = errors.dup('c');
            for (int i = layerConf().iterations; i >= 0; i--) {
                error = error.mul(outputs.get(i).gt(0).castTo(error.dataType()));
                ofDrive.addi(error);
                if (i > 0) {
                    INDArray[] back = back(outputs.get(i - 1), weights(RECURRENT_WEIGHTS), error);
                    error = back[0];
                    gradient(RECURRENT_WEIGHTS).addi(back[1]);
                }
            }
            INDArray[] back = back(x, weights(INPUT_WEIGHTS), ofDrive);
            gradient(INPUT_WEIGHTS).assign(back[1]);
            gradient(BIASES).assign(ofDrive.sum(0, 2, 3).reshape(1, layerConf().getNOut()));

            Gradient gradient = new DefaultGradient(gradientsFlattened);
            layerConf()
                    .parts()
                    .forEach(part -> gradient.setGradientFor(part.name(), gradient(part.name()), part.order()));
            return new Pair<>(gradient, workspaces.dup(ArrayType.ACTIVATION_GRAD, back[0], 'c'));
        }

        /** The errors of a convolution's input and of its weights. */
        private INDArray[] back(INDArray x, INDArray weights, INDArray errors) {
            INDArray ofInput = Nd4j.createUninitialized(x.dataType(), x.shape());
            INDArray ofWeights = Nd4j.createUninitialized(x.dataType(), weights.shape());
            run("conv2d_bp", List.of(x, weights, errors), List.of(ofInput, ofWeights));
            return new INDArray[] {ofInput, ofWeights};
        }

        @Override
        public boolean isPretrainLayer() {
            return false;
        }
    }
}
