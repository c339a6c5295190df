package org.melograph.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.dataset.Cut;
import org.melograph.dataset.Example;
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.Target;
import org.melograph.model.Batch;
import org.melograph.model.InputShape;
import org.melograph.model.ModelSpec;

class BatchesTest {
    private static ModelSpec spec(InputShape input, String axis, float[] mean, float[] deviation) {
        return new ModelSpec(
                "toy",
                Params.standard(List.of()),
                new FrontEnd("toy", Params.standard(List.of()), Cut.WHOLE, List.of()),
                input,
                List.of("a", "b"),
                Tensor.wrap(mean, new Axis(axis, mean.length)),
                Tensor.wrap(deviation, new Axis(axis, deviation.length)));
    }

    private static final Tensor FEATURE =
            Tensor.wrap(new float[] {1, 2, 3, 4, 5, 10, 20, 30, 40, 50}, new Axis("channel", 2), new Axis("step", 5));

    private static Example piece(Target target, int start, int length) {
        return new Example("s", "g", target, FEATURE, start, length);
    }

    @Test
    void windowsAreCutScaledAndPaddedUnderAMask() {
        Batches batches = new Batches(spec(new InputShape(2, 3), "channel", new float[] {1, 10}, new float[] {2, 10}));
        List<Example> examples =
                List.of(piece(new Target.ClassTarget(1), 1, 3), piece(new Target.ClassTarget(0), 3, 2));
        Batch batch = batches.of(examples, 0, 2);
        assertArrayEquals(
                new float[] {0.5f, 1, 1.5f, 1, 2, 3, 1.5f, 2, 0, 3, 4, 0},
                batch.inputs().values(),
                1e-6f);
        assertArrayEquals(new float[] {1, 0}, batch.targets().values());
        assertArrayEquals(
                new float[] {1, 1, 1, 1, 1, 0},
                Objects.requireNonNull(batch.mask()).values());
        assertNull(batch.weights());
    }

    @Test
    void aReusedBufferForgetsTheBatchBefore() {
        Batches batches = new Batches(spec(new InputShape(2, 3), "channel", new float[] {0, 0}, new float[] {1, 1}));
        Target target = new Target.ClassTarget(0);
        List<Example> examples = List.of(piece(target, 0, 1), piece(target, 0, 3), piece(target, 4, 1));
        Batch first = batches.of(examples, 0, 1);
        assertNotNull(first.mask());
        Batch second = batches.of(examples, 1, 2);
        assertSame(first.inputs().values(), second.inputs().values());
        assertNull(second.mask());
        Batch third = batches.of(examples, 2, 3);
        assertArrayEquals(new float[] {5, 0, 0, 50, 0, 0}, third.inputs().values());
    }

    @Test
    void aMissingCellBecomesItsColumnsMean() {
        Batches batches =
                new Batches(spec(new InputShape(1, 3), "column", new float[] {1, 2, 3}, new float[] {1, 2, 4}));
        Tensor row = Tensor.wrap(new float[] {5, Float.NaN, 7}, new Axis("channel", 1), new Axis("column", 3));
        Batch batch = batches.of(List.of(new Example("r", "r", new Target.Unknown(), row, 0, 3)), 0, 1);
        assertArrayEquals(new float[] {4, 0, 1}, batch.inputs().values());
        assertArrayEquals(new float[] {-1}, batch.targets().values());
    }

    @Test
    void whatASongLacksStaysZero() {
        Tensor lyricsOnly = Tensor.wrap(new float[] {0, 0, 0, 4, 0, 8}, new Axis("channel", 2), new Axis("step", 3));
        ModelSpec plain = spec(new InputShape(2, 3), "channel", new float[] {5, 2}, new float[] {1, 2});
        ModelSpec songs = new ModelSpec(
                plain.architecture(),
                plain.params(),
                new FrontEnd("song", Params.standard(List.of()), Cut.WHOLE, List.of()),
                plain.input(),
                plain.labels(),
                plain.mean(),
                plain.deviation());
        List<Example> examples = List.of(new Example("s", "s", new Target.Unknown(), lyricsOnly, 0, 3));
        assertArrayEquals(
                new float[] {0, 0, 0, 1, 0, 3},
                new Batches(songs).of(examples, 0, 1).inputs().values());
        assertArrayEquals(
                new float[] {-5, -5, -5, 1, -1, 3},
                new Batches(plain).of(examples, 0, 1).inputs().values());
    }

