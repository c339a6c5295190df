package org.melograph.zoo.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.melograph.base.Job;
import org.melograph.base.Params;

final class NearestNeighboursTest {
    private static final TrainingRows ROWS = new TrainingRows(
            new float[] {0, 1, 2, 10, 11}, 1, new int[] {0, 0, 1, 1, 1}, new double[] {1, 1, 1, 1, 1}, new int[5], 2);

    private static double[] asked(float value, Map<String, String> set) throws Exception {
        NearestNeighbours search = new NearestNeighbours();
        double[] probabilities = new double[2];
        search.fit(ROWS, Params.parse(search.params(), set), 1, 2, Job.silent())
                .classify(new float[] {value}, 0, probabilities);
        return probabilities;
    }

    @Test
    void theNearestThreeVote() throws Exception {
        assertArrayEquals(new double[] {2 / 3.0, 1 / 3.0}, asked(0.4f, Map.of("neighbours", "3")), 1e-12);
    }

    @Test
    void nearerOnesCountMoreWhereAskedFor() throws Exception {
        double[] expected = {(1 / 1.5 + 2) / (1 / 1.5 + 2 + 2), 2 / (1 / 1.5 + 2 + 2)};
        assertArrayEquals(expected, asked(1.5f, Map.of("neighbours", "3", "votes", "distance")), 1e-6);
    }

    @Test
    void aRowThatIsMetExactlyDecidesAlone() throws Exception {
        assertArrayEquals(new double[] {0, 1}, asked(2, Map.of("neighbours", "3", "votes", "distance")), 1e-12);
    }

    @Test
    void moreNeighboursThanThereAreRowsAreAllRows() throws Exception {
        assertArrayEquals(new double[] {0.4, 0.6}, asked(0, Map.of("neighbours", "50")), 1e-12);
    }
}
