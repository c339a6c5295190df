package org.melograph.zoo.neural.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.gradient.Gradient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.melograph.base.Rng;
import org.melograph.base.Workers;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The layers' gradients against finite differences, in float64, in several directions of weights and input at once. */
class LayerGradientTest {
    private static final double STEP = 1e-6;
    private static final int DIRECTIONS = 3;

    @BeforeAll
    static void leaveCoresToOthers() {
        Workers.allow(1);
    }

    static Stream<GoldenLayer> all() {
        return GoldenLayer.ALL.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void agreeWithFiniteDifferences(GoldenLayer golden) {
        OneLayer layer = new OneLayer(golden.layer().get(), golden.inputType());
        golden.weights().forEach((name, stored) -> {
            INDArray weights = named(layer.weights(), name);
            weights.assign(stored.reshape(weights.shape()));
        });
        INDArray mask = golden.mask();
        INDArray input = golden.input().castTo(DataType.DOUBLE);
        INDArray error = golden.outputGradient().castTo(DataType.DOUBLE);
        layer.output(input, mask);
        Pair<Gradient, INDArray> gradients = layer.gradients(error);
        Map<String, INDArray> ofWeights = new TreeMap<>();
        golden.gradients()
                .keySet()
                .forEach(name -> ofWeights.put(
                        name,
                        named(gradients.getFirst().gradientForVariable(), name).dup()));
        INDArray ofInput = gradients.getSecond().dup();

        RandomGenerator random = Rng.of(23, golden.name());
        for (int direction = 0; direction < DIRECTIONS; direction++) {
            INDArray alongInput = drawn(random, input.shape());
            Map<String, INDArray> along = new TreeMap<>();
            ofWeights
                    .keySet()
                    .forEach(name -> along.put(
                            name, drawn(random, named(layer.weights(), name).shape())));
            double slope = dot(ofInput, alongInput);
            for (Map.Entry<String, INDArray> one : along.entrySet()) {
                slope += dot(named(ofWeights, one.getKey()), one.getValue());
            }
            along.forEach((name, step) -> named(layer.weights(), name).addi(step.mul(STEP)));
            double up = dot(layer.output(input.add(alongInput.mul(STEP)), mask), error);
            along.forEach((name, step) -> named(layer.weights(), name).subi(step.mul(2 * STEP)));
            double down = dot(layer.output(input.sub(alongInput.mul(STEP)), mask), error);
            along.forEach((name, step) -> named(layer.weights(), name).addi(step.mul(STEP)));
            double difference = (up - down) / (2 * STEP);
            assertEquals(difference, slope, 1e-6 * (1 + Math.abs(difference)), "direction " + direction);
        }
    }

    @Test
    void gatedUnitsReadOnWhereTheyStopped() {
        for (boolean after : List.of(true, false)) {
            OneLayer layer = new OneLayer(
                    new GatedRecurrent(5, after), GoldenLayer.ALL.getFirst().inputType());
            INDArray input = drawn(Rng.of(3, "sequence"), 2, 4, 7);
            INDArray whole = layer.output(input, null);
            for (int t = 0; t < 7; t++) {
                INDArray step = input.tensorAlongDimension(t, 1, 0).dup().reshape(2, 4, 1);
                assertArrayEquals(
                        whole.tensorAlongDimension(t, 1, 0).dup('c').data().asDouble(),
                        layer.next(step).dup('c').data().asDouble(),
                        1e-12);
            }
        }
    }

    private static INDArray named(Map<String, INDArray> arrays, String name) {
        return Objects.requireNonNull(arrays.get(name), name);
    }

    private static INDArray drawn(RandomGenerator random, long... shape) {
        INDArray array = Nd4j.create(DataType.DOUBLE, shape);
        for (long i = 0; i < array.length(); i++) {
            array.putScalar(i, random.nextGaussian());
        }
        return array;
    }

    private static double dot(INDArray a, INDArray b) {
        double[] first = a.dup('c').data().asDouble();
        double[] second = b.dup('c').data().asDouble();
        assertEquals(first.length, second.length);
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += first[i] * second[i];
        }
        return sum;
    }
}
