package org.melograph.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.melograph.train.metric.Answers;
import org.melograph.train.metric.Bootstrap;
import org.melograph.train.metric.Evaluation;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.SongPrediction;

final class AveragedEvaluationTest {
    /** A member that gives class 0 of each song these probabilities; the songs are of the classes 0, 1, 0. */
    private static Evaluation member(float... zero) {
        List<SongPrediction> songs = new ArrayList<>();
        Answers answers = new Answers(2);
        for (int i = 0; i < zero.length; i++) {
            List<Float> said = List.of(zero[i], 1 - zero[i]);
            songs.add(new SongPrediction("song " + i, "song " + i, i % 2, said, List.of(zero[i] >= 0.5 ? 0 : 1)));
            answers.add(i, i % 2, songs.getLast().predicted(), 0);
        }
        LevelScores scores = Bootstrap.scores(answers, zero.length, 1);
        return new Evaluation(scores, scores, List.of("a", "b"), List.of(), List.of(), List.of(), songs);
    }

    @Test
    void probabilitiesAreAveragedByWeight() {
        Evaluation both = AveragedEvaluation.of(
                List.of(member(0.9f, 0.2f, 0.1f), member(0.3f, 0.6f, 0.9f)), List.of(3.0, 1.0), 1);
        assertEquals(0.75f, both.predictions().getFirst().probabilities().getFirst(), 1e-6);
        assertEquals(0.3f, both.predictions().get(1).probabilities().getFirst(), 1e-6);
        assertEquals(2.0 / 3, both.song().accuracy().value(), 1e-9);
        assertEquals(
                (-Math.log(0.75) - Math.log(0.7) - Math.log(0.3)) / 3,
                both.song().logLoss().value(),
                1e-6);
    }

    @Test
    void twoThatErrInDifferentPlacesAreRightTogether() {
        Evaluation both = AveragedEvaluation.of(
                List.of(member(0.9f, 0.1f, 0.4f), member(0.4f, 0.2f, 0.9f)), List.of(1.0, 1.0), 1);
        assertEquals(1, both.song().accuracy().value());
        assertEquals(4.0 / 6, both.clip().accuracy().value(), 1e-9);
    }

    @Test
    void thePiecesAreWhatEachMemberSays() {
        Evaluation both = AveragedEvaluation.of(
                List.of(member(0.9f, 0.1f, 0.4f), member(0.4f, 0.2f, 0.9f)), List.of(1.0, 1.0), 1);
        assertEquals(List.of(0, 1), both.predictions().getFirst().pieces());
        assertEquals(List.of(1, 0), both.predictions().getLast().pieces());
    }

    @Test
    void aMemberThatRulesTheRightClassOutDoesNotDecideAlone() {
        Evaluation three = AveragedEvaluation.of(
                List.of(member(0, 0, 1), member(0.9f, 0, 1), member(0.9f, 0, 1)), List.of(1.0, 1.0, 1.0), 1);
        assertEquals(0, three.predictions().getFirst().predicted());
    }

    @Test
    void verdictsOnDifferentSongsAreNotMixed() {
        Evaluation reversed = member(0.9f, 0.1f);
        List<SongPrediction> songs = reversed.predictions().reversed();
        Evaluation other = new Evaluation(
                reversed.clip(), reversed.song(), reversed.classes(), List.of(), List.of(), List.of(), songs);
        assertThrows(
                IllegalArgumentException.class,
                () -> AveragedEvaluation.of(List.of(reversed, other), List.of(1.0, 1.0), 1));
    }
}
