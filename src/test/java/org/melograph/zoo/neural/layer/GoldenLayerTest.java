package org.melograph.zoo.neural.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.deeplearning4j.nn.gradient.Gradient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.melograph.base.Workers;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Our layers, and those of DL4J that the zoo uses, against PyTorch. */
class GoldenLayerTest {
    /** The numbers are stored as float32. */
    private static final double EXACT = 2e-6;

    @BeforeAll
    static void leaveCoresToOthers() {
        Workers.allow(1);
    }

    static List<GoldenLayer> all() {
        return GoldenLayer.ALL;
    }

    @Test
    void everyStoredCaseIsTested() {
        Set<String> stored = new HashSet<>();
        GoldenLayer.stored().forEach(stored::add);
        assertEquals(
                stored,
                new HashSet<>(GoldenLayer.ALL.stream().map(GoldenLayer::name).toList()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void computesWhatPyTorchDoes(GoldenLayer golden) {
        OneLayer layer = new OneLayer(golden.layer().get(), golden.inputType());
        golden.weights().forEach((name, stored) -> {
            INDArray weights = named(layer.weights(), name);
            assertEquals(sizes(stored), sizes(weights), name);
            weights.assign(stored.reshape(weights.shape()));
        });
        same("output", golden.output(), layer.output(golden.input(), golden.mask()));

        Pair<Gradient, INDArray> gradients = layer.gradients(golden.outputGradient());
        same("input gradient", golden.inputGradient(), gradients.getSecond());
        Map<String, INDArray> ofWeights = gradients.getFirst().gradientForVariable();
        assertTrue(ofWeights.keySet().containsAll(golden.gradients().keySet()));
        golden.gradients().forEach((name, stored) -> same("gradient of " + name, stored, named(ofWeights, name)));
    }

    private static INDArray named(Map<String, INDArray> arrays, String name) {
        return Objects.requireNonNull(arrays.get(name), name);
    }

    private static void same(String what, INDArray golden, INDArray computed) {
        assertEquals(sizes(golden), sizes(computed), what);
        double[] expected = golden.dup('c').data().asDouble();
        double[] found = computed.dup('c').data().asDouble();
        double largest = 1;
        for (double value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertArrayEquals(expected, found, EXACT * largest, what);
    }

    /** The sizes of the axes without those of one: DL4J has biases with and without rows, kernels with and without width. */
    private static List<Long> sizes(INDArray array) {
        return Arrays.stream(array.shape()).filter(size -> size != 1).boxed().toList();
    }
}
