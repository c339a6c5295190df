package org.melograph.zoo.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.model.InputShape;
import org.melograph.zoo.neural.engine.Inputs;
import org.melograph.zoo.neural.engine.Targets;
import org.melograph.zoo.neural.onednn.OneDnn;

/** Learning rate and dropout changed between two steps, on both engines. */
class SteeredNetworkTest {
    private static final int STEPS = 8;
    private static final int CHANGED = 4;
    private static final InputShape INPUT = new InputShape(1, 6);

    /** The losses of some steps, of which each begins with {@code CHANGED} done before that step. */
    private static List<Double> losses(boolean fast, String dropout, Consumer<Plan> change) throws BadInputException {
        Backend.start();
        assumeTrue(!fast || OneDnn.isAvailable());
        TableMlp architecture = new TableMlp();
        Params params =
                Params.parse(architecture.params(), Map.of("units", "16", "dropout", dropout, "learning_rate", "0.05"));
        RandomGenerator random = Rng.of(17, "values");
        float[] values = new float[5 * INPUT.channels() * INPUT.steps()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        Axis example = new Axis("example", 5);
        Tensor rows =
                Tensor.wrap(values, example, new Axis("channel", INPUT.channels()), new Axis("step", INPUT.steps()));
        Targets targets = new Targets(
                Tensor.wrap(new float[] {0, 1, 2, 3, 1}, example), Tensor.wrap(new float[] {1, 1, 1, 1, 1}, example));
        try (Network network = new Network(architecture.plan(INPUT, 4, params, 3), true, fast)) {
            Inputs inputs = network.inputs(rows, null);
            List<Double> losses = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                if (step == CHANGED) {
                    change.accept(network.plan());
                }
                losses.add(network.fit(inputs, targets, Rng.derive(9, "dropout", step), step));
            }
            return losses;
        }
    }

    private static Consumer<Plan> rate(double rate) {
        return plan -> plan.rate().change(rate);
    }

    private static Consumer<Plan> dropping(double part) {
        return plan -> Objects.requireNonNull(plan.dropout()).change(part);
    }

    private static void assertSameUntil(int step, List<Double> one, List<Double> other) {
        assertEquals(one.subList(0, step), other.subList(0, step));
        assertNotEquals(one.get(step), other.get(step));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherRateShowsInTheLossAfterTheNextStepAndNotBefore(boolean fast) throws BadInputException {
        List<Double> steady = losses(fast, "0.3", plan -> {});
        // A step's loss is that of the weights before it.
        assertSameUntil(CHANGED + 1, steady, losses(fast, "0.3", rate(0.0001)));
        assertEquals(steady, losses(fast, "0.3", rate(0.05)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherDropoutShowsInTheNextLossAndNotBefore(boolean fast) throws BadInputException {
        List<Double> steady = losses(fast, "0.3", plan -> {});
        assertSameUntil(CHANGED, steady, losses(fast, "0.3", dropping(0.6)));
        assertSameUntil(CHANGED, steady, losses(fast, "0.3", dropping(0)));
        assertEquals(steady, losses(fast, "0.3", dropping(0.3)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNetworkThatDropsNothingCanBeginTo(boolean fast) throws BadInputException {
        List<Double> steady = losses(fast, "0", plan -> {});
        assertSameUntil(CHANGED, steady, losses(fast, "0", dropping(0.5)));
        assertEquals(steady, losses(fast, "0", dropping(0)));
    }

    @Test
    void bothEnginesChangeAlike() throws BadInputException {
        List<Double> fast = losses(true, "0", rate(0.0001));
        List<Double> stock = losses(false, "0", rate(0.0001));
        for (int step = 0; step < STEPS; step++) {
            assertEquals(stock.get(step), fast.get(step), 0.005, "step " + step);
        }
        // With the small rate little is learnt any more.
        assertTrue(losses(false, "0", plan -> {}).getLast() < stock.getLast() - 0.05, stock.toString());
    }

    @Test
    void aNetworkWithoutDropoutHasNoneToChange() throws BadInputException {
        SongDense architecture = new SongDense();
        Plan plan = architecture.plan(new InputShape(26, 6), 2, Params.standard(architecture.params()), 1);
        assertNull(plan.dropout());
    }
}
