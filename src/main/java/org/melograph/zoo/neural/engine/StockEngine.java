package org.melograph.zoo.neural.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;
import org.melograph.zoo.neural.layer.TagCrossEntropy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Computes with DL4J's own kernels: slower, on every machine, and what the others are measured against. */
public final class StockEngine implements Engine {
    private final ComputationGraph graph;

    /** An engine on a network, which stays the caller's to close. */
    public StockEngine(ComputationGraph graph) {
        this.graph = graph;
    }

    /** A batch in native memory. */
    private record Lesson(INDArray input, @Nullable INDArray mask, INDArray labels) implements AutoCloseable {
        MultiDataSet asDataSet() {
            return new MultiDataSet(
                    new INDArray[] {input}, new INDArray[] {labels}, mask == null ? null : new INDArray[] {mask}, null);
        }

        @Override
        public void close() {
            input.close();
            labels.close();
            if (mask != null) {
                mask.close();
            }
        }
    }

    @Override
    public Tensor activations(String layer, Inputs inputs, int from, int to) {
        try (INDArray in = input(inputs, from, to);
                @Nullable INDArray steps = mask(inputs, from, to)) {
            INDArray[] masks = steps == null ? null : new INDArray[] {steps};
            INDArray[] given = graph.output(fromOn(layer), false, new INDArray[] {in}, masks);
            Tensor result = tensor(given[0]);
            for (INDArray one : given) {
                one.close();
            }
            return result;
        }
    }

    /**
     * A layer and all that are computed after it. Asked for a first layer alone, DL4J leaves a workspace of its own open and
     * throws; asked for an inner one, it hands that one's workspace, which there is none of, to a later layer that is not
     * asked for, and throws as well.
     */
    private List<String> fromOn(String layer) {
        List<String> asked = new ArrayList<>();
        for (int index : graph.topologicalSortOrder()) {
            String name = graph.getVertices()[index].getVertexName();
            if (!asked.isEmpty() || name.equals(layer)) {
                asked.add(name);
            }
        }
        if (asked.isEmpty()) {
            throw new IllegalArgumentException("The network has no layer '" + layer + "'.");
        }
        return asked;
    }

    @Override
    public double fit(Inputs inputs, Targets targets, long seed, double rate, long step) {
        // Dropout draws from ND4J's generator of this thread: seeded here, a resumed run drops what the whole run
        // dropped.
        Nd4j.getRandom().setSeed(seed);
        graph.getConfiguration().setIterationCount(Math.toIntExact(step));
        try (Lesson lesson = lesson(inputs, targets)) {
            graph.fit(lesson.asDataSet());
            return graph.score();
        }
    }

    @Override
    public Tensor gradient(Inputs inputs, Targets targets, long seed) {
        Nd4j.getRandom().setSeed(seed);
        try (Lesson lesson = lesson(inputs, targets)) {
            INDArray mask = lesson.mask();
            graph.setInputs(lesson.input());
            graph.setLabels(lesson.labels());
            graph.setLayerMaskArrays(mask == null ? null : new INDArray[] {mask}, null);
            graph.computeGradientAndScore();
            float[] sum = floats(graph.getFlattenedGradients());
            for (int i = 0; i < sum.length; i++) {
                sum[i] /= inputs.examples();
            }
            graph.clearLayerMaskArrays();
            return Tensor.wrap(sum, new Axis("value", sum.length));
        }
    }

