package org.melograph.zoo.neural.onednn;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.melograph.zoo.neural.engine.Inputs;

/**
 * Says how much of the padding at the end of a batch need not be computed. What is left out changes no answer: padding is
 * masked, and every window that reaches into a sequence stays.
 */
final class Trimming {
    /** Lengths a batch may be cut to: each needs a program of its own. */
    private static final int PARTS = 4;

    private final List<Layer> layers = new ArrayList<>();
    private final boolean answersEveryStep;

    Trimming(ComputationGraph graph) {
        ComputationGraphConfiguration configuration = graph.getConfiguration();
        boolean every = false;
        for (int index : graph.topologicalSortOrder()) {
            GraphVertex vertex = configuration.getVertices().get(graph.getVertices()[index].getVertexName());
            if (vertex instanceof LayerVertex layer) {
                layers.add(layer.getLayerConf().getLayer());
                every |= layer.getLayerConf().getLayer() instanceof RnnOutputLayer;
            }
        }
        answersEveryStep = every;
    }

    /** The steps to compute for some examples of a batch. */
    int steps(Inputs inputs, int from, int to) {
        if (inputs.present() == null || answersEveryStep) {
            return inputs.last();
        }
        int longest = 1;
        for (int example = from; example < to; example++) {
            longest = Math.max(longest, inputs.present(example));
        }
        for (int part = 1; part < PARTS; part++) {
            int steps = (int) ((long) inputs.last() * part / PARTS);
            if (leavesAll(longest, steps)) {
                return steps;
            }
        }
        return inputs.last();
    }

    private boolean leavesAll(long length, long steps) {
        long left = length;
        long places = steps;
        for (Layer layer : layers) {
            if (left > places) {
                return false;
            }
            Window.Along window = Windows.alongSteps(layer, places);
            if (window != null) {
                left = (left - 1) / window.stride() + 1;
                places = window.places(places);
            }
        }
        return left <= places;
    }
}
