package org.melograph.train.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Json;
import org.melograph.base.Tensor;

/** Expectations by scikit-learn: {@code src/test/golden/tags.py}. */
class TagScoresTest {
    private static final double EXACT = 1e-12;

    private record GoldenTag(
            int known,
            int positives,
            @Nullable Double averagePrecision,
            @Nullable Double rocAuc,
            @Nullable Double f1,
            @Nullable Double balancedAccuracy) {}

    private record Golden(
            double threshold,
            List<List<Integer>> truth,
            List<List<Float>> probabilities,
            List<GoldenTag> tags,
            double averagePrecision,
            double rocAuc,
            double macroF1,
            double balancedAccuracy,
            double microF1,
            double constantF1,
            double accuracy,
            double logLoss,
            double bestF1) {
        TagAnswers answers() {
            return answers(threshold);
        }

        TagAnswers answers(double cut) {
            List<String> songs =
                    IntStream.range(0, truth.size()).mapToObj(i -> "song " + i).toList();
            return TagAnswers.of(songs, songs, tensor(truth), tensor(probabilities), cut);
        }

        List<String> names() {
            return IntStream.range(0, tags.size()).mapToObj(i -> "tag " + i).toList();
        }
    }

    private static Tensor tensor(List<? extends List<? extends Number>> rows) {
        int width = rows.getFirst().size();
        float[] values = new float[rows.size() * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i / width).get(i % width).floatValue();
        }
        return Tensor.wrap(values, new Axis("example", rows.size()), new Axis("tag", width));
    }

    private static Golden golden() {
        try (InputStream in = Objects.requireNonNull(TagScoresTest.class.getResourceAsStream("/golden/tags.json"))) {
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Golden.class, "tags.json");
        } catch (IOException | BadInputException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eachTagScoresAsScikitLearnHasIt() {
        Golden golden = golden();
        TagScores scores = TagScores.of(golden.answers(), golden.names(), 1);
        for (int t = 0; t < golden.tags().size(); t++) {
            GoldenTag expected = golden.tags().get(t);
            TagScores.Tag got = scores.tags().get(t);
            assertEquals(expected.known(), got.known());
            assertEquals(expected.positives(), got.positives());
            assertScore(expected.averagePrecision(), got.averagePrecision());
            assertScore(expected.rocAuc(), got.rocAuc());
            assertScore(expected.f1(), got.f1());
        }
    }

    private static void assertScore(@Nullable Double expected, double got) {
        assertEquals(expected == null ? Double.NaN : expected, got, EXACT);
    }

    @Test
    void meansLeaveOutWhatCannotBeMeasured() {
        Golden golden = golden();
        TagScores scores = TagScores.of(golden.answers(), golden.names(), 1);
        assertEquals(golden.averagePrecision(), scores.averagePrecision().value(), EXACT);
        assertEquals(golden.rocAuc(), scores.rocAuc().value(), EXACT);
        assertEquals(golden.macroF1(), scores.macroF1().value(), EXACT);
        assertEquals(golden.microF1(), scores.microF1().value(), EXACT);
        assertEquals(golden.constantF1(), scores.constantF1(), EXACT);
        LevelScores levels = TagScores.levels(golden.answers(), 1);
        assertEquals(golden.accuracy(), levels.accuracy().value(), EXACT);
        assertEquals(golden.balancedAccuracy(), levels.balancedAccuracy().value(), EXACT);
        assertEquals(golden.logLoss(), levels.logLoss().value(), 1e-6);
        assertEquals(
                golden.averagePrecision(), TagScores.means(golden.answers()).averagePrecision(), EXACT);
    }

    @Test
    void theBestThresholdReachesTheBestMicroF1() {
        Golden golden = golden();
        double threshold = golden.answers().bestThreshold();
        TagScores scores = TagScores.of(golden.answers(threshold), golden.names(), 1);
        assertEquals(golden.bestF1(), scores.microF1().value(), EXACT);
    }

    @Test
    void intervalsHoldTheirValueAndRepeat() {
        Golden golden = golden();
        Score score = TagScores.of(golden.answers(), golden.names(), 5).averagePrecision();
        assertTrue(score.low() < score.value() && score.value() < score.high(), score.toString());
        assertEquals(score, TagScores.of(golden.answers(), golden.names(), 5).averagePrecision());
    }

    @Test
    void nothingKnownGivesNoScoreAndNoError() {
        Tensor unknown = Tensor.wrap(new float[] {-1, -1}, new Axis("example", 2), new Axis("tag", 1));
        Tensor said = Tensor.wrap(new float[] {0.2f, 0.7f}, new Axis("example", 2), new Axis("tag", 1));
        TagAnswers answers = TagAnswers.of(List.of("a", "b"), List.of("a", "b"), unknown, said, 0.5);
        TagScores scores = TagScores.of(answers, List.of("lost"), 1);
        assertTrue(Double.isNaN(scores.averagePrecision().value()));
        assertTrue(Double.isNaN(scores.averagePrecision().low()));
        assertTrue(Double.isNaN(scores.prevalence()));
        assertEquals(TagAnswers.EVEN, answers.bestThreshold());
    }

    @Test
    void aSongIsTheMeanOfItsPieces() {
        Axis tag = new Axis("tag", 1);
        Tensor truth = Tensor.wrap(new float[] {1, 1, 0}, new Axis("example", 3), tag);
        Tensor said = Tensor.wrap(new float[] {0.25f, 0.75f, 0.125f}, new Axis("example", 3), tag);
        TagAnswers songs = TagAnswers.of(List.of("a", "a", "b"), List.of("g", "g", "h"), truth, said, 0.5)
                .bySong();
        assertEquals(List.of("a", "b"), songs.songs());
        assertEquals(List.of("g", "h"), songs.groups());
        assertEquals(List.of(0.5f, 0.125f), boxed(songs.probabilities()));
        assertEquals(List.of(1f, 0f), boxed(songs.truth()));
    }

    private static List<Float> boxed(Tensor tensor) {
        List<Float> values = new ArrayList<>();
        for (float v : tensor.values()) {
            values.add(v);
        }
        return Collections.unmodifiableList(values);
    }
}
