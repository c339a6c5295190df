package org.melograph.zoo.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.melograph.base.Axis;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.model.Batch;
import org.melograph.model.InputShape;
import org.melograph.model.Learner;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;

/** What a classical model of tags makes of answers that nobody gave. */
final class TagsTest {
    private static final int SONGS = 60;
    private static final List<String> TAGS = List.of("loud", "seldom asked", "always", "never asked");

    static List<TagsArchitecture> all() {
        return List.of(new TagsLogistic(), new TagsForest());
    }

    /**
     * Songs of two columns, the first of which decides whether they are loud. The second tag is the same, but where it is
     * not the truth nobody was asked, or everybody said the contrary.
     */
    private static Batch songs(float unasked) {
        RandomGenerator random = Rng.of(3, "songs");
        float[] inputs = new float[SONGS * 2];
        float[] answers = new float[SONGS * TAGS.size()];
        for (int i = 0; i < SONGS; i++) {
            boolean loud = i % 2 == 0;
            inputs[2 * i] = (float) (loud ? 1 + 0.1 * random.nextGaussian() : -1 + 0.1 * random.nextGaussian());
            inputs[2 * i + 1] = (float) random.nextGaussian();
            answers[4 * i] = loud ? 1 : 0;
            answers[4 * i + 1] = i % 3 == 0 ? (loud ? 1 : 0) : unasked;
            answers[4 * i + 2] = 1;
            answers[4 * i + 3] = -1;
        }
        Axis example = new Axis("example", SONGS);
        return new Batch(
                Tensor.wrap(inputs, example, new Axis("channel", 1), new Axis("step", 2)),
                Tensor.wrap(answers, example, new Axis("tag", TAGS.size())),
                null,
                null);
    }

    private static Tensor said(TagsArchitecture architecture, Batch batch) throws Exception {
        // Little is told by twenty songs under the standards, which suit hundreds.
        Map<String, String> close = architecture instanceof TagsLogistic ? Map.of("c", "1") : Map.of("min_leaf", "1");
        Params params = Params.parse(architecture.params(), close).with("feature", "columns");
        ModelSpec spec = new ModelSpec(
                architecture.id(),
                params,
                architecture.frontEnd(params),
                new InputShape(1, 2),
                TAGS,
                Tensor.wrap(new float[2], new Axis("column", 2)),
                Tensor.wrap(new float[] {1, 1}, new Axis("column", 2)));
        try (Learner learner = architecture.begin(spec, 1)) {
            ((Learner.OneShot) learner).fit(List.of(batch), Job.silent());
            Model model = learner.model();
            return model.predict(batch.inputs(), null);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatNobodyWasAskedIsNotLearntAsANo(TagsArchitecture architecture) throws Exception {
        Tensor masked = said(architecture, songs(-1));
        Tensor denied = said(architecture, songs(0));
        assertTrue(masked.at(2, 1) > 0.6, "a loud song that nobody was asked about: " + masked.at(2, 1));
        assertTrue(denied.at(2, 1) < 0.5, "the same where all said no: " + denied.at(2, 1));
        assertEquals(masked.at(2, 0), denied.at(2, 0), 1e-6);
    }

    @ParameterizedTest
    @MethodSource("all")
    void ofATagWithoutTwoAnswersItsShareIsSaid(TagsArchitecture architecture) throws Exception {
        Tensor said = said(architecture, songs(-1));
        assertEquals(61f / 62, said.at(0, 2), 1e-6);
        assertEquals(0.5f, said.at(0, 3), 1e-6);
    }

    @Test
    void loudSongsAreToldFromOthers() throws Exception {
        Tensor said = said(new TagsLogistic(), songs(-1));
        for (int i = 0; i < SONGS; i++) {
            assertEquals(i % 2 == 0, said.at(i, 0) > 0.5, "song " + i);
        }
    }
}
