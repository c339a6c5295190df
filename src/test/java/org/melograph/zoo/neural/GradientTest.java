package org.melograph.zoo.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.base.Workers;
import org.melograph.model.Batch;
import org.melograph.model.InputShape;
import org.melograph.model.LearnerState;
import org.melograph.model.ModelSpec;
import org.melograph.model.Task;

/**
 * Holds back-propagation to finite differences of the loss: DL4J has layers whose gradients are wrong without a word. The
 * loss is the one we compute ourselves from predictions, weights of examples included.
 */
class GradientTest {
    private static final int EXAMPLES = 4;
    private static final int CLASSES = 3;

    @BeforeAll
    static void leaveCoresToOthers() {
        Workers.allow(1);
    }

    static Stream<Arguments> networks() {
        Map<String, String> notes = Map.of("filters", "8", "kernel", "3", "pool", "2", "units", "3", "dense", "5");
        Map<String, String> forwards = new LinkedHashMap<>(notes);
        forwards.put("bidirectional", "false");
        return Stream.of(
                Arguments.of(new NotesConvHeavy(), notes, new InputShape(2, 40), 0),
                Arguments.of(new NotesConvHeavy(), notes, new InputShape(2, 40), 24),
                Arguments.of(new NotesConvHeavy(), forwards, new InputShape(1, 40), 24),
                Arguments.of(
                        new NotesComposer(),
                        Map.of("embedding", "3", "filters", "4", "kernel", "3", "units", "4"),
                        new InputShape(1, 9),
                        6),
                Arguments.of(
                        new MelCnn(),
                        Map.of("filters", "2", "dense", "4", "norm", "false", "head", "flatten"),
                        new InputShape(16, 17),
                        0),
                Arguments.of(new NotesLstm(), Map.of("units", "8", "dense", "6"), new InputShape(2, 9), 5),
                Arguments.of(
                        new NotesConvLstm(),
                        Map.of("filters", "8", "kernel", "3", "pool", "2"),
                        new InputShape(1, 30),
                        20),
                Arguments.of(new MelBiGru(), Map.of("units", "3", "dense", "5"), new InputShape(4, 8), 4),
                Arguments.of(new StftLstm(), Map.of("units", "4", "dense", "5"), new InputShape(4, 8), 4),
                Arguments.of(new TableMlp(), Map.of("units", "6"), new InputShape(1, 5), 0),
                Arguments.of(new SongDense(), Map.of("dense", "7", "embedding", "5"), new InputShape(25, 6), 0),
                Arguments.of(
                        new SongCnn(),
                        Map.of("filters", "3", "kernel", "2", "pool", "2", "dense", "7", "embedding", "5"),
                        new InputShape(26, 21),
                        0),
                Arguments.of(
                        new SongLstm(), Map.of("units", "3", "dense", "7", "embedding", "5"), new InputShape(25, 9), 0),
                Arguments.of(
                        new TagsConvLstm(),
                        Map.of("coefficients", "5", "filters", "2", "units", "5", "dense", "6"),
                        new InputShape(15, 24),
                        0),
                Arguments.of(new TagsMlp(), Map.of("units", "6"), new InputShape(1, 5), 0),
                Arguments.of(
                        new TagsMlpLstm(), Map.of("frame", "5", "units", "4", "dense", "5"), new InputShape(4, 8), 5));
    }

