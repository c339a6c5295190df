package org.melograph.zoo.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.melograph.base.Axis;
import org.melograph.base.Params;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.model.InputShape;
import org.melograph.model.Task;
import org.melograph.zoo.neural.engine.Inputs;
import org.melograph.zoo.neural.engine.Targets;
import org.melograph.zoo.neural.onednn.OneDnn;

/** What oneDNN computes against what DL4J's own kernels compute: the same answers, the same gradients. */
class EnginesAgreeTest {
    private static final int EXAMPLES = 5;
    private static final int CLASSES = 4;

    private static final Map<String, String> SONG_CNN =
            Map.of("filters", "3", "kernel", "2", "pool", "2", "dense", "7", "embedding", "5");

    private static Map<String, String> with(Map<String, String> set, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(set);
        changed.put(name, value);
        return changed;
    }

    @BeforeAll
    static void onlyWhereOneDnnRuns() {
        Backend.start();
        assumeTrue(OneDnn.isAvailable());
    }

    static Stream<Arguments> networks() {
        Map<String, String> notes = Map.of("filters", "8", "kernel", "3", "pool", "2", "units", "3", "dense", "5");
        return Stream.of(
                Arguments.of(new NotesConvHeavy(), notes, new InputShape(1, 40), 0),
                Arguments.of(new NotesConvHeavy(), notes, new InputShape(2, 40), 0),
                Arguments.of(new NotesConvHeavy(), notes, new InputShape(2, 40), 24),
                Arguments.of(new NotesLstm(), Map.of("units", "8", "dense", "6"), new InputShape(1, 12), 0),
                Arguments.of(new NotesLstm(), Map.of("units", "8", "dense", "6"), new InputShape(3, 12), 5),
                Arguments.of(
                        new NotesLstm(),
                        Map.of("units", "8", "dense", "6", "bidirectional", "false"),
                        new InputShape(2, 12),
                        5),
                Arguments.of(new NotesConvLstm(), Map.of("filters", "8"), new InputShape(1, 700), 0),
                Arguments.of(new NotesConvLstm(), Map.of("filters", "8"), new InputShape(2, 700), 400),
                Arguments.of(new NotesStepsConv(), Map.of("filters", "6", "kernel", "3"), new InputShape(7, 20), 0),
                Arguments.of(new NotesStepsConv(), Map.of("filters", "6", "kernel", "3"), new InputShape(7, 20), 9),
                Arguments.of(
                        new NotesStepsGru(),
                        Map.of("filters", "6", "kernel", "3", "pool", "2", "units", "4"),
                        new InputShape(7, 24),
                        0),
                Arguments.of(
                        new NotesStepsGru(),
                        Map.of("filters", "6", "kernel", "3", "pool", "2", "units", "4"),
                        new InputShape(7, 24),
                        11),
                Arguments.of(new MelBiLstm(), Map.of("units", "5", "dense", "6"), new InputShape(7, 12), 0),
                Arguments.of(new MelBiGru(), Map.of("units", "5", "dense", "6"), new InputShape(7, 12), 6),
                Arguments.of(
                        new MelConvBiLstm(),
                        Map.of("filters", "3", "units", "5", "dense", "6"),
                        new InputShape(35, 22),
                        0),
                Arguments.of(
                        new MelConvBiGru(),
                        Map.of("filters", "4", "units", "5", "dense", "6"),
                        new InputShape(32, 20),
                        0),
                Arguments.of(
                        new WaveAttentionLstm(),
                        Map.of("filters", "4", "units", "5", "dense", "6"),
                        new InputShape(1, 700),
                        0),
                Arguments.of(
                        new WaveAttentionGru(),
                        Map.of("filters", "4", "units", "5", "dense", "6"),
                        new InputShape(1, 700),
                        0),
                Arguments.of(
                        new WaveAttentionGru(),
                        Map.of("filters", "4", "units", "5", "dense", "6"),
                        new InputShape(1, 700),
                        400),
                Arguments.of(new StftLstm(), Map.of("units", "6", "dense", "5"), new InputShape(9, 8), 4),
                Arguments.of(new StftCnnSimple(), Map.of("filters", "3", "dense", "5"), new InputShape(9, 13), 0),
                Arguments.of(new StftCnn(), Map.of("filters", "3", "dense", "5"), new InputShape(17, 19), 0),
                Arguments.of(new StftRcnn(), Map.of("filters", "3"), new InputShape(17, 19), 0),
                Arguments.of(
                        new StftRcnn(),
                        Map.of("filters", "3", "norm", "false", "iterations", "2"),
                        new InputShape(17, 19),
                        0),
                Arguments.of(
                        new NotesComposer(),
                        Map.of("embedding", "3", "filters", "4", "kernel", "3", "units", "4"),
                        new InputShape(1, 9),
                        6),
                Arguments.of(
                        new MelCnn(), Map.of("filters", "2", "dense", "4", "norm", "false"), new InputShape(16, 17), 0),
                Arguments.of(
                        new MelCnn(),
                        Map.of("filters", "4", "dense", "4", "head", "flatten"),
                        new InputShape(20, 19),
                        0),
                Arguments.of(new MelCnn(), Map.of("filters", "4", "dense", "4"), new InputShape(20, 19), 0),
                Arguments.of(new SongDense(), Map.of("dense", "7", "embedding", "5"), new InputShape(26, 6), 0),
                Arguments.of(
                        new SongDense(),
                        Map.of("dense", "7", "embedding", "5", "inputs", "timbre"),
                        new InputShape(26, 6),
                        0),
                Arguments.of(new SongCnn(), SONG_CNN, new InputShape(26, 21), 0),
                Arguments.of(new SongCnn(), with(SONG_CNN, "inputs", "audio"), new InputShape(26, 21), 0),
                Arguments.of(new SongCnn(), with(SONG_CNN, "inputs", "lyrics"), new InputShape(26, 21), 0),
                Arguments.of(
                        new SongLstm(), Map.of("units", "3", "dense", "7", "embedding", "5"), new InputShape(25, 9), 0),
                Arguments.of(
                        new SongLstm(),
                        Map.of("units", "3", "dense", "7", "embedding", "5", "inputs", "chroma"),
                        new InputShape(24, 9),
                        0),
                Arguments.of(new TableMlp(), Map.of("units", "6"), new InputShape(1, 5), 0),
                Arguments.of(
                        new TagsConvLstm(),
                        Map.of("coefficients", "5", "filters", "2", "units", "5", "dense", "6"),
                        new InputShape(13, 17),
                        0),
                Arguments.of(new TagsMlp(), Map.of("units", "6"), new InputShape(1, 5), 0),
                Arguments.of(
                        new TagsMlpLstm(), Map.of("frame", "6", "units", "5", "dense", "6"), new InputShape(7, 9), 0),
                Arguments.of(
                        new TagsMlpLstm(), Map.of("frame", "6", "units", "5", "dense", "6"), new InputShape(7, 9), 4));
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @MethodSource("networks")
    void predictAndLearnTheSame(NeuralArchitecture architecture, Map<String, String> set, InputShape input, int present)
            throws Exception {
        Map<String, String> all = new LinkedHashMap<>(set);
        all.putAll(withoutDropout(architecture));
        Params params = Params.parse(architecture.params(), all);
        try (Network fast = new Network(architecture.plan(input, CLASSES, params, 3), true, true);
                Network stock = new Network(architecture.plan(input, CLASSES, params, 3), true, false)) {
            assertEquals(stock.state(), fast.state());
            Tensor moved = jittered(stock.state());
            stock.restore(moved);
            fast.restore(moved);
            boolean tokens = architecture instanceof NotesComposer;
            Tensor values = values(input, tokens);
            Tensor mask = present == 0 ? null : mask(input.steps(), present);

            Tensor expected = stock.activations("output", values, mask, 0, EXAMPLES);
            Tensor got = fast.activations("output", values, mask, 0, EXAMPLES);
            assertEquals(expected.shape(), got.shape());
            close(expected, got, 2e-5, mask == null || !tokens);
            String embedding = fast.plan().embedding();
            close(
                    stock.activations(embedding, values, mask, 1, 4),
                    fast.activations(embedding, values, mask, 1, 4),
                    2e-5,
                    true);

            Inputs inputs = fast.inputs(values, mask);
            boolean tags = architecture.task() == Task.TAG;
            Targets targets = tags ? tags() : targets(tokens ? input.steps() : 1, mask);
            close(
                    learnt(stock, stock.engine().gradient(inputs, targets, 1)),
                    learnt(fast, fast.engine().gradient(inputs, targets, 1)),
                    1e-4,
                    true);
        }
    }

    @Test
    void mixedExamplesTeachTheSame() throws Exception {
        MelCnn architecture = new MelCnn();
        Map<String, String> set =
                new LinkedHashMap<>(Map.of("filters", "4", "dense", "4", "head", "flatten", "norm", "false"));
        set.putAll(withoutDropout(architecture));
        Params params = Params.parse(architecture.params(), set);
        InputShape input = new InputShape(20, 19);
        Targets own = targets(1, null);
        float[] others = {0, 3, 1, 1, 2};
        float[] weights = {0.4f, 0.1f, 0, 0.5f, 0.3f};
        Axis example = new Axis("example", EXAMPLES);
        Targets mixed =
                new Targets(own.labels(), own.weights(), Tensor.wrap(others, example), Tensor.wrap(weights, example));
        try (Network fast = new Network(architecture.plan(input, CLASSES, params, 3), true, true);
                Network stock = new Network(architecture.plan(input, CLASSES, params, 3), true, false)) {
            Inputs inputs = fast.inputs(values(input, false), null);
            Tensor expected = learnt(stock, stock.engine().gradient(inputs, mixed, 1));
            close(expected, learnt(fast, fast.engine().gradient(inputs, mixed, 1)), 1e-4, true);
            assertNotEquals(expected, learnt(stock, stock.engine().gradient(inputs, own, 1)));
        }
    }

    static Stream<Arguments> learners() {
        return Stream.of(
                Arguments.of(new MelCnn(), Map.of("filters", "4", "dense", "8"), new InputShape(20, 19), 0),
                Arguments.of(
                        new MelConvBiGru(),
                        Map.of("filters", "4", "units", "5", "dense", "6"),
                        new InputShape(32, 20),
                        0),
                Arguments.of(
                        new NotesConvHeavy(),
                        Map.of("filters", "8", "kernel", "3", "pool", "2", "units", "3", "dense", "5"),
                        new InputShape(2, 40),
                        24),
                Arguments.of(new NotesStepsConv(), Map.of("filters", "6", "kernel", "3"), new InputShape(7, 20), 9),
                Arguments.of(
                        new SongCnn(), with(with(SONG_CNN, "l1", "0.003"), "l2", "0.003"), new InputShape(26, 21), 0));
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @MethodSource("learners")
    void comeToTheSameWeightsInSomeSteps(
            NeuralArchitecture architecture, Map<String, String> set, InputShape input, int present) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(set);
        all.putAll(withoutDropout(architecture));
        all.put("learning_rate", "0.01");
        Params params = Params.parse(architecture.params(), all);
        try (Network fast = new Network(architecture.plan(input, CLASSES, params, 3), true, true);
                Network stock = new Network(architecture.plan(input, CLASSES, params, 3), true, false)) {
            Tensor start = stock.state();
            Inputs inputs = fast.inputs(values(input, false), present == 0 ? null : mask(input.steps(), present));
            Targets targets = targets(1, null);
            double loss = Double.NaN;
            for (int step = 0; step < 8; step++) {
                double before = fast.fit(inputs, targets, step, step);
                // DL4J's loss also holds the weight decay.
                double decayed = architecture instanceof SongCnn ? 0.5 : 0.01;
                assertEquals(stock.fit(inputs, targets, step, step), before, decayed);
                assertTrue(step == 0 || before != loss, "nothing is learnt");
                loss = before;
            }
            // Clipping, decay, the optimiser and the running statistics have all had their part.
            close(stock.state(), fast.state(), 2e-3, true);
            assertTrue(difference(start, fast.state()) > 0.02, "the weights have hardly moved");
        }
    }

    private static Map<String, String> withoutDropout(NeuralArchitecture architecture) {
        boolean drops = architecture.params().stream().anyMatch(p -> p.name().equals("dropout"));
        return drops ? Map.of("dropout", "0") : Map.of();
    }

    private static double difference(Tensor one, Tensor other) {
        double largest = 0;
        for (int i = 0; i < one.length(); i++) {
            largest = Math.max(largest, Math.abs(one.values()[i] - other.values()[i]));
        }
        return largest;
    }

    /** Without the running means and variances, which DL4J passes along as if they were gradients. */
    static Tensor learnt(Network network, Tensor gradient) {
        float[] values = gradient.values().clone();
        network.graph().paramTable().forEach((name, weights) -> {
            if (name.endsWith("_mean") || name.endsWith("_var")) {
                int from = (int) weights.offset();
                java.util.Arrays.fill(values, from, from + (int) weights.length(), 0);
            }
        });
        return Tensor.wrap(values, gradient.axes());
    }

    private static Tensor jittered(Tensor state) {
        RandomGenerator random = Rng.of(11, "jitter");
        float[] moved = state.values().clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (0.1 * Math.abs(random.nextGaussian()));
        }
        return Tensor.wrap(moved, state.axes());
    }

