package org.melograph.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;

class BalanceTest {
    private static List<Example> examples(int... countByClass) {
        List<Example> examples = new ArrayList<>();
        for (int c = 0; c < countByClass.length; c++) {
            for (int i = 0; i < countByClass[c]; i++) {
                String id = c + "-" + i;
                Tensor feature = Tensor.wrap(new float[] {i}, new Axis("step", 1));
                examples.add(new Example(id, id, new Target.ClassTarget(c), feature, 0, 1));
            }
        }
        return examples;
    }

    private static long count(List<Example> examples, int label) {
        return examples.stream()
                .filter(e -> e.target().equals(new Target.ClassTarget(label)))
                .count();
    }

    @Test
    void rareClassesWeighMoreAndTheMeanWeightIsOne() {
        Tensor weights = Balance.weights(examples(6, 2, 0), 3);
        assertArrayEquals(new float[] {8 / 12f, 2, 0}, weights.values(), 1e-6f);
        assertEquals(8, 6 * weights.at(0) + 2 * weights.at(1), 1e-5);
    }

    @Test
    void oversamplingMakesClassesEqualAndLosesNothing() {
        List<Example> training = examples(7, 2, 0, 4);
        List<Example> balanced = Balance.oversample(training, 4, 9);
        assertEquals(7, count(balanced, 0));
        assertEquals(7, count(balanced, 1));
        assertEquals(0, count(balanced, 2));
        assertEquals(7, count(balanced, 3));
        assertTrue(balanced.containsAll(training));
        assertEquals(balanced, Balance.oversample(training, 4, 9));
        assertNotEquals(balanced, Balance.oversample(training, 4, 10));
    }

    @Test
    void resamplingDrawsAsManyOfEachClassAndMoreOfTheLargest() {
        List<Example> training = examples(7, 2, 0, 4);
        List<Example> drawn = Balance.resample(training, 4, 5, 20, 9);
        assertEquals(20, count(drawn, 0));
        assertEquals(5, count(drawn, 1));
        assertEquals(0, count(drawn, 2));
        assertEquals(5, count(drawn, 3));
        assertTrue(training.containsAll(drawn));
        assertEquals(drawn, Balance.resample(training, 4, 5, 20, 9));
        assertNotEquals(drawn, Balance.resample(training, 4, 5, 20, 10));
        assertEquals(15, Balance.resample(training, 4, 5, 0, 9).size());
    }
}