    @ParameterizedTest(name = "{0} {1} {3}")
    @MethodSource("networks")
    void agreesWithFiniteDifferences(
            NeuralArchitecture architecture, Map<String, String> set, InputShape input, int present) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(set);
        all.putAll(withoutDropout(architecture));
        ModelSpec spec = spec(architecture, Params.parse(architecture.params(), all), input);
        Batch batch = batch(architecture, input, present);
        try (NeuralLearner learner = (NeuralLearner) architecture.begin(spec, 3)) {
            // Away from the start, where biases are 0 and units sit on ReLU's corner.
            LearnerState start = learner.state();
            float[] weights = jittered(start.weights().values());
            float[] gradient = gradient(learner, start, weights, batch);
            RandomGenerator random = Rng.of(5, "directions");
            double dot = 0;
            double numeric = 0;
            for (int direction = 0; direction < 12; direction++) {
                float[] along = new float[weights.length];
                for (int i = 0; i < along.length; i++) {
                    along[i] = (float) random.nextGaussian();
                }
                double slope = 0;
                for (int i = 0; i < along.length; i++) {
                    slope += (double) gradient[i] * along[i];
                }
                double length = 2e-4;
                double difference = (loss(learner, start, weights, along, length, batch)
                                - loss(learner, start, weights, along, -length, batch))
                        / (2 * length);
                dot += Math.abs(slope);
                numeric += Math.abs(difference);
                assertEquals(difference, slope, 0.02 + 0.04 * Math.abs(difference), "direction " + direction);
            }
            assertTrue(dot > 0.05 && numeric > 0.05, "the loss does not depend on the weights");
        }
    }

    @ParameterizedTest(name = "{0} {1} {3}")
    @MethodSource("networks")
    void theLossOfAStepIsTheWeightedMean(
            NeuralArchitecture architecture, Map<String, String> set, InputShape input, int present) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(set);
        all.putAll(withoutDropout(architecture));
        ModelSpec spec = spec(architecture, Params.parse(architecture.params(), all), input);
        Batch batch = batch(architecture, input, present);
        try (NeuralLearner learner = (NeuralLearner) architecture.begin(spec, 3)) {
            double before = learner.loss(batch);
            // The step's own loss also holds the small weight decay of some networks.
            assertEquals(before, learner.step(batch, 0), 5e-3);
        }
    }

    @ParameterizedTest(name = "{0} {1} {3}")
    @MethodSource("networks")
    void atALearningRateOfZeroNothingMoves(
            NeuralArchitecture architecture, Map<String, String> set, InputShape input, int present) throws Exception {
        ModelSpec spec = spec(architecture, Params.parse(architecture.params(), set), input);
        Batch batch = batch(architecture, input, present);
        try (NeuralLearner learner = (NeuralLearner) architecture.begin(spec, 3)) {
            learner.step(batch, 0);
            Tensor moved = learner.state().weights();
            learner.setLearningRate(0);
            learner.step(batch, 1);
            // The native optimiser takes 0 for a few hundred-millionths.
            assertArrayEquals(moved.values(), learner.state().weights().values(), 1e-6f);
            learner.setLearningRate(0.1);
            learner.step(batch, 2);
            assertNotEquals(moved, learner.state().weights());
        }
    }

    private static Map<String, String> withoutDropout(NeuralArchitecture architecture) {
        boolean drops = architecture.params().stream().anyMatch(p -> p.name().equals("dropout"));
        return drops ? Map.of("dropout", "0") : Map.of();
    }

    private static float[] jittered(float[] weights) {
        RandomGenerator random = Rng.of(11, "jitter");
        float[] moved = weights.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (0.1 * random.nextGaussian());
        }
        return moved;
    }

    private static double loss(
            NeuralLearner learner, LearnerState state, float[] weights, float[] along, double length, Batch batch) {
        float[] moved = new float[weights.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) (weights[i] + length * along[i]);
        }
        learner.restore(new LearnerState(Tensor.wrap(moved, state.weights().axes()), state.optimiser(), 0));
        return learner.loss(batch);
    }

    /** The gradient before the optimiser and its clipping touch it, as the step would have it. */
    private static float[] gradient(NeuralLearner learner, LearnerState state, float[] weights, Batch batch) {
        learner.restore(
                new LearnerState(Tensor.wrap(weights.clone(), state.weights().axes()), state.optimiser(), 0));
        return learner.network()
                .engine()
                .gradient(learner.inputs(batch), learner.targets(batch), 1)
                .values();
    }

    private static ModelSpec spec(NeuralArchitecture architecture, Params params, InputShape input)
            throws BadInputException {
        return new ModelSpec(
                architecture.id(),
                params,
                architecture.frontEnd(params),
                input,
                List.of("a", "b", "c"),
                Tensor.wrap(new float[input.channels()], new Axis("channel", input.channels())),
                Tensor.wrap(new float[input.channels()], new Axis("channel", input.channels())));
    }

    private static Batch batch(NeuralArchitecture architecture, InputShape input, int present) {
        RandomGenerator random = Rng.of(17, "batch");
        boolean tokens = architecture instanceof NotesComposer;
        float[] values = new float[EXAMPLES * input.channels() * input.steps()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tokens ? random.nextInt(CLASSES) : (float) random.nextGaussian();
        }
        boolean tags = architecture.task() == Task.TAG;
        int answers = tags ? CLASSES : tokens ? input.steps() : 1;
        float[] targets = new float[EXAMPLES * answers];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = tags
                    ? random.nextInt(3) - 1
                    : tokens && i % input.steps() == input.steps() - 1 ? -1 : random.nextInt(CLASSES);
        }
        Axis example = new Axis("example", EXAMPLES);
        Axis step = new Axis("step", input.steps());
        return new Batch(
                Tensor.wrap(values, example, new Axis("channel", input.channels()), step),
                answers == 1
                        ? Tensor.wrap(targets, example)
                        : Tensor.wrap(targets, example, new Axis(tags ? "tag" : "step", answers)),
                present == 0 ? null : mask(present, example, step),
                Tensor.wrap(new float[] {1, 0.5f, 2, 1}, example));
    }

    /** The first example is whole, the second as long as asked, the others between. */
    private static @Nullable Tensor mask(int present, Axis example, Axis step) {
        float[] mask = new float[EXAMPLES * step.size()];
        for (int i = 0; i < EXAMPLES; i++) {
            int length = i == 0 ? step.size() : present + i - 1;
            Arrays.fill(mask, i * step.size(), i * step.size() + length, 1);
        }
        return Tensor.wrap(mask, example, step);
    }
}