    private static Tensor values(InputShape input, boolean tokens) {
        RandomGenerator random = Rng.of(17, "values");
        float[] values = new float[EXAMPLES * input.channels() * input.steps()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tokens ? random.nextInt(CLASSES) : (float) random.nextGaussian();
        }
        return Tensor.wrap(
                values,
                new Axis("example", EXAMPLES),
                new Axis("channel", input.channels()),
                new Axis("step", input.steps()));
    }

    private static Tensor mask(int steps, int present) {
        float[] mask = new float[EXAMPLES * steps];
        for (int i = 0; i < EXAMPLES; i++) {
            int length = i == 0 ? steps : present + i - 1;
            java.util.Arrays.fill(mask, i * steps, i * steps + length, 1);
        }
        return Tensor.wrap(mask, new Axis("example", EXAMPLES), new Axis("step", steps));
    }

    private static Targets tags() {
        RandomGenerator random = Rng.of(23, "targets");
        float[] answers = new float[EXAMPLES * CLASSES];
        float[] weights = new float[answers.length];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = random.nextInt(3) - 1;
            weights[i] = answers[i] < 0 ? 0 : 0.5f + random.nextFloat();
        }
        List<Axis> axes = List.of(new Axis("example", EXAMPLES), new Axis("tag", CLASSES));
        return new Targets(Tensor.wrap(answers, axes), Tensor.wrap(weights, axes));
    }

    private static Targets targets(int answers, @Nullable Tensor mask) {
        RandomGenerator random = Rng.of(23, "targets");
        float[] labels = new float[EXAMPLES * answers];
        float[] weights = new float[labels.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(CLASSES);
            weights[i] = answers > 1 && mask != null && mask.values()[i] == 0 ? 0 : 0.5f + random.nextFloat();
        }
        List<Axis> axes = answers == 1
                ? List.of(new Axis("example", EXAMPLES))
                : List.of(new Axis("example", EXAMPLES), new Axis("step", answers));
        return new Targets(Tensor.wrap(labels, axes), Tensor.wrap(weights, axes));
    }

    private static void close(Tensor expected, Tensor got, double tolerance, boolean whole) {
        assertEquals(expected.length(), got.length());
        double size = 0;
        double difference = 0;
        for (int i = 0; i < expected.length(); i++) {
            size = Math.max(size, Math.abs(expected.values()[i]));
            difference = Math.max(difference, Math.abs(expected.values()[i] - got.values()[i]));
        }
        assertTrue(size > 1e-4, "there is nothing to compare");
        if (whole) {
            assertEquals(0, difference / size, tolerance);
        }
    }
}
