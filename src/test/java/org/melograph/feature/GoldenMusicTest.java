package org.melograph.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.melograph.feature.GoldenFeatureTest.clip;
import static org.melograph.feature.GoldenFeatureTest.compare;
import static org.melograph.feature.GoldenFeatureTest.compute;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.melograph.base.Axis;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.feature.GoldenFeatureTest.Golden;
import org.melograph.music.Clip;

/** Harmony and rhythm against librosa 0.11; the numbers are made by src/test/golden/features.py. */
class GoldenMusicTest {
    private static final int TIMES = 9;

    private static Map<String, String> magnitudes(Map<String, String> set) {
        Map<String, String> all = new HashMap<>(set);
        all.put("scale", "magnitude");
        return all;
    }

    @Test
    void constantQIsLibrosas() throws Exception {
        Golden golden = Golden.read("cqt-theme");
        // The excerpt is cut off in full sound; soxr's filter rings otherwise there than ours.
        compare(golden, compute("constant-q", "theme", magnitudes(Map.of())), 1, 4e-3 * golden.maximum());
        compare(
                inner(golden, 3),
                inner(compute("constant-q", "theme", magnitudes(Map.of())), 3),
                1,
                1e-3 * golden.maximum());
    }

    @Test
    void constantQTakesItsOtherSettings() throws Exception {
        Map<String, String> odd = Map.of(
                "fmin",
                "110",
                "n_bins",
                "60",
                "bins_per_octave",
                "24",
                "hop_length",
                "441",
                "tuning",
                "0.25",
                "filter_scale",
                "0.5",
                "window",
                "hamming");
        Golden golden = Golden.read("cqt-odd");
        compare(golden, compute("constant-q", "theme", magnitudes(odd)), 1, 1e-5 * golden.maximum());
        Golden low = Golden.read("cqt-low");
        compare(low, compute("constant-q", "theme", magnitudes(Map.of("n_bins", "48"))), 1, 4e-3 * low.maximum());
    }

    @Test
    void constantQInDecibelsIsLibrosas() throws Exception {
        Golden golden = Golden.read("cqt-theme-db");
        Tensor ours = compute("constant-q", "theme", Map.of("ref", "max"));
        int frames = ours.size(1);
        for (int i = 0; i < golden.values.length; i++) {
            // Filters from C3 on reach over three frames to either side.
            boolean inside = i / frames >= 24 && i % frames >= 3 && i % frames < frames - 3;
            if (inside && golden.values[i] > -50) {
                assertEquals(golden.values[i], ours.values()[i], 0.1, "band " + i / frames + ", frame " + i % frames);
            }
        }
    }

    private static Golden inner(Golden golden, int margin) {
        Tensor all = Tensor.wrap(golden.values, new Axis("row", golden.shape[0]), new Axis("frame", golden.shape[1]));
        Tensor inside = inner(all, margin);
        return new Golden(golden.name, new int[] {inside.size(0), inside.size(1)}, inside.values());
    }

    private static Tensor inner(Tensor all, int margin) {
        int frames = all.size(1) - 2 * margin;
        float[] values = new float[all.size(0) * frames];
        for (int r = 0; r < all.size(0); r++) {
            System.arraycopy(all.values(), r * all.size(1) + margin, values, r * frames, frames);
        }
        return Tensor.wrap(values, all.axis(0), new Axis("frame", frames));
    }

    @ParameterizedTest
    @ValueSource(strings = {"theme", "chipdisko"})
    void tonnetzIsLibrosas(String excerpt) throws Exception {
        compare(Golden.read("tonnetz-" + excerpt), compute("tonnetz", excerpt, Map.of()), 1, 5e-3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"harmonic", "percussive"})
    void partsAreLibrosas(String part) throws Exception {
        Golden plain = Golden.read(part + "-plain");
        compare(plain, compute(part, "theme", magnitudes(Map.of())), 8, 1e-5 * plain.maximum());
        Map<String, String> odd =
                Map.of("kernel_harmonic", "17", "kernel_percussive", "9", "power", "1", "margin", "2");
        Golden other = Golden.read(part + "-odd");
        compare(other, compute(part, "theme", magnitudes(odd)), 8, 1e-5 * other.maximum());
    }

    @ParameterizedTest
    @ValueSource(strings = {"harmonic", "percussive"})
    void theSoundOfPartsIsLibrosas(String part) throws Exception {
        HarmonicPercussive feature = (HarmonicPercussive) Features.byId(part);
        Params params = Params.standard(feature.spec().params());
        Tensor sound = feature.sound(clip("theme"), params, Job.silent()).samples();
        Tensor row = Tensor.wrap(sound.values(), new Axis("channel", 1), sound.axis(0));
        compare(Golden.read(part + "-sound"), row, 8, 1e-5);
    }

    @Test
    void contrastIsLibrosas() throws Exception {
        Tensor ours = compute("spectral-contrast", "theme", Map.of());
        // As in spectralShapeIsLibrosas: the highest band lies in the rounding of a float transform.
        compare(Golden.read("contrast-theme"), ours, 1, 0.1);
    }

    private static Clip again(String excerpt) throws Exception {
        Clip once = clip(excerpt);
        float[] samples = new float[TIMES * once.samples().length()];
        for (int i = 0; i < TIMES; i++) {
            System.arraycopy(
                    once.samples().values(),
                    0,
                    samples,
                    i * once.samples().length(),
                    once.samples().length());
        }
        return new Clip(
                once.id(), Tensor.wrap(samples, new Axis("sample", samples.length)), once.sampleRate(), once.origin());
    }

    private static Tensor ofClip(String id, Clip clip, Map<String, String> set) throws Exception {
        Feature feature = Features.byId(id);
        return feature.extract(clip, Params.parse(feature.spec().params(), set), Job.silent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"theme", "chipdisko"})
    void onsetsTempogramAndBeatsAreLibrosas(String excerpt) throws Exception {
        Clip clip = again(excerpt);
        compare(
                Golden.read("onset-median-" + excerpt),
                ofClip("onset-strength", clip, Map.of("aggregate", "median")),
                1,
                1e-4);
        compare(Golden.read("tempogram-frames-" + excerpt), ofClip("tempogram", clip, Map.of()), 64, 1e-4);
        beats("beats-" + excerpt, clip, Map.of());
        beats("beats-" + excerpt + "-at-100", clip, Map.of("bpm", "100", "tightness", "20", "trim", "false"));
    }

    private static void beats(String name, Clip clip, Map<String, String> set) throws Exception {
        float[] golden = Golden.read(name).values;
        Tensor ours = ofClip("beats", clip, set);
        float[] frames = new float[golden.length];
        int count = 0;
        for (int t = 0; t < ours.size(1); t++) {
            if (ours.at(0, t) == 1 && count < frames.length) {
                frames[count++] = t;
            }
        }
        assertArrayEquals(golden, frames, name);
        assertEquals(golden.length, count);
    }
}