    private Lesson lesson(Inputs inputs, Targets targets) {
        int examples = inputs.examples();
        int answers = targets.perExample();
        int classes = Math.toIntExact(graph.getOutputLayer(0).getParam("b").length());
        if (graph.getOutputLayer(0).conf().getLayer() instanceof BaseOutputLayer output
                && output.getLossFn() instanceof TagCrossEntropy) {
            return new Lesson(input(inputs, 0, examples), mask(inputs, 0, examples), array(signed(targets), new long[] {
                examples, answers
            }));
        }
        float[] labels = new float[examples * answers * classes];
        for (int i = 0; i < examples * answers; i++) {
            if (targets.weight(i) != 0) {
                labels[(i / answers * classes + targets.label(i)) * answers + i % answers] = targets.weight(i);
                labels[(i / answers * classes + targets.other(i)) * answers + i % answers] += targets.otherWeight(i);
            }
        }
        long[] shape =
                targets.labels().rank() == 2 ? new long[] {examples, classes, answers} : new long[] {examples, classes};
        return new Lesson(input(inputs, 0, examples), mask(inputs, 0, examples), array(labels, shape));
    }

    /** The weight of each tag, below 0 where the example has it not. */
    private static float[] signed(Targets targets) {
        float[] signed = new float[targets.labels().length()];
        for (int i = 0; i < signed.length; i++) {
            signed[i] = targets.label(i) == 1 ? targets.weight(i) : -targets.weight(i);
        }
        return signed;
    }

    private static INDArray input(Inputs inputs, int from, int to) {
        int width = inputs.width();
        long[] shape = new long[inputs.dims().size() + 1];
        shape[0] = (long) to - from;
        for (int i = 1; i < shape.length; i++) {
            shape[i] = inputs.dims().get(i - 1);
        }
        return array(Arrays.copyOfRange(inputs.values().values(), from * width, to * width), shape);
    }

    private static @Nullable INDArray mask(Inputs inputs, int from, int to) {
        if (inputs.present() == null) {
            return null;
        }
        int steps = inputs.last();
        float[] mask = new float[(to - from) * steps];
        for (int example = from; example < to; example++) {
            int first = (example - from) * steps;
            Arrays.fill(mask, first, first + inputs.present(example), 1);
        }
        return array(mask, new long[] {to - from, steps});
    }

    @Override
    public String obstacle() {
        return "oneDNN, which computes gradients, does not run on this computer.";
    }

    @Override
    public Tensor slopes(Inputs inputs, int label, int from, int to) {
        throw new IllegalStateException(obstacle());
    }

    @Override
    public void weightsChanged() {
        // It keeps no copy of them.
    }

    @Override
    public Tensor moments() {
        INDArray moments = graph.getUpdater().getUpdaterStateViewArray();
        float[] values = moments == null ? new float[0] : floats(moments);
        return Tensor.wrap(values, new Axis("value", values.length));
    }

    @Override
    public void restoreMoments(Tensor moments) {
        INDArray view = graph.getUpdater().getUpdaterStateViewArray();
        if (view != null) {
            fill(view, moments, "optimiser");
        }
    }

    /**
     * Copies numbers into an array.
     *
     * @param what the numbers are, for the error
     * @throws IllegalArgumentException when there are more or fewer than it holds
     */
    public static void fill(INDArray view, Tensor values, String what) {
        if (view.length() != values.length()) {
            throw new IllegalArgumentException("The state's " + what + " hold " + values.length()
                    + " numbers, the network has " + view.length() + ".");
        }
        try (INDArray copy = array(values.values().clone(), view.shape())) {
            view.assign(copy);
        }
    }

    /** A detached array, row-major, that copies the values. */
    public static INDArray array(float[] values, long[] shape) {
        return Nd4j.create(values, shape, 'c');
    }

    /** An array's values, copied, row-major whatever its own order. */
    public static float[] floats(INDArray array) {
        try (INDArray rowMajor = array.dup('c')) {
            return rowMajor.data().asFloat();
        }
    }

    /** An array as a tensor, copied. */
    public static Tensor tensor(INDArray array) {
        List<Axis> axes = new ArrayList<>();
        for (long size : array.shape()) {
            axes.add(new Axis("d" + axes.size(), Math.toIntExact(size)));
        }
        return Tensor.wrap(floats(array), axes);
    }

    @Override
    public void close() {
        // The network is the caller's.
    }
}
