package org.melograph.zoo.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.dataset.FrontEnd;
import org.melograph.model.Batch;
import org.melograph.model.InputShape;
import org.melograph.model.ModelSpec;

final class NGramsTest {
    private static final float MEAN = 3;
    private static final float DEVIATION = 2;

    private static ModelSpec spec(Map<String, String> more) throws BadInputException {
        LogisticRegression architecture = new LogisticRegression();
        Params params = Params.parse(architecture.params(), Map.of("feature", "note-n-grams"));
        for (Map.Entry<String, String> e : more.entrySet()) {
            params = params.with(e.getKey(), Integer.valueOf(e.getValue()));
        }
        FrontEnd frontEnd = architecture.frontEnd(params);
        Axis channel = new Axis("channel", 1);
        return new ModelSpec(
                architecture.id(),
                params,
                frontEnd,
                new InputShape(1, 4),
                List.of("a", "b"),
                Tensor.wrap(new float[] {MEAN}, channel),
                Tensor.wrap(new float[] {DEVIATION}, channel));
    }

    /** Words of pieces of four, scaled as models get them. */
    private static Batch batch(float[]... pieces) {
        float[] values = new float[4 * pieces.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (pieces[i / 4][i % 4] - MEAN) / DEVIATION;
        }
        Axis example = new Axis("example", pieces.length);
        return new Batch(
                Tensor.wrap(values, example, new Axis("channel", 1), new Axis("step", 4)),
                Tensor.wrap(new float[pieces.length], example),
                null,
                null);
    }

    @Test
    void rowsAreScikitLearnsTfIdf() throws Exception {
        // TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"\S+") on "5 7 5 7", "5 5 5
        // 9",
        // "7 9 2 2" keeps the words 5, 7 and 9, each in two of three pieces.
        Batch training = batch(new float[] {5, 7, 5, 7}, new float[] {5, 5, 5, 9}, new float[] {7, 9, 2, 2});
        NGrams grams = NGrams.fit(spec(Map.of("n_gram", "2")), List.of(training));
        assertEquals(3, grams.width());
        float three = (float) (1 + Math.log(3));
        float length = (float) Math.sqrt(three * three + 1);
        float half = (float) Math.sqrt(0.5);
        assertArrayEquals(
                new float[] {half, half, 0, three / length, 0, 1 / length, 0, half, half},
                grams.of(training.inputs(), null),
                1e-6f);
    }

    @Test
    void theMostWidespreadTermsStay() throws Exception {
        Batch training = batch(new float[] {5, 7, 1, 2}, new float[] {5, 7, 3, 4}, new float[] {5, 9, 3, 6});
        NGrams grams = NGrams.fit(spec(Map.of("n_gram", "1", "terms", "1")), List.of(training));
        assertEquals(5f, grams.weights().values().iterator().next().at(0, 1));
    }

    @Test
    void termsComeBackFromTheirWeights() throws Exception {
        ModelSpec spec = spec(Map.of("n_gram", "3"));
        Batch training = batch(new float[] {0, 7, 0, 7}, new float[] {0, 7, 0, 2046}, new float[] {7, 0, 7, 2046});
        NGrams grams = NGrams.fit(spec, List.of(training));
        NGrams loaded = NGrams.load(spec, new StoredWeights(grams.weights()));
        assertArrayEquals(grams.of(training.inputs(), null), loaded.of(training.inputs(), null));
        assertEquals(grams.weights(), loaded.weights());
    }

    @Test
    void channelsAreCountedApartAndWeighTheSame() throws Exception {
        ModelSpec one = spec(Map.of("n_gram", "1"));
        ModelSpec two = new ModelSpec(
                one.architecture(),
                one.params(),
                one.frontEnd(),
                new InputShape(2, 2),
                one.labels(),
                Tensor.wrap(new float[2], new Axis("channel", 2)),
                Tensor.wrap(new float[] {1, 1}, new Axis("channel", 2)));
        Axis example = new Axis("example", 2);
        // The second channel has no word at its second step.
        Tensor inputs = Tensor.wrap(
                new float[] {5, 7, 5, -1, 5, 7, 5, -1}, example, new Axis("channel", 2), new Axis("step", 2));
        Batch batch = new Batch(inputs, Tensor.wrap(new float[2], example), null, null);
        NGrams grams = NGrams.fit(two, List.of(batch));
        float half = (float) Math.sqrt(0.5);
        assertArrayEquals(new float[] {0.5f, 0.5f, half, 0.5f, 0.5f, half}, grams.of(inputs, null), 1e-6f);
        assertArrayEquals(
                grams.of(inputs, null),
                NGrams.load(two, new StoredWeights(grams.weights())).of(inputs, null));
    }

    @Test
    void paddingHoldsNoWords() throws Exception {
        Batch training = batch(new float[] {5, 7, 5, 7}, new float[] {5, 7, 5, 7});
        NGrams grams = NGrams.fit(spec(Map.of("n_gram", "1")), List.of(training));
        Tensor mask = Tensor.wrap(new float[] {1, 0, 0, 0, 1, 1, 1, 1}, new Axis("example", 2), new Axis("step", 4));
        float half = (float) Math.sqrt(0.5);
        assertArrayEquals(new float[] {1, 0, half, half}, grams.of(training.inputs(), mask), 1e-6f);
    }

    @Test
    void piecesThatShareNothingAreRefused() {
        Batch training = batch(new float[] {1, 2, 3, 4}, new float[] {5, 6, 7, 8});
        assertThrows(BadInputException.class, () -> NGrams.fit(spec(Map.of()), List.of(training)));
    }
}
