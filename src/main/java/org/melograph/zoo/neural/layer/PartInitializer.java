package org.melograph.zoo.neural.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.melograph.zoo.neural.layer.Parameterised.Part;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Cuts a layer's row of weights into the arrays it names, and fills them at the start. */
final class PartInitializer implements ParamInitializer {
    static final PartInitializer INSTANCE = new PartInitializer();

    private PartInitializer() {}

    private static List<Part> parts(Layer layer) {
        return ((Parameterised) layer).parts();
    }

    private static List<String> names(Layer layer, boolean weights, boolean biases) {
        return parts(layer).stream()
                .filter(part -> part.isBias() ? biases : weights)
                .map(Part::name)
                .toList();
    }

    @Override
    public long numParams(NeuralNetConfiguration conf) {
        return numParams(conf.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        return parts(layer).stream().mapToLong(Part::length).sum();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return names(layer, true, true);
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return names(layer, true, false);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return names(layer, false, true);
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return weightKeys(layer).contains(key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return biasKeys(layer).contains(key);
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray row, boolean initialise) {
        BaseLayer layer = (BaseLayer) conf.getLayer();
        Map<String, INDArray> arrays = views(layer, row);
        for (Part part : parts(layer)) {
            conf.addVariable(part.name());
            INDArray array = arrays.get(part.name());
            if (initialise && array != null) {
                if (part.isBias()) {
                    array.assign(0);
                } else {
                    layer.getWeightInitFn().init(part.fanIn(), part.fanOut(), part.shape(), part.order(), array);
                }
            }
        }
        return arrays;
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray row) {
        return views(conf.getLayer(), row);
    }

    private static Map<String, INDArray> views(Layer layer, INDArray row) {
        INDArray flat = row.reshape(row.length());
        Map<String, INDArray> views = new LinkedHashMap<>();
        long at = 0;
        for (Part part : parts(layer)) {
            INDArray piece = flat.get(NDArrayIndex.interval(at, at + part.length()));
            views.put(part.name(), piece.reshape(part.order(), part.shape()));
            at += part.length();
        }
        return views;
    }
}
