package org.melograph.zoo.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
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
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.Scaling;
import org.melograph.model.InputShape;
import org.melograph.model.ModelSpec;
import org.melograph.model.Task;
import org.melograph.zoo.neural.onednn.OneDnn;

/** The gradients by the input against finite differences of the log-odds, network by network. */
class InputSlopesTest {
    private static final int EXAMPLES = 3;
    private static final int CLASSES = 4;
    private static final int LABEL = 2;

    @BeforeAll
    static void onlyWhereOneDnnRuns() {
        Backend.start();
        assumeTrue(OneDnn.isAvailable());
    }

    static Stream<Arguments> networks() {
        return EnginesAgreeTest.networks()
                .filter(a -> !(a.get()[0] instanceof NotesComposer) && !(a.get()[0] instanceof SongNetwork))
                .filter(a -> !(a.get()[0] instanceof TagsConvLstm));
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @MethodSource("networks")
    void agreeWithFiniteDifferences(
            NeuralArchitecture architecture, Map<String, String> set, InputShape input, int present) throws Exception {
        Params params = Params.parse(architecture.params(), set);
        boolean tags = architecture.task() == Task.TAG;
        try (Network network = new Network(architecture.plan(input, CLASSES, params, 3), false, true);
                NeuralModel model = new NeuralModel(spec(architecture, params, input), network, false)) {
            assertEquals("", model.obstacle());
            Tensor values = values(input, 17);
            Tensor mask = present == 0 ? null : mask(input.steps(), present);
            double[] before = logOdds(model, values, mask, tags);

            Tensor slopes = model.slopes(values, mask, LABEL);

            assertEquals(values.axes(), slopes.axes());
            assertTrue(slopes.isFinite());
            // The weights are where the gradients of weights would go if there were no room of their own.
            double[] after = logOdds(model, values, mask, tags);
            for (int e = 0; e < EXAMPLES; e++) {
                assertEquals(before[e], after[e]);
            }
            List<Double> errors = new ArrayList<>();
            for (int d = 0; d < 6; d++) {
                Tensor direction = values(input, 100 + d);
                // Deep networks bend within a thousandth; smooth ones are lost in rounding there.
                float h = architecture instanceof MelNetwork || architecture instanceof StftPicture ? 4e-4f : 4e-3f;
                double[] up = logOdds(model, moved(values, direction, h), mask, tags);
                double[] down = logOdds(model, moved(values, direction, -h), mask, tags);
                for (int e = 0; e < EXAMPLES; e++) {
                    int width = values.length() / EXAMPLES;
                    double expected = 0;
                    double size = 0;
                    for (int i = e * width; i < (e + 1) * width; i++) {
                        expected += slopes.values()[i] * direction.values()[i];
                        size += slopes.values()[i] * slopes.values()[i];
                    }
                    errors.add(Math.abs((up[e] - down[e]) / (2 * h) - expected) / (1e-2 + Math.sqrt(size)));
                }
            }
            Collections.sort(errors);
            // Where a step crosses the kink of a rectifier or a maximum, the difference is of two slopes: the median
            // says
            // whether the slopes are right.
            assertTrue(errors.get(errors.size() / 2) < 0.02, errors.toString());
        }
    }

    @Test
    void paddingHasNoSlope() throws Exception {
        InputShape input = new InputShape(7, 12);
        MelBiGru architecture = new MelBiGru();
        Params params = Params.parse(architecture.params(), Map.of("units", "5", "dense", "6"));
        try (Network network = new Network(architecture.plan(input, CLASSES, params, 3), false, true);
                NeuralModel model = new NeuralModel(spec(architecture, params, input), network, false)) {
            float[] slopes = model.slopes(values(input, 1), mask(12, 6), LABEL).values();
            boolean any = false;
            for (int i = 0; i < 7 * 12; i++) {
                int example = 7 * 12 + i;
                if (i % 12 >= 6) {
                    assertEquals(0, slopes[example]);
                } else {
                    any |= slopes[example] != 0;
                }
            }
            assertTrue(any);
        }
    }

    @Test
    void namesHaveNoSlope() throws Exception {
        NotesComposer composer = new NotesComposer();
        Params params =
                Params.parse(composer.params(), Map.of("embedding", "3", "filters", "4", "kernel", "3", "units", "4"));
        InputShape input = new InputShape(1, 9);
        try (Network network = new Network(composer.plan(input, CLASSES, params, 3), false, true);
                NeuralModel model = new NeuralModel(spec(composer, params, input), network, false)) {
            assertFalse(model.obstacle().isEmpty());
        }
    }

    private static ModelSpec spec(NeuralArchitecture architecture, Params params, InputShape input) throws Exception {
        Scaling none = Scaling.none(input.channels());
        FrontEnd frontEnd = architecture.frontEnd(params);
        List<String> labels = IntStream.range(0, CLASSES).mapToObj(i -> "c" + i).toList();
        return new ModelSpec(architecture.id(), params, frontEnd, input, labels, none.mean(), none.deviation());
    }

    private static double[] logOdds(NeuralModel model, Tensor values, @Nullable Tensor mask, boolean tags) {
        Tensor said = model.predict(values, mask);
        double[] odds = new double[EXAMPLES];
        for (int e = 0; e < EXAMPLES; e++) {
            double others = tags ? 1 - said.at(e, LABEL) : 0;
            for (int c = 0; !tags && c < CLASSES; c++) {
                others += c == LABEL ? 0 : said.at(e, c);
            }
            odds[e] = Math.log(said.at(e, LABEL) / others);
        }
        return odds;
    }

    private static Tensor moved(Tensor values, Tensor direction, float by) {
        float[] moved = values.values().clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += by * direction.values()[i];
        }
        return Tensor.wrap(moved, values.axes());
    }

    private static Tensor values(InputShape input, long seed) {
        RandomGenerator random = Rng.of(seed, "values");
        float[] values = new float[EXAMPLES * input.channels() * input.steps()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.wrap(
                values,
                new Axis("example", EXAMPLES),
                new Axis("channel", input.channels()),
                new Axis("step", input.steps()));
    }

    /** The first example is whole, the others are shorter. */
    private static Tensor mask(int steps, int present) {
        float[] mask = new float[EXAMPLES * steps];
        for (int i = 0; i < EXAMPLES; i++) {
            int length = i == 0 ? steps : present + i - 1;
            for (int t = 0; t < length; t++) {
                mask[i * steps + t] = 1;
            }
        }
        return Tensor.wrap(mask, new Axis("example", EXAMPLES), new Axis("step", steps));
    }
}
