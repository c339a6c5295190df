package org.melograph.train.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RocCurveTest {
    private static SongTags song(String id, int truth, float probability) {
        return new SongTags(id, id, List.of(truth), List.of(probability), 0.5);
    }

    @Test
    void theAreaCountsPairsInOrder() {
        // scikit-learn's roc_auc_score([0, 0, 1, 1], [.1, .4, .35, .8]) is .75.
        RocCurve curve = RocCurve.ofTag(
                List.of(song("a", 0, 0.1f), song("b", 0, 0.4f), song("c", 1, 0.35f), song("d", 1, 0.8f)), 0);
        assertEquals(0.75, curve.area(), 1e-12);
        assertEquals(new RocCurve.Point(0, 0), curve.points().getFirst());
        assertEquals(new RocCurve.Point(1, 1), curve.points().getLast());
    }

    @Test
    void equalProbabilitiesAreOneStep() {
        RocCurve curve = RocCurve.ofTag(List.of(song("a", 0, 0.5f), song("b", 1, 0.5f)), 0);
        assertEquals(2, curve.points().size());
        assertEquals(0.5, curve.area());
    }

    @Test
    void songsOfWhichNobodyKnowsDoNotCount() {
        List<SongTags> songs = List.of(song("a", -1, 0.9f), song("b", 1, 0.5f));
        RocCurve curve = RocCurve.ofTag(songs, 0);
        assertTrue(curve.points().isEmpty());
        assertTrue(Double.isNaN(curve.area()));
        assertEquals(1, PrecisionRecall.ofTag(songs, 0).averagePrecision());
    }
}
