package org.melograph.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;
import org.melograph.music.Row;

class SpectralFeatureTest {
    private static final int RATE = 22_050;

    private static Clip clip(int samples, IntToDoubleFunction wave) {
        float[] values = new float[samples];
        for (int i = 0; i < samples; i++) {
            values[i] = (float) wave.applyAsDouble(i);
        }
        return new Clip("tone.wav", Tensor.wrap(values, new Axis("sample", samples)), RATE, Provenance.made("test"));
    }

    private static Clip sine(double hertz, int samples) {
        return clip(samples, i -> 0.5 * Math.sin(2 * Math.PI * hertz * i / RATE));
    }

    private static Clip noise(int samples) {
        var random = Rng.of(5, "noise");
        return clip(samples, i -> random.nextDouble() - 0.5);
    }

    private static Tensor compute(String id, Clip clip, Map<String, String> set)
            throws BadInputException, StoppedException {
        Feature feature = Features.byId(id);
        return feature.extract(clip, Params.parse(feature.spec().params(), set), Job.silent());
    }

    @Test
    void mfccStandAboveTheMelBandsTheyComeFrom() throws BadInputException, StoppedException {
        Clip clip = noise(9000);
        Tensor both = compute("mfcc-mel", clip, Map.of("n_mfcc", "5", "n_mels", "12"));
        Tensor mfcc = compute("mfcc", clip, Map.of("n_mfcc", "5", "n_mels", "12"));
        Tensor mel = compute("mel", clip, Map.of("n_mels", "12", "scale", "db"));
        assertEquals(17, both.size(0));
        for (int row = 0; row < 17; row++) {
            assertEquals(row < 5 ? mfcc.slice(row) : mel.slice(row - 5), both.slice(row));
        }
    }

    private static String refusal(String id, Clip clip, Map<String, String> set) {
        return assertThrows(BadInputException.class, () -> compute(id, clip, set))
                .reason();
    }

