package org.melograph.train.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.melograph.base.Rng;

class BootstrapTest {
    /** So many clusters of equal size; answers within a cluster are all right or all wrong. */
    private static Answers clustered(int clusters, int size, double right, long seed) {
        RandomGenerator random = Rng.of(seed, "answers");
        Answers answers = new Answers(2);
        for (int k = 0; k < clusters; k++) {
            boolean isRight = random.nextDouble() < right;
            for (int i = 0; i < size; i++) {
                answers.add(k, k % 2, isRight ? k % 2 : 1 - k % 2, isRight ? 0.1 : 2);
            }
        }
        return answers;
    }

    @Test
    void theIntervalIsAsWideAsStatisticsSay() {
        Score accuracy = Bootstrap.scores(clustered(400, 1, 0.7, 3), 400, 1).accuracy();
        double sigma = Math.sqrt(accuracy.value() * (1 - accuracy.value()) / 400);
        assertEquals(2 * 1.96 * sigma, accuracy.high() - accuracy.low(), 0.1 * sigma * 4);
        assertTrue(accuracy.low() < accuracy.value() && accuracy.value() < accuracy.high());
        assertEquals(400, accuracy.songs());
    }

    @Test
    void piecesOfOneSongAddNoCertainty() {
        Score songs = Bootstrap.scores(clustered(50, 1, 0.7, 3), 50, 1).accuracy();
        Score pieces = Bootstrap.scores(clustered(50, 20, 0.7, 3), 50, 1).accuracy();
        assertEquals(songs, pieces);
    }

    @Test
    void intervalsHoldTheTruthAboutNineteenTimesInTwenty() {
        int held = 0;
        for (int seed = 0; seed < 200; seed++) {
            Score accuracy =
                    Bootstrap.scores(clustered(120, 1, 0.6, seed), 120, seed).accuracy();
            held += accuracy.low() <= 0.6 && 0.6 <= accuracy.high() ? 1 : 0;
        }
        assertTrue(held >= 180 && held <= 199, held + " of 200");
    }

    @Test
    void sameSeedGivesTheSameInterval() {
        Answers answers = clustered(30, 2, 0.5, 1);
        assertEquals(Bootstrap.scores(answers, 30, 7), Bootstrap.scores(answers, 30, 7));
        assertNotEquals(Bootstrap.scores(answers, 30, 7), Bootstrap.scores(answers, 30, 8));
    }

    @Test
    void theOrderOfAnswersDoesNotMatter() {
        Answers mixed = new Answers(3);
        Answers sorted = new Answers(3);
        int[][] given = {{0, 0, 1}, {1, 2, 2}, {0, 1, 1}, {2, 0, 0}, {1, 2, 0}};
        for (int[] g : given) {
            mixed.add(g[0], g[1], g[2], 0.5);
        }
        for (int k = 0; k < 3; k++) {
            for (int[] g : given) {
                if (g[0] == k) {
                    sorted.add(k, g[1], g[2], 0.5);
                }
            }
        }
        assertEquals(Bootstrap.scores(mixed, 3, 1), Bootstrap.scores(sorted, 3, 1));
        assertEquals(0.6, Bootstrap.scores(mixed, 3, 1).accuracy().value(), 1e-12);
        assertEquals(
                Metrics.macroF1(mixed.truth(), mixed.predicted(), 3),
                Bootstrap.scores(mixed, 3, 1).macroF1().value(),
                1e-12);
    }

    @Test
    void songsCountTheSameHoweverLongTheyAre() {
        Answers shortOne = new Answers(2);
        shortOne.add(0, 0, 0, 1);
        Answers longOne = new Answers(2);
        for (int i = 0; i < 9; i++) {
            longOne.add(0, 1, 0, 3);
        }
        LevelScores scores = Bootstrap.meanOverSongs(List.of(shortOne, longOne), 1);
        assertEquals(0.5, scores.accuracy().value(), 1e-12);
        assertEquals(2, scores.logLoss().value(), 1e-6);
        assertEquals(0, scores.accuracy().low());
        assertEquals(1, scores.accuracy().high());
    }

    @Test
    void quantilesLieBetweenNeighboursInProportion() {
        double[] sorted = {1, 2, 4, 8};
        assertEquals(1, Bootstrap.quantile(sorted, 0));
        assertEquals(3, Bootstrap.quantile(sorted, 0.5));
        assertEquals(8, Bootstrap.quantile(sorted, 1));
    }
}
