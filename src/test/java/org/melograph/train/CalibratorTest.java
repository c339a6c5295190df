package org.melograph.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.melograph.train.metric.Reliability;
import org.melograph.train.metric.SongPrediction;
import org.melograph.train.metric.Temperature;
import org.melograph.train.metric.Temperature.Answer;

final class CalibratorTest {
    private static Answer answer(double first, int label) {
        return new Answer(List.of((float) first, (float) (1 - first)), label, 1);
    }

    /** Says 95 per cent and is right in three of four. */
    private static List<Answer> boaster() {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            answers.add(answer(0.95, i % 4 == 0 ? 1 : 0));
        }
        return answers;
    }

    @Test
    void aBoasterIsCooledToHowOftenItIsRight() {
        Calibrator.Fit fit = Calibrator.fit(boaster());
        assertEquals(80, fit.songs());
        assertEquals(0.75, fit.temperature().ofSong(new double[] {0.95, 0.05})[0], 0.02);
    }

    @Test
    void whatIsLeftOfTheErrorIsMeasured() {
        Temperature temperature = Calibrator.fit(boaster()).temperature();
        List<SongPrediction> held = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            float told = (float) temperature.ofSong(new double[] {0.95, 0.05})[0];
            held.add(new SongPrediction("s" + i, "s" + i, i % 4 == 0 ? 1 : 0, List.of(told, 1 - told), List.of(0)));
        }
        Reliability reliability = Reliability.of(held, temperature, 80, 0);
        assertEquals(0.2, reliability.errorBefore(), 1e-3);
        assertTrue(reliability.error() < 0.02, "left " + reliability.error());
    }

    @Test
    void answersThatAreAlwaysRightNeedNoThreshold() {
        Calibrator.Fit fit = Calibrator.fit(List.of(answer(0.6, 0), answer(0.3, 1), answer(0.8, 0)));
        assertEquals(0, fit.undecidedBelow());
    }

    @Test
    void wrongAnswersThatAreUnsureAreLeftOut() {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(new Answer(List.of(0.8f, 0.1f, 0.1f), 0, 1));
            answers.add(new Answer(List.of(0.36f, 0.33f, 0.31f), 2, 1));
        }
        Calibrator.Fit fit = Calibrator.fit(answers);
        double unsure = fit.temperature().ofSong(new double[] {0.36, 0.33, 0.31})[0];
        assertTrue(fit.undecidedBelow() > unsure && fit.undecidedBelow() <= 0.5, fit.toString());
    }

    @Test
    void noSongsChangeNothing() {
        assertEquals(Calibrator.Fit.NONE, Calibrator.fit(List.of()));
    }
}
