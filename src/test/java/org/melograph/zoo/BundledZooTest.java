package org.melograph.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.base.Workers;
import org.melograph.model.Architecture;
import org.melograph.model.InputShape;
import org.melograph.model.Learner;
import org.melograph.model.ModelSpec;
import org.melograph.project.ModelBundle;
import org.melograph.project.ModelOrigin;

/** Every architecture in a bundle. */
class BundledZooTest {
    private final Path file;

    BundledZooTest(@TempDir Path folder) {
        this.file = folder.resolve("model.melo");
    }

    @BeforeAll
    static void leaveCoresToOthers() {
        Workers.allow(1);
    }

    static Stream<Architecture.Solo> all() {
        return ModelZoo.ALL.stream().filter(Architecture.Solo.class::isInstance).map(Architecture.Solo.class::cast);
    }

    private static ModelBundle.Solo contents(Architecture.Solo architecture) throws BadInputException {
        ToySet toy = ToySet.of(architecture);
        ModelSpec spec = new ModelSpec(
                architecture.id(),
                toy.spec().params(),
                architecture.frontEnd(toy.spec().params()),
                toy.spec().input(),
                toy.spec().labels(),
                toy.spec().mean(),
                toy.spec().deviation());
        try (Learner learner = architecture.begin(spec, 1)) {
            if (learner instanceof Learner.OneShot fitted) {
                fitted.fit(List.of(toy.batch()), org.melograph.base.Job.silent());
            }
            return contents(
                    spec,
                    learner.model().weights(),
                    ModelBundle.TestVectors.of(
                            learner.model(), toy.batch().inputs(), toy.batch().mask()));
        } catch (org.melograph.base.StoppedException e) {
            throw new IllegalStateException("Nobody stops a silent job.", e);
        }
    }

    private static ModelBundle.Solo contents(
            ModelSpec spec, Map<String, Tensor> weights, ModelBundle.TestVectors tests) {
        return new ModelBundle.Solo(
                spec,
                weights,
                tests,
                new ModelOrigin(null, null, null, Map.of(), "Toys.", Provenance.made("toy"), Instant.EPOCH, "test", 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void everyArchitectureComesBackFromItsBundle(Architecture.Solo architecture) throws Exception {
        ModelBundle.Solo before = contents(architecture);
        ModelBundle.write(file, before);
        try (ModelBundle.LoadedModel loaded = ModelBundle.open(file)) {
            assertEquals(before, loaded.contents());
            assertEquals(before.weights(), loaded.solo().weights());
            assertEquals(
                    before.tests().probabilities(),
                    loaded.solo()
                            .predict(before.tests().inputs(), before.tests().mask()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void weightsAreCountedWithoutMakingThem(Architecture.Solo architecture) throws Exception {
        ModelBundle.Solo contents = contents(architecture);
        long stored = contents.weights().entrySet().stream()
                .filter(e -> !e.getKey().matches(".*_(mean|var|log10stdev)"))
                .mapToLong(e -> e.getValue().length())
                .sum();
        ModelSpec spec = contents.spec();
        long counted = architecture.weights(spec.input(), spec.labels().size(), spec.params());
        boolean network = architecture.getClass().getPackageName().endsWith(".neural");
        // A classical model may store what it scales with besides what it fits.
        assertTrue(network ? counted == stored : counted <= stored, counted + " counted, " + stored + " stored");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void settingsThatMakeAGiantAreRefusedBeforeItIsMade(Architecture.Solo architecture) throws Exception {
        ModelBundle.Solo good = contents(architecture);
        Map<String, String> largest = new LinkedHashMap<>();
        for (Param param : architecture.params()) {
            if (param instanceof Param.Whole whole
                    && architecture.weights(good.spec().input(), 3, with(architecture, good, param.name(), whole.max()))
                            > architecture.weights(
                                    good.spec().input(), 3, good.spec().params())) {
                largest.put(param.name(), Integer.toString(whole.max()));
            }
        }
        if (largest.isEmpty()) {
            return;
        }
        Params giant = Params.parse(architecture.params(), largest);
        ModelSpec spec = new ModelSpec(
                architecture.id(),
                giant,
                good.spec().frontEnd(),
                good.spec().input(),
                good.spec().labels(),
                good.spec().mean(),
                good.spec().deviation());
        ModelBundle.write(file, contents(spec, good.weights(), good.tests()));
        String reason = assertThrows(
                        BadInputException.class, () -> ModelBundle.open(file).close())
                .reason();
        assertTrue(reason.contains("weights") || reason.contains("cannot be used"), reason);
    }

    private static Params with(Architecture.Solo architecture, ModelBundle.Solo good, String name, int value) {
        try {
            Params changed = good.spec().params().with(name, value);
            architecture.weights(good.spec().input(), 3, changed);
            return changed;
        } catch (BadInputException e) {
            return good.spec().params();
        }
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void otherSettingsAndShapesAreRefusedOrAnswer(Architecture.Solo architecture) throws Exception {
        ModelBundle.Solo good = contents(architecture);
        for (int round = 0; round < 60; round++) {
            RandomGenerator random = Rng.of(5, architecture.id(), round);
            Params params = good.spec().params();
            for (Param param : architecture.params()) {
                if (random.nextInt(3) == 0) {
                    params = params.with(param.name(), any(param, random));
                }
            }
            InputShape input = random.nextBoolean()
                    ? good.spec().input()
                    : new InputShape(1 + random.nextInt(40), 1 + random.nextInt(40));
            ModelSpec spec = new ModelSpec(
                    architecture.id(),
                    params,
                    good.spec().frontEnd(),
                    input,
                    good.spec().labels(),
                    good.spec().mean(),
                    good.spec().deviation());
            ModelBundle.write(file, contents(spec, good.weights(), good.tests()));
            try (ModelBundle.LoadedModel loaded = ModelBundle.open(file)) {
                assertEquals(spec, loaded.solo().spec(), "round " + round);
            } catch (BadInputException e) {
                assertTrue(e.reason().contains("model.melo"), "round " + round + ": " + e.reason());
            }
        }
    }

    private static Object any(Param param, RandomGenerator random) {
        return switch (param) {
            case Param.Whole whole -> (int) random.nextLong(whole.min(), whole.max() + 1L);
            case Param.Real real -> random.nextDouble(real.min(), Math.nextUp(real.max()));
            case Param.Text text -> text.standard();
            case Param.Flag flag -> random.nextBoolean();
            case Param.Choice choice ->
                choice.choices().get(random.nextInt(choice.choices().size()));
        };
    }
}
