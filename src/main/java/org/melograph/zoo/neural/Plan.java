package org.melograph.zoo.neural;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.jspecify.annotations.Nullable;
import org.melograph.model.InputShape;
import org.melograph.zoo.neural.layer.SteerableDropout;
import org.melograph.zoo.neural.layer.SteerableRate;

/**
 * A network before it has weights.
 *
 * @param configuration a graph with one input {@code input} and one output {@code output}
 * @param layout how the input's axes reach the first layer
 * @param input the shape of one example
 * @param classes outputs
 * @param embedding the layer whose activations are the embedding; averaged over time where it has a time axis
 * @param everyStep whether there is an answer at every step instead of one for the whole example
 * @param tags whether the answer is a probability for each tag instead of a distribution over classes
 * @param rate the learning rate of every layer
 * @param dropout what every layer drops that drops anything; null where none does
 */
record Plan(
        ComputationGraphConfiguration configuration,
        InputLayout layout,
        InputShape input,
        int classes,
        String embedding,
        boolean everyStep,
        boolean tags,
        SteerableRate rate,
        @Nullable SteerableDropout dropout) {

    /** The number of weights that training would change, counted without making them: the network may be too large. */
    long trainableWeights() {
        long count = 0;
        for (GraphVertex vertex : configuration.getVertices().values()) {
            if (vertex instanceof LayerVertex layer) {
                NeuralNetConfiguration conf = layer.getLayerConf();
                count += conf.getLayer().initializer().numParams(conf);
                if (conf.getLayer() instanceof BatchNormalization norm) {
                    // Its running mean and variance are stored with the weights, but not trained.
                    count -= 2 * norm.getNOut();
                }
            }
        }
        return count;
    }
}
