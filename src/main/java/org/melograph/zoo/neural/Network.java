package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;
import org.melograph.base.Workers;
import org.melograph.zoo.neural.engine.Engine;
import org.melograph.zoo.neural.engine.Inputs;
import org.melograph.zoo.neural.engine.StockEngine;
import org.melograph.zoo.neural.engine.Targets;
import org.melograph.zoo.neural.onednn.OneDnn;
import org.melograph.zoo.neural.onednn.OneDnnEngine;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A DL4J graph, which holds the weights, with the engine that computes it and the walk from our tensors to both. Close it:
 * its memory is native.
 */
final class Network implements AutoCloseable {
    private final Plan plan;
    private final ComputationGraph graph;
    private final Engine engine;

    /**
     * A network with fresh weights, which depend on the plan's seed alone.
     *
     * @param learns whether it will be asked to learn
     */
    Network(Plan plan, boolean learns) {
        this(plan, learns, OneDnn.isAvailable());
    }

    /**
     * A network.
     *
     * @param fast whether oneDNN computes it, else DL4J does
     */
    Network(Plan plan, boolean learns, boolean fast) {
        this.plan = plan;
        this.graph = new ComputationGraph(plan.configuration());
        graph.init();
        this.engine = fast ? new OneDnnEngine(graph, Workers.allowed(), learns) : new StockEngine(graph);
    }

    Plan plan() {
        return plan;
    }

    ComputationGraph graph() {
        return graph;
    }

    /** Every weight by {@code layer_parameter}, copied, in the order of the layers. */
    Map<String, Tensor> weights() {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        graph.paramTable().forEach((name, array) -> weights.put(name, StockEngine.tensor(array)));
        return weights;
    }

    /**
     * Takes stored weights.
     *
     * @throws BadInputException when a name is missing or unknown, a shape differs or a value is not finite
     */
    void load(Map<String, Tensor> weights) throws BadInputException {
        Map<String, INDArray> table = graph.paramTable();
        if (!weights.keySet().equals(table.keySet())) {
            Set<String> odd = new TreeSet<>(weights.keySet());
            odd.removeAll(table.keySet());
            Set<String> missing = new TreeSet<>(table.keySet());
            missing.removeAll(weights.keySet());
            throw new BadInputException("These weights belong to another network:"
                    + (missing.isEmpty() ? "" : " missing " + String.join(", ", missing) + ".")
                    + (odd.isEmpty() ? "" : " unknown " + String.join(", ", odd) + "."));
        }
        for (Map.Entry<String, INDArray> entry : table.entrySet()) {
            Tensor stored = weights.get(entry.getKey());
            if (stored == null
                    || !stored.axes().stream().map(Axis::size).toList().equals(sizes(entry.getValue()))) {
                throw new BadInputException("The weights '" + entry.getKey() + "' have the shape "
                        + (stored == null ? "none" : stored.shape()) + ", the network needs "
                        + StockEngine.tensor(entry.getValue()).shape() + ".");
            }
            if (!stored.isFinite()) {
                throw new BadInputException(
                        "The weights '" + entry.getKey() + "' hold a value that is no finite number.");
            }
        }
        for (Map.Entry<String, INDArray> entry : table.entrySet()) {
            Tensor stored = weights.get(entry.getKey());
            if (stored != null) {
                StockEngine.fill(entry.getValue(), stored, "weights");
            }
        }
        engine.weightsChanged();
    }

    /** All weights in one row, copied. */
    Tensor state() {
        float[] values = StockEngine.floats(graph.params());
        return Tensor.wrap(values, new Axis("value", values.length));
    }

    /** Takes all weights in one row. */
    void restore(Tensor state) {
        StockEngine.fill(graph.params(), state, "weights");
        engine.weightsChanged();
    }

    Engine engine() {
        return engine;
    }

    /**
     * The activations of a layer for examples {@code from} to {@code to}, without dropout.
     *
     * @return the layer's own axes, of which the first is the example
     */
    Tensor activations(String layer, Tensor inputs, @Nullable Tensor mask, int from, int to) {
        Backend.schedule();
        return engine.activations(layer, inputs(inputs, mask), from, to);
    }

    /** The gradient of the log-odds of an answer by examples {@code from} to {@code to}; axes {@code [example, value]}. */
    Tensor slopes(Tensor inputs, @Nullable Tensor mask, int label, int from, int to) {
        Backend.schedule();
        return engine.slopes(inputs(inputs, mask), label, from, to);
    }

    /** One step of the optimiser; returns the loss before it. */
    double fit(Inputs inputs, Targets targets, long seed, long step) {
        Backend.schedule();
        return engine.fit(inputs, targets, seed, plan.rate().valueAt(0, 0), step);
    }

    /** A batch as the first layer takes it; padding is zero whatever the tensor holds there. */
    Inputs inputs(Tensor inputs, @Nullable Tensor mask) {
        int examples = inputs.size(0);
        List<Long> dims = new ArrayList<>();
        for (long size : plan.layout().shape(1, plan.input())) {
            dims.add(size);
        }
        dims.removeFirst();
        if (mask == null) {
            return new Inputs(inputs, dims, null);
        }
        int steps = plan.input().steps();
        float[] present = new float[examples];
        for (int example = 0; example < examples; example++) {
            int length = steps;
            while (length > 0 && mask.values()[example * steps + length - 1] == 0) {
                length--;
            }
            present[example] = length;
        }
        Tensor lengths = plan.layout().usesMask() ? Tensor.wrap(present, new Axis("example", examples)) : null;
        return new Inputs(cleared(inputs, present), dims, lengths);
    }

    private static Tensor cleared(Tensor inputs, float[] present) {
        int steps = inputs.size(2);
        float[] values = inputs.values().clone();
        for (int row = 0; row < values.length / steps; row++) {
            int length = (int) present[row / inputs.size(1)];
            Arrays.fill(values, row * steps + length, (row + 1) * steps, 0);
        }
        return Tensor.wrap(values, inputs.axes());
    }

    private static List<Integer> sizes(INDArray array) {
        List<Integer> sizes = new ArrayList<>();
        for (long size : array.shape()) {
            sizes.add(Math.toIntExact(size));
        }
        return sizes;
    }

    @Override
    public void close() {
        engine.close();
        graph.close();
    }
}