    @Test
    void theValuesOfALyricsVectorAreScaledOneByOne() {
        float[] mean = new float[26];
        float[] deviation = new float[26];
        Arrays.fill(mean, 5);
        Arrays.fill(deviation, 2);
        mean[25] = 1;
        ModelSpec plain = spec(new InputShape(25, 2), "value", mean, deviation);
        ModelSpec songs = new ModelSpec(
                plain.architecture(),
                plain.params(),
                new FrontEnd("song", Params.standard(List.of()), Cut.WHOLE, List.of()),
                plain.input(),
                plain.labels(),
                plain.mean(),
                plain.deviation());
        float[] values = new float[50];
        Arrays.fill(values, 7);
        Tensor feature = Tensor.wrap(values, new Axis("row", 25), new Axis("segment", 2));
        Batch batch = new Batches(songs).of(List.of(new Example("s", "s", new Target.Unknown(), feature, 0, 2)), 0, 1);
        assertEquals(1, batch.inputs().at(0, 23, 1));
        assertEquals(1, batch.inputs().at(0, 24, 0));
        assertEquals(3, batch.inputs().at(0, 24, 1));
    }

    @Test
    void theNextEventMayLieBeyondThePiece() {
        Tensor tokens = Tensor.wrap(new float[] {7, 8, 9, 6}, new Axis("channel", 1), new Axis("step", 4));
        Batches batches = new Batches(spec(new InputShape(1, 3), "channel", new float[] {0}, new float[] {1}));
        Target target = new Target.NextEvent();
        List<Example> examples =
                List.of(new Example("s", "g", target, tokens, 0, 3), new Example("s", "g", target, tokens, 2, 2));
        Batch batch = batches.of(examples, 0, 2);
        assertArrayEquals(new float[] {7, 8, 9, 9, 6, 0}, batch.inputs().values());
        assertArrayEquals(new float[] {8, 9, 6, 6, -1, -1}, batch.targets().values());
        assertEquals(
                List.of(2, 3), batch.targets().axes().stream().map(Axis::size).toList());
    }

    @Test
    void classWeightsGoWithTheExamples() {
        Tensor byClass = Tensor.wrap(new float[] {0.5f, 2}, new Axis("class", 2));
        Batches batches =
                new Batches(spec(new InputShape(2, 5), "channel", new float[] {0, 0}, new float[] {1, 1}), byClass);
        List<Example> examples =
                List.of(piece(new Target.ClassTarget(1), 0, 5), piece(new Target.ClassTarget(0), 0, 5));
        Batch batch = batches.of(examples, new int[] {1, 0, 0}, 0, 3);
        assertArrayEquals(new float[] {0, 1, 1}, batch.targets().values());
        assertArrayEquals(
                new float[] {0.5f, 2, 2},
                Objects.requireNonNull(batch.weights()).values());
    }

    @Test
    void batchesForLearningInOneGoKeepTheirMemory() {
        Batches batches = new Batches(spec(new InputShape(2, 5), "channel", new float[] {0, 0}, new float[] {1, 1}));
        List<Example> examples = List.of(
                piece(new Target.ClassTarget(1), 0, 5),
                piece(new Target.ClassTarget(0), 0, 5),
                piece(new Target.ClassTarget(0), 0, 5));
        List<Batch> all = batches.all(examples, new int[] {2, 1, 0}, 2);
        assertEquals(2, all.size());
        assertEquals(1, all.get(1).size());
        assertNotSame(all.get(0).inputs().values(), all.get(0).inputs().values());
        assertThrows(IndexOutOfBoundsException.class, () -> all.get(2));
    }

    @Test
    void aFeatureOfAnotherShapeNamesItsSong() {
        Batches batches = new Batches(spec(new InputShape(3, 5), "channel", new float[3], new float[] {1, 1, 1}));
        List<Example> examples = List.of(piece(new Target.Unknown(), 0, 5));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> batches.of(examples, 0, 1));
        assertEquals("'s' has a feature of 2x5 where the model takes 3 channels and 5 steps.", e.getMessage());
    }
}
