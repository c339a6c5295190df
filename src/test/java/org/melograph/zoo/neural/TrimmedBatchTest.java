package org.melograph.zoo.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.base.Workers;
import org.melograph.model.InputShape;
import org.melograph.zoo.neural.engine.Inputs;
import org.melograph.zoo.neural.engine.Targets;
import org.melograph.zoo.neural.onednn.OneDnn;

/** Padding that is not computed, and batches that are shared between threads, change neither answers nor gradients. */
class TrimmedBatchTest {
    private static final int STEPS = 200;
    private static final int CLASSES = 3;

    @BeforeEach
    void onlyWhereOneDnnRuns() {
        Backend.start();
        assumeTrue(OneDnn.isAvailable());
    }

    private static Network network() throws BadInputException {
        NotesConvHeavy architecture = new NotesConvHeavy();
        Params params = Params.parse(
                architecture.params(),
                Map.of("filters", "8", "kernel", "3", "pool", "2", "units", "3", "dense", "5", "dropout", "0"));
        return new Network(architecture.plan(new InputShape(2, STEPS), CLASSES, params, 3), true, true);
    }

    private static Tensor values(int examples) {
        RandomGenerator random = Rng.of(17, "values");
        float[] values = new float[examples * 2 * STEPS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.wrap(values, new Axis("example", examples), new Axis("channel", 2), new Axis("step", STEPS));
    }

    private static Tensor mask(int... lengths) {
        float[] mask = new float[lengths.length * STEPS];
        for (int i = 0; i < lengths.length; i++) {
            Arrays.fill(mask, i * STEPS, i * STEPS + lengths[i], 1);
        }
        return Tensor.wrap(mask, new Axis("example", lengths.length), new Axis("step", STEPS));
    }

    private static Targets targets(int examples) {
        float[] labels = new float[examples];
        float[] weights = new float[examples];
        for (int i = 0; i < examples; i++) {
            labels[i] = i % CLASSES;
            weights[i] = 1;
        }
        List<Axis> axes = List.of(new Axis("example", examples));
        return new Targets(Tensor.wrap(labels, axes), Tensor.wrap(weights, axes));
    }

    @Test
    void shortPiecesAnswerTheSameBesideALongOne() throws BadInputException {
        try (Network network = network()) {
            Tensor values = values(4);
            float[] alone = network.activations("output", values, mask(30, 41, 49, 50), 0, 4)
                    .values();
            float[] besideALongOne = network.activations("output", values, mask(30, 41, 49, STEPS), 0, 4)
                    .values();
            assertArrayEquals(Arrays.copyOf(alone, 9), Arrays.copyOf(besideALongOne, 9), 1e-6f);
        }
    }

    @Test
    void aTrimmedBatchHasTheGradientOfItsPieces() throws BadInputException {
        try (Network network = network()) {
            Tensor values = values(2);
            Inputs trimmed = network.inputs(values, mask(30, 45));
            float[] together = network.engine().gradient(trimmed, targets(2), 1).values();
            // The second piece counts nothing beside itself, but keeps the batch long.
            Tensor first = Tensor.wrap(new float[] {1, 0}, new Axis("example", 2));
            Tensor second = Tensor.wrap(new float[] {0, 1}, new Axis("example", 2));
            float[] a = network.engine()
                    .gradient(
                            network.inputs(values, mask(30, STEPS)),
                            new Targets(targets(2).labels(), first),
                            1)
                    .values();
            float[] b = network.engine()
                    .gradient(
                            network.inputs(values, mask(STEPS, 45)),
                            new Targets(targets(2).labels(), second),
                            1)
                    .values();
            for (int i = 0; i < together.length; i++) {
                assertEquals(a[i] + b[i], together[i], 1e-5);
            }
        }
    }

    @Test
    void aBatchOfShortPiecesIsNormalisedWithItsPadding() throws BadInputException {
        NotesStepsConv architecture = new NotesStepsConv();
        Params params = Params.parse(architecture.params(), Map.of("filters", "4", "kernel", "3", "dropout", "0"));
        InputShape input = new InputShape(2, STEPS);
        try (Network fast = new Network(architecture.plan(input, CLASSES, params, 3), true, true);
                Network stock = new Network(architecture.plan(input, CLASSES, params, 3), true, false)) {
            Inputs inputs = fast.inputs(values(3), mask(30, 45, 38));
            Tensor expected = EnginesAgreeTest.learnt(stock, stock.engine().gradient(inputs, targets(3), 1));
            Tensor got = EnginesAgreeTest.learnt(fast, fast.engine().gradient(inputs, targets(3), 1));
            assertArrayEquals(expected.values(), got.values(), 1e-4f);
        }
    }

    @Test
    void severalThreadsLearnTheSame() throws BadInputException {
        Tensor values = values(7);
        Tensor mask = mask(30, 45, 60, 150, STEPS, 90, 31);
        Tensor expected;
        try (Network network = network()) {
            expected = network.engine().gradient(network.inputs(values, mask), targets(7), 1);
        }
        Workers.allow(3);
        try (Network network = network()) {
            Tensor shared = network.engine().gradient(network.inputs(values, mask), targets(7), 1);
            assertArrayEquals(expected.values(), shared.values(), 1e-5f);
            float[] whole = network.activations("output", values, mask, 0, 7).values();
            float[] part = network.activations("output", values, mask, 2, 4).values();
            assertArrayEquals(Arrays.copyOfRange(whole, 2 * CLASSES, 4 * CLASSES), part, 1e-6f);
            // A batch smaller than the number of threads.
            network.engine().gradient(network.inputs(values(2), mask(50, 60)), targets(2), 1);
        } finally {
            Workers.allow(1);
        }
    }
}
