package org.melograph.zoo.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.Tensor;
import org.melograph.feature.Features;
import org.melograph.model.Batch;
import org.melograph.model.InputShape;
import org.melograph.model.ModelSpec;
import org.melograph.music.Lyrics;
import org.melograph.music.Recording;

final class WordTermsTest {
    private static final int STEPS = 4;
    private static final float[] MEAN = {2047.3f, 1999.9f, 2100.1f, 1.7f};
    private static final float[] DEVIATION = {1182.4f, 1190.2f, 1177.7f, 0.9f};

    private static ModelSpec spec(String least) throws BadInputException {
        LogisticRegression architecture = new LogisticRegression();
        Params params = Params.parse(architecture.params(), Map.of("feature", "words", "least", least));
        Axis channel = new Axis("channel", MEAN.length);
        return new ModelSpec(
                architecture.id(),
                params,
                architecture.frontEnd(params),
                new InputShape(MEAN.length, STEPS),
                List.of("a", "b"),
                Tensor.wrap(MEAN, channel),
                Tensor.wrap(DEVIATION, channel));
    }

    /** Bags of words as models get them: features, scaled, padded and masked. */
    private static Batch batch(List<Map<String, Integer>> bags) throws Exception {
        int rows = MEAN.length;
        float[] values = new float[bags.size() * rows * STEPS];
        float[] mask = new float[bags.size() * STEPS];
        for (int i = 0; i < bags.size(); i++) {
            Recording song = new Recording("s", null, Lyrics.of(bags.get(i)), Provenance.made("test"));
            Tensor words = Features.byId("words").extract(song, Params.standard(List.of()), Job.silent());
            for (int t = 0; t < words.size(1); t++) {
                mask[i * STEPS + t] = 1;
                for (int r = 0; r < rows; r++) {
                    values[(i * rows + r) * STEPS + t] = (words.at(r, t) - MEAN[r]) / DEVIATION[r];
                }
            }
        }
        Axis example = new Axis("example", bags.size());
        return new Batch(
                Tensor.wrap(values, example, new Axis("channel", rows), new Axis("step", STEPS)),
                Tensor.wrap(new float[bags.size()], example),
                Tensor.wrap(mask, example, new Axis("step", STEPS)),
                null);
    }

    private static List<Map<String, Integer>> bags() {
        return List.of(
                Map.of("love", 2, "babi", 2), Map.of("love", 3, "hate", 1), Map.of("babi", 1, "hate", 1, "me", 2));
    }

    @Test
    void rowsAreScikitLearnsTfIdf() throws Exception {
        // TfidfVectorizer(min_df=2, sublinear_tf=True) on "love love babi babi", "love love love hate", "babi hate me
        // me"
        // keeps babi, hate and love, each in two of three songs.
        Batch training = batch(bags());
        WordTerms terms = WordTerms.fit(spec("2"), List.of(training));
        assertEquals(3, terms.width());
        float three = (float) (1 + Math.log(3));
        float length = (float) Math.sqrt(three * three + 1);
        float half = (float) Math.sqrt(0.5);
        float[] rows = terms.of(training.inputs(), training.mask());
        assertArrayEquals(sorted(half, half, 0), sorted(rows[0], rows[1], rows[2]), 1e-6f);
        assertArrayEquals(sorted(three / length, 1 / length, 0), sorted(rows[3], rows[4], rows[5]), 1e-6f);
        assertArrayEquals(sorted(half, half, 0), sorted(rows[6], rows[7], rows[8]), 1e-6f);
    }

    @Test
    void everyStemKeepsItsNumberThroughScalingAndStorage() throws Exception {
        List<Map<String, Integer>> bags = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            bags.add(Map.of("word" + i, 1, "other" + i, 2));
        }
        Batch training = batch(bags);
        WordTerms terms = WordTerms.fit(spec("1"), List.of(training));
        assertEquals(600, terms.width());
        WordTerms loaded = WordTerms.load(spec("1"), new StoredWeights(terms.weights()));
        assertArrayEquals(terms.of(training.inputs(), training.mask()), loaded.of(training.inputs(), training.mask()));
    }

    @Test
    void wordsNobodySharesAreRefused() throws Exception {
        Batch training = batch(List.of(Map.of("love", 2), Map.of("hate", 1)));
        BadInputException refusal =
                assertThrows(BadInputException.class, () -> WordTerms.fit(spec("2"), List.of(training)));
        assertEquals("No word is in 2 songs of the training part. Add songs or lower 'least'.", refusal.reason());
    }

    private static float[] sorted(float... values) {
        Arrays.sort(values);
        return values;
    }
}
