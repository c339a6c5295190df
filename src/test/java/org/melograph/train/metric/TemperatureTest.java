package org.melograph.train.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.melograph.base.Rng;
import org.melograph.train.metric.Temperature.Answer;

final class TemperatureTest {
    /** Answers of a model whose logarithms are too large by a factor: right as often as the true probability says. */
    private static List<Answer> overconfident(double factor, int count) {
        RandomGenerator random = Rng.of(1, "overconfident");
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double truth = 0.5 + 0.45 * random.nextDouble();
            int label = random.nextDouble() < truth ? 0 : 1;
            double[] said = Temperature.scaled(new double[] {truth, 1 - truth}, 1 / factor);
            answers.add(new Answer(List.of((float) said[0], (float) said[1]), label, 1));
        }
        return answers;
    }

    @Test
    void theFactorThatSpoiltProbabilitiesIsFound() {
        assertEquals(2.5, Temperature.fit(overconfident(2.5, 4000)), 0.2);
        assertEquals(0.5, Temperature.fit(overconfident(0.5, 4000)), 0.05);
        assertEquals(1, Temperature.fit(overconfident(1, 4000)), 0.07);
    }

    @Test
    void fewSongsThatAreAllRightDoNotMakeCertain() {
        List<Answer> right = Collections.nCopies(6, new Answer(List.of(0.6f, 0.4f), 0, 1));
        double fitted = Temperature.fit(right);
        assertTrue(fitted > 0.1 && fitted < 1, "fitted " + fitted);
    }

    @Test
    void noAnswersLeaveProbabilitiesAsTheyAre() {
        assertEquals(1, Temperature.fit(List.of()));
        double[] said = {0.7, 0.2, 0.1};
        assertArrayEquals(said, Temperature.NONE.ofSong(said));
    }

    @Test
    void theOrderOfClassesStaysAndTheSumIsOne() {
        double[] hot = new Temperature(3, 1).ofSong(new double[] {0.7, 0.3, 0});
        assertTrue(hot[0] > hot[1] && hot[1] > hot[2]);
        assertEquals(1, hot[0] + hot[1] + hot[2], 1e-12);
    }

    @Test
    void weightsCountLikeSoManyAnswers() {
        Answer right = new Answer(List.of(0.8f, 0.2f), 0, 1);
        Answer wrong = new Answer(List.of(0.8f, 0.2f), 1, 1);
        List<Answer> many = List.of(right, right, right, wrong);
        List<Answer> weighed = List.of(new Answer(right.probabilities(), 0, 3), wrong);
        assertEquals(Temperature.fit(many), Temperature.fit(weighed), 1e-6);
    }
}
