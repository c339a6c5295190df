package org.melograph.zoo.neural.layer;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The steps by which every layer of DL4J comes to life. */
final class NewLayer {
    private NewLayer() {}

    /** A layer with weights. */
    static Layer with(
            INDArray weights,
            boolean initialise,
            Layer layer,
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index) {
        layer.setParamsViewArray(weights);
        layer.setParamTable(conf.getLayer().initializer().init(conf, weights, initialise));
        layer.setConf(conf);
        return without(layer, listeners, index);
    }

    /** A layer without weights. */
    static Layer without(Layer layer, Collection<TrainingListener> listeners, int index) {
        layer.setListeners(listeners);
        layer.setIndex(index);
        return layer;
    }
}
