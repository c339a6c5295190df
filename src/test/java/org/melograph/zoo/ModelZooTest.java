package org.melograph.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.base.Workers;
import org.melograph.model.Architecture;
import org.melograph.model.Learner;
import org.melograph.model.LearnerState;
import org.melograph.model.Model;
import org.melograph.model.Task;

/** What every architecture promises. */
class ModelZooTest {
    private static final int STEPS = 60;

    /** What is fitted in one go, but with chance. */
    private static final Set<String> DRAWN = Set.of("random-forest", "tags-forest");

    @BeforeAll
    static void leaveCoresToOthers() {
        Workers.allow(1);
    }

    static Stream<Architecture> everyone() {
        return ModelZoo.ALL.stream();
    }

    static Stream<Architecture.Solo> all() {
        return ModelZoo.ALL.stream().filter(Architecture.Solo.class::isInstance).map(Architecture.Solo.class::cast);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void learnsMoreThanTheLargestClass(Architecture.Solo architecture) throws Exception {
        ToySet toy = ToySet.of(architecture);
        try (Learner learner = trained(toy, 5, STEPS)) {
            double accuracy = toy.accuracy(predict(learner.model(), toy));
            assertTrue(accuracy > 0.8, () -> "accuracy " + accuracy + ", the largest class has 0.33");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void probabilitiesSumToOneUnlessTheyAreOfTags(Architecture.Solo architecture) throws Exception {
        ToySet toy = ToySet.of(architecture);
        try (Learner learner = trained(toy, 5, 1)) {
            Tensor predicted = predict(learner.model(), toy);
            if (architecture.task() == Task.TAG) {
                for (float probability : predicted.values()) {
                    assertTrue(probability > 0 && probability < 1);
                }
                return;
            }
            int answers = predicted.length() / toy.batch().size() / ToySet.CLASSES;
            for (int i = 0; i < toy.batch().size() * answers; i++) {
                double sum = 0;
                for (int c = 0; c < ToySet.CLASSES; c++) {
                    sum += predicted.values()[(i / answers * ToySet.CLASSES + c) * answers + i % answers];
                }
                assertEquals(1, sum, 1e-5);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void sameSeedGivesSamePredictions(Architecture.Solo architecture) throws Exception {
        ToySet toy = ToySet.of(architecture);
        try (Learner one = trained(toy, 5, 4);
                Learner two = trained(toy, 5, 4)) {
            assertEquals(predict(one.model(), toy), predict(two.model(), toy));
            assertEquals(one.model().weights(), two.model().weights());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void anotherSeedGivesAnotherNetwork(Architecture.Solo architecture) throws Exception {
        ToySet toy = ToySet.of(architecture);
        try (Learner one = trained(toy, 5, 1);
                Learner two = trained(toy, 6, 1)) {
            if (one instanceof Learner.Iterative || DRAWN.contains(architecture.id())) {
                assertNotEquals(one.model().weights(), two.model().weights());
            } else {
                assertEquals(one.model().weights(), two.model().weights(), "fitted without chance");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void restoredWeightsPredictTheSame(Architecture.Solo architecture) throws Exception {
        ToySet toy = ToySet.of(architecture);
        try (Learner learner = trained(toy, 5, 4);
                Model restored =
                        architecture.restore(toy.spec(), learner.model().weights())) {
            assertEquals(predict(learner.model(), toy), predict(restored, toy));
            assertEquals(
                    learner.model().embed(toy.batch().inputs(), null),
                    restored.embed(toy.batch().inputs(), null));
            assertEquals(learner.model().weights(), restored.weights());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void weightsOfAnotherNetworkAreRefused(Architecture.Solo architecture) throws Exception {
        ToySet toy = ToySet.of(architecture);
        Map<String, Tensor> weights;
        try (Learner learner = architecture.begin(toy.spec(), 5)) {
            weights = learner.model().weights();
        }
        String first = weights.keySet().iterator().next();

        Map<String, Tensor> missing = new LinkedHashMap<>(weights);
        missing.remove(first);
        assertRefused(toy, missing, first);

        Map<String, Tensor> unknown = new LinkedHashMap<>(weights);
        unknown.put("stranger_W", Tensor.wrap(new float[1], new Axis("d0", 1)));
        assertRefused(toy, unknown, "stranger_W");

        Map<String, Tensor> wrong = new LinkedHashMap<>(weights);
        wrong.put(first, Tensor.wrap(new float[3], new Axis("d0", 3)));
        assertRefused(toy, wrong, first);

        Map<String, Tensor> broken = new LinkedHashMap<>(weights);
        Tensor whole = weights.values().iterator().next();
        float[] values = whole.values().clone();
        values[values.length - 1] = Float.NaN;
        broken.put(first, Tensor.wrap(values, whole.axes()));
        assertRefused(toy, broken, first);
    }

    private static void assertRefused(ToySet toy, Map<String, Tensor> weights, String name) {
        BadInputException refusal = assertThrows(
                BadInputException.class,
                () -> toy.architecture().restore(toy.spec(), weights).close());
        assertTrue(refusal.reason().contains(name), refusal.reason());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void aResumedRunContinuesExactly(Architecture.Solo architecture) throws Exception {
        ToySet toy = ToySet.of(architecture);
        try (Learner whole = architecture.begin(toy.spec(), 5);
                Learner resumed = architecture.begin(toy.spec(), 5)) {
            if (whole instanceof Learner.Iterative a && resumed instanceof Learner.Iterative b) {
                LearnerState middle = a.state();
                for (int step = 0; step < 6; step++) {
                    a.step(toy.batch(), step);
                    if (step == 2) {
                        middle = a.state();
                    }
                }
                assertEquals(3, middle.step());
                b.step(toy.batch(), 99);
                b.restore(middle);
                double loss = Double.NaN;
                for (int step = 3; step < 6; step++) {
                    loss = b.step(toy.batch(), step);
                }
                assertTrue(Double.isFinite(loss));
                assertEquals(a.state(), b.state());
                assertEquals(a.model().weights(), b.model().weights());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void leavingTheNumbersIsSeenInTheLoss(Architecture.Solo architecture) throws Exception {
        ToySet toy = ToySet.of(architecture);
        try (Learner learner = architecture.begin(toy.spec(), 5)) {
            if (learner instanceof Learner.Iterative iterative) {
                LearnerState state = iterative.state();
                float[] lost = new float[state.weights().length()];
                Arrays.fill(lost, Float.NaN);
                iterative.restore(
                        new LearnerState(Tensor.wrap(lost, state.weights().axes()), state.optimiser(), 0));
                assertFalse(Double.isFinite(iterative.step(toy.batch(), 0)));
                assertFalse(Double.isFinite(iterative.loss(toy.batch())));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void whatIsFittedInOneGoStopsWhenAsked(Architecture.Solo architecture) throws Exception {
        ToySet toy = ToySet.of(architecture);
        Job stopped = new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                return true;
            }
        };
        try (Learner learner = architecture.begin(toy.spec(), 5)) {
            if (learner instanceof Learner.OneShot oneShot) {
                assertThrows(StoppedException.class, () -> oneShot.fit(List.of(toy.batch()), stopped));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void aWrongShapeNamesTheAxis(Architecture.Solo architecture) throws Exception {
        ToySet toy = ToySet.of(architecture);
        int channels = toy.spec().input().channels();
        int steps = toy.spec().input().steps();
        try (Learner learner = architecture.begin(toy.spec(), 5)) {
            assertTrue(refusal(learner.model(), zeros(channels + 1, steps)).contains("'channel'"));
            assertTrue(refusal(learner.model(), zeros(channels, steps + 1)).contains("'step'"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void inputThatIsNoNumberIsRefused(Architecture.Solo architecture) throws Exception {
        ToySet toy = ToySet.of(architecture);
        try (Learner learner = architecture.begin(toy.spec(), 5)) {
            Tensor input =
                    zeros(toy.spec().input().channels(), toy.spec().input().steps());
            input.values()[1] = Float.NaN;
            assertTrue(refusal(learner.model(), input).contains("no finite number"));
        }
    }

    private static String refusal(Model model, Tensor input) {
        String predicting =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> model.predict(input, null))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> model.embed(input, null));
        return predicting;
    }

    private static Tensor zeros(int channels, int steps) {
        return Tensor.wrap(
                new float[2 * channels * steps],
                new Axis("example", 2),
                new Axis("channel", channels),
                new Axis("step", steps));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyone")
    void everyParameterKeepsToItsRange(Architecture architecture) {
        for (Param param : architecture.params()) {
            for (String bad : outside(param)) {
                BadInputException refusal =
                        assertThrows(BadInputException.class, () -> param.parse(bad), param.name() + "=" + bad);
                assertTrue(refusal.reason().contains(param.name()));
            }
            assertFalse(param.help().isBlank());
        }
    }

    private static List<String> outside(Param param) {
        return switch (param) {
            case Param.Whole w -> List.of(Long.toString(w.min() - 1L), Long.toString(w.max() + 1L), "many");
            case Param.Real r -> List.of(Double.toString(r.min() - 1), Double.toString(r.max() * 2 + 1), "NaN");
            case Param.Text t -> List.of("two\nlines");
            case Param.Flag f -> List.of("perhaps");
            case Param.Choice c -> List.of("nothing of " + c.name());
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void tellsWhereItComesFromAndHowLargeItIs(Architecture.Solo architecture) throws BadInputException {
        Params params = Params.standard(architecture.params());
        assertTrue(architecture.source().length() > 40);
        assertFalse(architecture.title().isBlank());
        assertTrue(architecture.weights(architecture.usualInput(), 10, params) > 0);
        assertFalse(architecture.frontEnd(params).feature().isBlank());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void paddingIsNotLookedAt(Architecture.Solo architecture) throws Exception {
        ToySet toy = ToySet.of(architecture);
        int channels = toy.spec().input().channels();
        int steps = toy.spec().input().steps();
        Tensor quiet = zeros(channels, steps);
        Tensor loud = zeros(channels, steps);
        float[] mask = new float[2 * steps];
        for (int i = 0; i < 2; i++) {
            for (int t = 0; t < steps; t++) {
                mask[i * steps + t] = t < steps / 2 ? 1 : 0;
                if (t >= steps / 2) {
                    loud.values()[i * channels * steps + t] = 1;
                }
            }
        }
        Tensor present = Tensor.wrap(mask, new Axis("example", 2), new Axis("step", steps));
        try (Learner learner = architecture.begin(toy.spec(), 5)) {
            assertEquals(learner.model().embed(quiet, present), learner.model().embed(loud, present));
        }
    }

    @Test
    void idsAreDifferent() {
        Set<String> ids = new HashSet<>();
        for (Architecture architecture : ModelZoo.ALL) {
            assertTrue(ids.add(architecture.id()), architecture.id());
        }
    }

    @Test
    void anUnknownIdNamesTheNearest() throws BadInputException {
        assertEquals("mel-cnn", ModelZoo.byId("mel-cnn").id());
        BadInputException refusal = assertThrows(BadInputException.class, () -> ModelZoo.byId("mel-cn"));
        assertTrue(refusal.reason().contains("'mel-cnn'"), refusal.reason());
    }

    private static Learner trained(ToySet toy, long seed, int steps) throws BadInputException, StoppedException {
        Learner learner = toy.architecture().begin(toy.spec(), seed);
        switch (learner) {
            case Learner.Iterative iterative -> {
                for (int step = 0; step < steps; step++) {
                    iterative.step(toy.batch(), step);
                }
            }
            case Learner.OneShot oneShot -> oneShot.fit(List.of(toy.batch()), Job.silent());
        }
        return learner;
    }

    private static Tensor predict(Model model, ToySet toy) {
        return model.predict(toy.batch().inputs(), null);
    }
}
