package org.melograph.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.dataset.Cut;
import org.melograph.dataset.Example;
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.Target;
import org.melograph.feature.Transposition;
import org.melograph.model.AugmentationParams;
import org.melograph.model.Batch;
import org.melograph.model.InputShape;
import org.melograph.model.ModelSpec;
import org.melograph.train.Augmentation.Loudness;

class AugmentationTest {
    private static final int CHANNELS = 4;
    private static final int STEPS = 20;

    private static float[] ones() {
        float[] values = new float[CHANNELS * STEPS];
        java.util.Arrays.fill(values, 1);
        return values;
    }

    private static float[] apply(Augmentation augmentation, long seed) {
        float[] values = ones();
        float[] mean = {1, 0, 0, 2};
        float[] deviation = {1, 2, 1, 4};
        augmentation.apply(values, 0, STEPS, mean, deviation, Rng.of(seed, "test"));
        return values;
    }

    @Test
    void hidesASpanOfTimeInAllBands() {
        Augmentation masks = new Augmentation(0, 0, 0.5, 0, 0, 0, Loudness.NONE, Transposition.UNHEARD);
        Set<Integer> lengths = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            float[] values = apply(masks, seed);
            int hidden = 0;
            for (int step = 0; step < STEPS; step++) {
                for (int channel = 1; channel < CHANNELS; channel++) {
                    assertEquals(values[step], values[channel * STEPS + step]);
                }
                hidden += values[step] == 0 ? 1 : 0;
            }
            assertTrue(hidden <= STEPS / 2);
            lengths.add(hidden);
        }
        assertTrue(lengths.size() > 4, "always the same span");
    }

    @Test
    void hidesWholeBands() {
        Augmentation masks = new Augmentation(0, 0, 0, 0.5, 0, 0, Loudness.NONE, Transposition.UNHEARD);
        int most = 0;
        for (int seed = 0; seed < 50; seed++) {
            float[] values = apply(masks, seed);
            int hidden = 0;
            for (int channel = 0; channel < CHANNELS; channel++) {
                for (int step = 1; step < STEPS; step++) {
                    assertEquals(values[channel * STEPS], values[channel * STEPS + step]);
                }
                hidden += values[channel * STEPS] == 0 ? 1 : 0;
            }
            most = Math.max(most, hidden);
        }
        assertEquals(2, most);
    }

    @Test
    void aGainMovesDecibelsByAsMuchInEveryBandBeforeScaling() {
        float[] values = apply(new Augmentation(0, 6, 0, 0, 0, 0, Loudness.SUMMAND, Transposition.UNHEARD), 1);
        float first = (values[0] - 1) * 1;
        assertTrue(Math.abs(first) > 0.01 && Math.abs(first) <= 6);
        assertEquals(first, (values[STEPS] - 1) * 2, 1e-5);
        assertEquals(first, (values[3 * STEPS] - 1) * 4, 1e-5);
    }

    @Test
    void aGainMultipliesAWaveformBeforeScaling() {
        float[] values = apply(new Augmentation(0, 6, 0, 0, 0, 0, Loudness.FACTOR, Transposition.UNHEARD), 1);
        // Channel 0 is 2 before scaling, channel 3 is 6.
        double factor = (values[0] * 1 + 1) / 2;
        assertTrue(factor > Math.pow(10, -6 / 20.0) && factor < Math.pow(10, 6 / 20.0) && factor != 1);
        assertEquals(factor, (values[3 * STEPS] * 4 + 2) / 6, 1e-5);
    }

    @Test
    void aPieceMovesWithinItsSongOnly() {
        Tensor song = Tensor.wrap(new float[CHANNELS * 70], new Axis("channel", CHANNELS), new Axis("step", 70));
        Augmentation shift = new Augmentation(0.5, 0, 0, 0, 0, 0, Loudness.NONE, Transposition.UNHEARD);
        Set<Integer> starts = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            Example last = new Example("s", "s", new Target.ClassTarget(0), song, 50, STEPS);
            starts.add(shift.start(last, STEPS, Rng.of(seed, "test")));
        }
        assertTrue(starts.stream().allMatch(start -> start >= 40 && start <= 50), starts.toString());
        assertTrue(starts.size() > 8);
        Example padded = new Example("s", "s", new Target.ClassTarget(0), song, 60, 10);
        assertEquals(60, shift.start(padded, STEPS, Rng.of(1, "test")));
    }

    @Test
    void aTransposedPitchRisesOrFallsByWholeSemitones() {
        Augmentation up = new Augmentation(0, 0, 0, 0, 5, 0, Loudness.NONE, new Transposition.Raised(3, 0.5f));
        Set<Integer> semitones = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            float[] values = apply(up, seed);
            // Channel 3 is divided by 4.
            float moved = (values[3 * STEPS] - 1) * 4 / 0.5f;
            assertEquals(Math.round(moved), moved, 1e-4);
            semitones.add(Math.round(moved));
            for (int i = 0; i < values.length; i++) {
                assertEquals(i < 3 * STEPS ? 1 : values[3 * STEPS], values[i]);
            }
        }
        assertEquals(11, semitones.size());
        assertTrue(semitones.stream().allMatch(s -> s >= -5 && s <= 5), semitones.toString());
    }

    @Test
    void transposedPitchClassesChangePlacesBeforeScaling() {
        Augmentation turn = new Augmentation(0, 0, 0, 0, 2, 0, Loudness.NONE, new Transposition.Turned(1, 3));
        // Before scaling the channels 1, 2 and 3 are 2, 1 and 6.
        float[] mean = {1, 0, 0, 2};
        float[] deviation = {1, 2, 1, 4};
        Set<List<Integer>> orders = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            float[] values = apply(turn, seed);
            assertEquals(1, values[0]);
            List<Integer> raw = new ArrayList<>();
            for (int channel = 1; channel < CHANNELS; channel++) {
                raw.add(Math.round(values[channel * STEPS + 7] * deviation[channel] + mean[channel]));
            }
            orders.add(raw);
        }
        assertEquals(Set.of(List.of(2, 1, 6), List.of(6, 2, 1), List.of(1, 6, 2)), orders);
    }

    @Test
    void aMixedPieceIsPartsOfTwoAndMostlyItself() throws BadInputException {
        FrontEnd mel = new FrontEnd("mel", Params.standard(List.of()), new Cut(2, 2), List.of());
        List<Example> pieces = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Tensor feature = Tensor.wrap(new float[] {i, 10 * i}, new Axis("mel", 1), new Axis("frame", 2));
            pieces.add(new Example("s" + i, "s" + i, new Target.ClassTarget(i), feature, 0, 2));
        }
        ModelSpec spec = new ModelSpec(
                "mel-cnn",
                Params.standard(List.of()),
                mel,
                new InputShape(1, 2),
                List.of("a", "b", "c", "d", "e", "f"),
                Tensor.wrap(new float[1], new Axis("channel", 1)),
                Tensor.wrap(new float[] {1}, new Axis("channel", 1)));
        Augmentation mix = new Augmentation(0, 0, 0, 0, 0, 0.5, Loudness.NONE, Transposition.UNHEARD);
        int[] order = {0, 1, 2, 3, 4, 5};
        Batch batch = new Batches(spec).varied(pieces, order, 0, 6, mix, Rng.of(2, "test"));
        Batch.Mixture mixture = batch.mixture();
        assertNotNull(mixture);
        int foreign = 0;
        for (int i = 0; i < 6; i++) {
            float part = mixture.parts().at(i);
            float other = mixture.classes().at(i);
            assertTrue(part >= 0 && part <= 0.5);
            assertEquals(i, batch.targets().at(i));
            assertEquals((1 - part) * i + part * other, batch.inputs().at(i, 0, 0), 1e-5);
            assertEquals(10 * ((1 - part) * i + part * other), batch.inputs().at(i, 0, 1), 1e-4);
            foreign += other != i && part > 0 ? 1 : 0;
        }
        assertTrue(foreign > 0, "nothing was mixed");
    }

    @Test
    void theSameSeedVariesAlike() {
        Augmentation all = new Augmentation(0.5, 6, 0.5, 0.5, 0, 0, Loudness.SUMMAND, Transposition.UNHEARD);
        assertArrayEquals(apply(all, 3), apply(all, 3));
    }

    @Test
    void settingsOfZeroAndArchitecturesWithoutThemLeaveBatchesAlone() throws BadInputException {
        FrontEnd mel = FrontEnd.of("mel", Map.of("scale", "db"), new Cut(STEPS, STEPS));
        assertSame(Augmentation.OFF, Augmentation.from(Params.standard(List.of()), mel));
        assertSame(Augmentation.OFF, Augmentation.from(Params.standard(AugmentationParams.of(0, 0, 0, true)), mel));
        Augmentation on = Augmentation.from(Params.standard(AugmentationParams.of(0.5, 3, 0.1, true)), mel);
        assertEquals(new Augmentation(0.5, 3, 0.1, 0.1, 0, 0, Loudness.SUMMAND, Transposition.UNHEARD), on);
        FrontEnd notes = FrontEnd.of("notes", Map.of(), new Cut(STEPS, STEPS));
        assertSame(Augmentation.OFF, Augmentation.from(Params.standard(AugmentationParams.ofNotes(0, 0, 0)), notes));
        assertEquals(
                new Augmentation(0, 0, 0, 0, 6, 0, Loudness.NONE, new Transposition.Raised(0, 1 / 127f)),
                Augmentation.from(Params.standard(AugmentationParams.ofNotes(0, 0, 6)), notes));
        FrontEnd wave = FrontEnd.of("wave", Map.of(), new Cut(STEPS, STEPS));
        assertEquals(
                Loudness.FACTOR,
                Augmentation.from(Params.standard(AugmentationParams.of(0, 3, 0, false)), wave)
                        .loudness());
    }
}
