package org.melograph.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.melograph.base.Axis;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

class FeatureStretchTest {
    private static final int RATE = 22_050;
    private static final int SECONDS = 24;

    /** Chords that change, with strokes, and silence that makes the depth of levels count. */
    private static Clip music() {
        float[] samples = new float[SECONDS * RATE];
        RandomGenerator random = Rng.of(3, "music");
        for (int second = 0; second < SECONDS; second++) {
            for (int voice = 0; voice < 3; voice++) {
                double hertz = 110 * Math.pow(2, random.nextInt(36) / 12.0);
                for (int i = 0; i < RATE * 3 / 4; i++) {
                    double t = i / (double) RATE;
                    samples[second * RATE + i] += (float) (0.2 * Math.exp(-3 * t) * Math.sin(2 * Math.PI * hertz * t));
                }
            }
            for (int i = 0; i < 2000; i++) {
                samples[second * RATE + i] += (float) (0.1 * Math.exp(-i / 300.0) * random.nextGaussian());
            }
        }
        return new Clip(
                "music", Tensor.wrap(samples, new Axis("sample", samples.length)), RATE, Provenance.made("music"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stft",
                "mel",
                "bands",
                "chroma",
                "constant-q",
                "tonnetz",
                "pitch",
                "harmonic",
                "percussive",
                "loudness"
            })
    void framesOfAStretchAreThoseOfTheWhole(String id) throws Exception {
        Clip clip = music();
        Feature feature = Features.byId(id);
        Params standard = Params.standard(feature.spec().params());
        Params params = feature.settled(decibels(feature, standard), clip, Job.silent());
        Tensor whole = feature.extract(clip, params, Job.silent());
        FeatureStretch stretch = FeatureStretch.of(feature, params);
        int frames = whole.size(1);
        assertEquals(frames, stretch.frames(clip.samples().length()));
        float loudest = stretch.loudest(stretch.extract("whole", clip.samples().values(), 0, frames, Job.silent()));
        int[][] parts = {{0, frames / 3}, {frames / 3, 2 * frames / 3}, {2 * frames / 3, frames}};
        for (int[] part : parts) {
            int from = (int) stretch.firstSample(part[0]);
            int to = (int) Math.min(clip.samples().length(), stretch.endSample(part[1]));
            float[] cut = Arrays.copyOfRange(clip.samples().values(), from, to);
            Tensor made = stretch.extract("part", cut, part[0], part[1] - part[0], Job.silent());
            assertEquals(part[1] - part[0], made.size(1));
            float[] levelled = made.values().clone();
            stretch.level(levelled, loudest);
            for (int row = 0; row < whole.size(0); row++) {
                for (int t = 0; t < made.size(1); t++) {
                    float expected = whole.values()[row * frames + part[0] + t];
                    float tolerance = 1e-5f * Math.max(1, Math.abs(expected));
                    assertEquals(expected, levelled[row * made.size(1) + t], tolerance, id + " " + row + " " + t);
                }
            }
        }
    }

    private static Params decibels(Feature feature, Params params) throws Exception {
        boolean levels = params.has("scale") && !feature.spec().id().equals("bands");
        return levels ? Params.parse(feature.spec().params(), Map.of("scale", "db")) : params;
    }

    @Test
    void framesAreToldWhenAllTheirSoundIsThere() throws Exception {
        Feature mel = Features.byId("mel");
        FeatureStretch stretch =
                FeatureStretch.of(mel, Params.standard(mel.spec().params()));
        int within = (int) stretch.framesWithin(100_000);
        assertTrue(stretch.endSample(within) <= 100_000);
        assertTrue(stretch.endSample(within + 1) > 100_000);
        assertEquals(0, stretch.framesWithin(10));
    }

    @Test
    void whatDependsOnTheWholeIsNotCutUp() throws Exception {
        for (String id : new String[] {"beats", "chroma", "spectral-contrast"}) {
            Feature feature = Features.byId(id);
            assertFalse(
                    FeatureStretch.suits(feature, Params.standard(feature.spec().params())), id);
        }
    }
}
