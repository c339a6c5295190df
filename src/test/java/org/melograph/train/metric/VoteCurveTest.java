package org.melograph.train.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class VoteCurveTest {
    private static SongPrediction song(int label, List<Float> probabilities, Integer... pieces) {
        return new SongPrediction("s" + label, "g", label, probabilities, List.of(pieces));
    }

    private static final List<SongPrediction> SONGS = List.of(
            song(0, List.of(0.6f, 0.4f), 0, 0, 1),
            song(1, List.of(0.3f, 0.7f), 1, 1, 1),
            song(0, List.of(0.2f, 0.8f), 1, 1));

    @Test
    void everyThresholdUpToTheLongestSongHasAPoint() {
        assertEquals(
                List.of(new VotePoint(1, 2 / 3.0, 0), new VotePoint(2, 2 / 3.0, 0), new VotePoint(3, 1 / 3.0, 2 / 3.0)),
                VoteCurve.of(SONGS));
    }

    @Test
    void equalVotesGoToTheLikelierClass() {
        assertEquals(1, VoteCurve.winner(song(0, List.of(0.1f, 0.5f, 0.4f), 0, 1, 2), 1));
    }

    @Test
    void tooFewVotesDecideNothing() {
        assertEquals(VoteCurve.UNDECIDED, VoteCurve.winner(song(0, List.of(0.9f, 0.1f), 0, 0, 1), 3));
    }

    @Test
    void noSongsGiveNoCurve() {
        assertEquals(List.of(), VoteCurve.of(List.of()));
    }

    @Test
    void calibrationErrorIsTheDistanceOfConfidenceAndAccuracy() {
        // Two songs of confidence .85, one right; one of .65, right: (.35 * 2 + .35 * 1) / 3.
        List<SongPrediction> songs = List.of(
                song(0, List.of(0.85f, 0.15f), 0),
                song(1, List.of(0.85f, 0.15f), 0),
                song(1, List.of(0.35f, 0.65f), 1));
        Calibration calibration = Calibration.of(songs);
        assertEquals(0.35, calibration.error(), 1e-6);
        assertEquals(2, calibration.bins().size());
        assertEquals(2, calibration.bins().getLast().songs());
    }
}
