package org.melograph.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Cut;
import org.melograph.dataset.Example;
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.Scaling;
import org.melograph.dataset.Target;
import org.melograph.model.InputShape;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;
import org.melograph.train.PermutationImportance.Measured;
import org.melograph.train.PermutationImportance.Part;

final class PermutationImportanceTest {
    private static final List<Part> EACH =
            List.of(new Part("deaf", List.of(0)), new Part("heard", List.of(1)), new Part("both", List.of(0, 1)));

    /** Names the class by the sign of the second channel (or column) at the first step, whatever the first one holds. */
    private record SecondOnly(ModelSpec spec) implements Model {
        @Override
        public Tensor predict(Tensor inputs, @Nullable Tensor mask) {
            float[] said = new float[2 * inputs.size(0)];
            int stride = inputs.length() / inputs.size(0);
            for (int i = 0; i < inputs.size(0); i++) {
                boolean positive = inputs.values()[i * stride + stride / 2] > 0;
                said[2 * i] = positive ? 0.1f : 0.9f;
                said[2 * i + 1] = 1 - said[2 * i];
            }
            return Tensor.wrap(said, inputs.axis(0), new Axis("class", 2));
        }

        @Override
        public Tensor embed(Tensor inputs, @Nullable Tensor mask) {
            return inputs;
        }

        @Override
        public Map<String, Tensor> weights() {
            return Map.of();
        }

        @Override
        public void close() {}
    }

    private static Model model(boolean table) {
        int size = table ? 2 : 1;
        Axis axis = table ? new Axis(Scaling.COLUMN, 2) : new Axis("channel", 2);
        return new SecondOnly(new ModelSpec(
                "second",
                Params.standard(List.of()),
                new FrontEnd(table ? "columns" : "mel", Params.standard(List.of()), Cut.WHOLE, List.of()),
                table ? new InputShape(1, size) : new InputShape(2, 4),
                List.of("no", "yes"),
                Tensor.wrap(new float[2], axis),
                Tensor.wrap(new float[] {1, 1}, axis)));
    }

    /** Songs of two pieces whose second channel tells their class. */
    private static List<Example> examples(boolean table) {
        RandomGenerator random = Rng.of(1, "examples");
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int song = i / 2;
            int steps = table ? 1 : 4;
            float[] values = new float[2 * steps];
            for (int j = 0; j < values.length; j++) {
                double noise = 0.1 * random.nextGaussian();
                values[j] = (float) (noise + (j < steps ? 0 : song % 2 == 0 ? -1 : 1));
            }
            Tensor feature = table
                    ? Tensor.wrap(values, new Axis("channel", 1), new Axis("column", 2))
                    : Tensor.wrap(values, new Axis("channel", 2), new Axis("step", 4));
            examples.add(new Example(
                    "s" + song, "g" + song / 2, new Target.ClassTarget(song % 2), feature, 0, table ? 2 : 4));
        }
        return examples;
    }

    @Test
    void onlyWhatTheModelListensToMatters() throws Exception {
        for (boolean table : new boolean[] {true, false}) {
            Measured measured = PermutationImportance.of(model(table), examples(table), EACH, 5, 3, Job.silent());
            assertEquals(1, measured.accuracy());
            assertEquals(200, measured.songs());
            assertEquals(0, measured.parts().get(0).drop());
            // Two pieces with donors of either class: a quarter of the songs turns over, half of them stands on the
            // edge
            // and falls to the first class.
            assertEquals(0.5, measured.parts().get(1).drop(), 0.05);
            assertTrue(measured.parts().get(1).low() > 0.4
                    && measured.parts().get(1).high() < 0.6);
            assertEquals(2, measured.parts().get(2).members());
            assertEquals(0.5, measured.parts().get(2).drop(), 0.05);
        }
    }

    @Test
    void theSameSeedDealsTheSame() throws Exception {
        List<Example> examples = examples(false);
        assertEquals(
                PermutationImportance.of(model(false), examples, EACH, 2, 3, Job.silent()),
                PermutationImportance.of(model(false), examples, EACH, 2, 3, Job.silent()));
    }

    @Test
    void stopsWithinABatch() {
        Job stopped = new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                return true;
            }
        };
        assertThrows(
                StoppedException.class,
                () -> PermutationImportance.of(model(true), examples(true), EACH, 1, 1, stopped));
    }
}