    private static int loudestRow(Tensor rows, int frame) {
        int loudest = 0;
        for (int r = 1; r < rows.size(0); r++) {
            loudest = rows.at(r, frame) > rows.at(loudest, frame) ? r : loudest;
        }
        return loudest;
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 18, 30, 34, 64, 90, 98, 128, 286, 512})
    void anyEvenLengthIsTransformedAsByTheDefinition(int length) throws Exception {
        Clip clip = noise(length);
        Tensor power = compute(
                "stft",
                clip,
                Map.of("n_fft", Integer.toString(length), "window", "boxcar", "center", "false", "scale", "power"));
        float[] x = clip.samples().values();
        for (int k = 0; k <= length / 2; k++) {
            double re = 0;
            double im = 0;
            for (int n = 0; n < length; n++) {
                re += x[n] * Math.cos(2 * Math.PI * k * n / length);
                im -= x[n] * Math.sin(2 * Math.PI * k * n / length);
            }
            assertEquals(re * re + im * im, power.at(k, 0), 1e-5 * length, "bin " + k);
        }
    }

    @Test
    void aToneIsLoudestWhereTheFrequencyAxisSaysItIs() throws Exception {
        Clip tone = sine(1000, RATE);
        for (String id : List.of("stft", "mel")) {
            Feature feature = Features.byId(id);
            FrequencyAxis axis =
                    feature.frequencyAxis(Params.standard(feature.spec().params()));
            Tensor rows = compute(id, tone, Map.of());
            assertEquals(axis.rowAt(1000), loudestRow(rows, 20), 0.51, id);
            assertEquals(1000, axis.hertzAt(axis.rowAt(1000)), 1e-9);
        }
    }

    @Test
    void chromaOfAnAIsAWhetherOrNotItIsOutOfTune() throws Exception {
        for (double hertz : new double[] {440, 440 * Math.pow(2, 0.4 / 12), 220 * Math.pow(2, -0.4 / 12)}) {
            Tensor chroma = compute("chroma", sine(hertz, RATE), Map.of());
            assertEquals("A", FrequencyAxis.PITCH_CLASSES.get(loudestRow(chroma, 20)));
            assertEquals(1, chroma.at(loudestRow(chroma, 20), 20));
        }
    }

    @Test
    void silenceGivesNoChromaAndTheLeastLevel() throws Exception {
        Clip silence = clip(RATE, i -> 0);
        assertEquals(0, loudestRow(compute("chroma", silence, Map.of()), 3));
        assertTrue(compute("chroma", silence, Map.of()).isFinite());
        assertEquals(-100, compute("mel", silence, Map.of("scale", "db")).at(5, 5), 1e-4);
        // The first of 128 orthonormal coefficients of -100 dB throughout; the others are 0.
        Tensor mfcc = compute("mfcc", silence, Map.of());
        assertEquals(-100 * Math.sqrt(128), mfcc.at(0, 5), 1e-2);
        assertEquals(0, mfcc.at(1, 5), 1e-2);
    }

    @Test
    void levelsReachNoDeeperThanAskedFor() throws Exception {
        Tensor levels = compute("stft", sine(440, RATE), Map.of("scale", "db", "ref", "max", "top_db", "30"));
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float v : levels.values()) {
            least = Math.min(least, v);
            most = Math.max(most, v);
        }
        assertEquals(0, most);
        assertEquals(-30, least, 1e-5);
    }

    @Test
    void centredFramesStandAtMultiplesOfTheHopAndOthersHalfAFrameLater() throws Exception {
        Feature mel = Features.byId("mel");
        Params centred = Params.standard(mel.spec().params());
        Params plain = centred.with("center", false);
        assertEquals(2 * 512.0 / RATE, mel.timeGrid(centred).secondsAt(2), 1e-12);
        assertEquals((1024 + 2 * 512.0) / RATE, mel.timeGrid(plain).secondsAt(2), 1e-12);
        // A click in the middle of the clip is loudest in the frame nearest to it.
        Clip click = clip(RATE, i -> i == 11_000 ? 1 : 0);
        for (Params params : List.of(centred, plain)) {
            Tensor rows = mel.extract(click, params, Job.silent());
            int loudest = 0;
            for (int t = 0; t < rows.size(1); t++) {
                loudest = rows.at(100, t) > rows.at(100, loudest) ? t : loudest;
            }
            assertEquals(11_000.0 / RATE, mel.timeGrid(params).secondsAt(loudest), 256.0 / RATE);
        }
    }

    @Test
    void aBundleGivesWhatEachFeatureGivesAlone() throws Exception {
        Clip clip = noise(40_000);
        List<FeatureBundle.Request> requests = new ArrayList<>();
        for (String id : List.of("mel", "wave", "chroma", "mfcc", "stft")) {
            requests.add(FeatureBundle.Request.standard(Features.byId(id)));
        }
        Feature mel = Features.byId("mel");
        requests.add(new FeatureBundle.Request(
                mel, Params.standard(mel.spec().params()).with("n_fft", 512)));
        List<Tensor> together = FeatureBundle.extractAll(clip, requests, Job.silent());
        for (int i = 0; i < requests.size(); i++) {
            FeatureBundle.Request alone = requests.get(i);
            assertEquals(alone.feature().extract(clip, alone.params(), Job.silent()), together.get(i));
        }
    }

    @Test
    void theLastFramesOfABatchAreWhatTheyAreInALongerClip() throws Exception {
        Clip whole = noise(512 * 40);
        Tensor all = compute("mel", whole, Map.of("center", "false"));
        float[] shorter = java.util.Arrays.copyOf(whole.samples().values(), 2048 + 512 * 18);
        Tensor some = compute("mel", clip(shorter.length, i -> shorter[i]), Map.of("center", "false"));
        assertEquals(19, some.size(1));
        for (int t = 0; t < 19; t++) {
            for (int m = 0; m < 128; m++) {
                assertEquals(all.at(m, t), some.at(m, t));
            }
        }
    }

    @Test
    void aClipShorterThanAFrameIsReadCentredAndRefusedOtherwise() throws Exception {
        assertEquals(2, compute("mel", sine(440, 600), Map.of()).size(1));
        assertEquals(
                "'tone.wav' has 600 samples, fewer than one frame of 2048. Choose a smaller 'n_fft', set 'center', or"
                        + " remove it.",
                refusal("mel", sine(440, 600), Map.of("center", "false")));
    }

    @Test
    void whatCannotBeComputedIsRefusedByName() {
        assertEquals(
                "'tone.wav' has no samples. Remove it or choose another.", refusal("mfcc", sine(440, 0), Map.of()));
        assertEquals(
                "'tone.wav' has samples that are no finite numbers. Remove it or choose another.",
                refusal("chroma", clip(3000, i -> i == 99 ? Double.NaN : 0), Map.of()));
        assertTrue(refusal("stft", sine(440, 3000), Map.of("sample_rate", "44100"))
                .startsWith("'tone.wav' was read at 22050 Hz, not at 44100 Hz."));
        assertEquals(
                "'n_fft' cannot be 1023. Give an even number.",
                refusal("stft", sine(440, 3000), Map.of("n_fft", "1023")));
        assertTrue(
                refusal("stft", sine(440, 3000), Map.of("win_length", "4096")).startsWith("'win_length' 4096"));
        assertTrue(refusal("mel", sine(440, 3000), Map.of("fmin", "9000", "fmax", "8000"))
                .startsWith("'fmin' 9000.0 Hz is not below"));
        assertTrue(refusal("mel", sine(440, 3000), Map.of("fmax", "12000")).startsWith("'fmax' 12000.0 Hz is above"));
        assertTrue(refusal("mfcc", sine(440, 3000), Map.of("n_mfcc", "20", "n_mels", "16"))
                .startsWith("'n_mfcc' 20 is more than"));
    }

    @Test
    void whatWouldNotFitInMemoryIsRefusedBeforeItIsComputed() {
        String said = refusal(
                "stft", sine(440, 4_000_000), Map.of("n_fft", "4096", "hop_length", "1", "sample_rate", "22050"));
        assertEquals(
                "2049 values in each of 4000001 frames would take 31265 MB of memory. Choose a larger 'hop_length' or a"
                        + " shorter file.",
                said);
    }

    @Test
    void anItemOfAnotherKindIsRefused() throws Exception {
        Row row = new Row(
                "t.csv#1", List.of("a"), Tensor.wrap(new float[1], new Axis("column", 1)), Provenance.made("t"));
        Feature mel = Features.byId("mel");
        Params params = Params.standard(mel.spec().params());
        String said = assertThrows(BadInputException.class, () -> mel.extract(row, params, Job.silent()))
                .reason();
        assertEquals(
                "'t.csv#1' is a row of a table, but 'mel' is computed from audio. Choose another feature or file.",
                said);
    }

    @Test
    void aStoppedJobEndsTheWork() throws Exception {
        Job stopped = new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                return true;
            }
        };
        Feature mel = Features.byId("mel");
        Params params = Params.standard(mel.spec().params());
        assertThrows(StoppedException.class, () -> mel.extract(noise(RATE), params, stopped));
    }
}
