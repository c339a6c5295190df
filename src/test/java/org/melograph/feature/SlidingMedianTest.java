package org.melograph.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.melograph.base.Rng;

class SlidingMedianTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 31})
    void theMiddleOfEveryWindowIsFoundAmongRepeatedValues(int length) {
        var random = Rng.of(length, "median");
        int width = PowerFrames.LANES;
        float[][] rows = new float[100][width];
        for (float[] row : rows) {
            for (int i = 0; i < width; i++) {
                row[i] = random.nextInt(6);
            }
        }
        SlidingMedian median = new SlidingMedian(length, width);
        float[] medians = new float[width];
        for (int t = 0; t < rows.length; t++) {
            if (t < length) {
                median.add(rows[t], 0);
            } else {
                median.slide(rows[t - length], 0, rows[t], 0);
            }
            if (t >= length - 1) {
                median.medians(medians, 0);
                for (int i = 0; i < width; i++) {
                    float[] window = new float[length];
                    for (int k = 0; k < length; k++) {
                        window[k] = rows[t - k][i];
                    }
                    Arrays.sort(window);
                    assertEquals(window[length / 2], medians[i]);
                }
            }
        }
    }
}
