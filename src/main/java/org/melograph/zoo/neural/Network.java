package org.melograph.zoo.neural;

import java.util.ArrayList;
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
import org.melograph.zoo.neural.layer.WeightedCrossEntropy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A DL4J graph with the walk from our tensors to its arrays and back. Close it: its memory is native. */
final class Network implements AutoCloseable {
    private final Plan plan;
    private final ComputationGraph graph;

    /** A network with fresh weights, which depend on the plan's seed alone. */
    Network(Plan plan) {
        this.plan = plan;
        this.graph = new ComputationGraph(plan.configuration());
        graph.init();
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
        graph.paramTable().forEach((name, array) -> weights.put(name, Tensor.wrap(floats(array), axes(array))));
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
                        + Tensor.wrap(floats(entry.getValue()), axes(entry.getValue()))
                                .shape() + ".");
            }
            if (!stored.isFinite()) {
                throw new BadInputException(
                        "The weights '" + entry.getKey() + "' hold a value that is no finite number.");
            }
        }
        for (Map.Entry<String, INDArray> entry : table.entrySet()) {
            Tensor stored = weights.get(entry.getKey());
            if (stored != null) {
                try (INDArray copy = array(stored.values(), entry.getValue().shape())) {
                    entry.getValue().assign(copy);
                }
            }
        }
    }

    /**
     * The activations of a layer for examples {@code from} to {@code to}, without dropout.
     *
     * @return the layer's own axes, of which the first is the example
     */
    Tensor activations(String layer, Tensor inputs, @Nullable Tensor mask, int from, int to) {
        Backend.schedule(plan.layout() == InputLayout.PICTURE);
        try (INDArray in = input(inputs, mask, from, to);
                @Nullable INDArray steps = mask(mask, from, to)) {
            INDArray[] masks = steps == null ? null : new INDArray[] {steps};
            try (INDArray out = graph.output(List.of(layer), false, new INDArray[] {in}, masks)[0]) {
                return Tensor.wrap(floats(out), axes(out));
            }
        }
    }

    /** One step of the optimiser; returns the loss before it. */
    double fit(Lesson lesson) {
        Backend.schedule(plan.layout() == InputLayout.PICTURE);
        graph.fit(lesson.asDataSet());
        return graph.score();
    }

    /**
     * Lays a batch out for {@link #fit}.
     *
     * @param labels row-major {@code [example, class]} or {@code [example, class, step]}, as {@link WeightedCrossEntropy}
     *     takes them
     */
    Lesson lesson(Tensor inputs, @Nullable Tensor mask, float[] labels) {
        int examples = inputs.size(0);
        long steps = plan.input().steps();
        long[] labelShape =
                plan.everyStep() ? new long[] {examples, plan.classes(), steps} : new long[] {examples, plan.classes()};
        return new Lesson(input(inputs, mask, 0, examples), mask(mask, 0, examples), array(labels, labelShape));
    }

    /** Examples as the first layer takes them; padding is zero whatever the tensor holds there. */
    private INDArray input(Tensor inputs, @Nullable Tensor mask, int from, int to) {
        int channels = plan.input().channels();
        int steps = plan.input().steps();
        float[] values = java.util.Arrays.copyOfRange(inputs.values(), from * channels * steps, to * channels * steps);
        if (mask != null) {
            for (int example = 0; example < to - from; example++) {
                for (int step = 0; step < steps; step++) {
                    if (mask.values()[(from + example) * steps + step] == 0) {
                        for (int channel = 0; channel < channels; channel++) {
                            values[(example * channels + channel) * steps + step] = 0;
                        }
                    }
                }
            }
        }
        return array(values, plan.layout().shape(to - from, plan.input()));
    }

    private @Nullable INDArray mask(@Nullable Tensor mask, int from, int to) {
        if (mask == null || !plan.layout().usesMask()) {
            return null;
        }
        int steps = plan.input().steps();
        return array(
                java.util.Arrays.copyOfRange(mask.values(), from * steps, to * steps), new long[] {to - from, steps});
    }

    /** A detached array, row-major, that copies the values. */
    static INDArray array(float[] values, long[] shape) {
        return Nd4j.create(values, shape, 'c');
    }

    /** An array's values, copied, row-major whatever its own order. */
    static float[] floats(INDArray array) {
        try (INDArray rowMajor = array.dup('c')) {
            return rowMajor.data().asFloat();
        }
    }

    private static List<Integer> sizes(INDArray array) {
        List<Integer> sizes = new ArrayList<>();
        for (long size : array.shape()) {
            sizes.add(Math.toIntExact(size));
        }
        return sizes;
    }

    private static List<Axis> axes(INDArray array) {
        List<Axis> axes = new ArrayList<>();
        for (int size : sizes(array)) {
            axes.add(new Axis("d" + axes.size(), size));
        }
        return axes;
    }

    @Override
    public void close() {
        graph.close();
    }
}
