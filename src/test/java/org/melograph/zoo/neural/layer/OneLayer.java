package org.melograph.zoo.neural.layer;

import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network of one layer, forwards and backwards by DL4J, in float64. */
final class OneLayer {
    private final ComputationGraph graph;

    OneLayer(Layer layer, InputType input) {
        graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(5)
                .dataType(DataType.DOUBLE)
                .graphBuilder()
                .addInputs("input")
                .setInputTypes(input)
                .addLayer("layer", layer, "input")
                .setOutputs("layer")
                .validateOutputLayerConfig(false)
                .build());
        graph.init();
        graph.initGradientsView();
    }

    /** The weights themselves, not copies. */
    Map<String, INDArray> weights() {
        return layer().paramTable();
    }

    /** What the layer gives while learning. */
    INDArray output(INDArray input, @Nullable INDArray mask) {
        if (mask != null) {
            graph.setLayerMaskArrays(new INDArray[] {mask}, null);
        }
        layer().setInput(input.castTo(DataType.DOUBLE).dup(), LayerWorkspaceMgr.noWorkspaces());
        return layer().activate(true, LayerWorkspaceMgr.noWorkspaces());
    }

    /** What a recurrent layer gives for one step more. */
    INDArray next(INDArray step) {
        return ((RecurrentLayer) layer()).rnnTimeStep(step, LayerWorkspaceMgr.noWorkspaces());
    }

    /** The gradients of a loss in the weights and in the input that was given last. */
    Pair<Gradient, INDArray> gradients(INDArray ofOutput) {
        return layer().backpropGradient(ofOutput.castTo(DataType.DOUBLE).dup(), LayerWorkspaceMgr.noWorkspaces());
    }

    private org.deeplearning4j.nn.api.Layer layer() {
        return Objects.requireNonNull(graph.getLayer("layer"));
    }
}
