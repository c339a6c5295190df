package org.melograph.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.melograph.base.Axis;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

/** Against librosa 0.11 on excerpts of real music; the numbers are made by src/test/golden/features.py. */
class GoldenFeatureTest {
    private static final int RATE = 22_050;
    private static final Map<String, String> ODD =
            Map.of("n_fft", "1764", "hop_length", "441", "win_length", "1500", "window", "hamming");

    @ParameterizedTest
    @CsvSource({
        "chipdisko, 1024, true", "chipdisko, 1024, false", "chipdisko, 2048, true", "chipdisko, 2048, false",
        "theme, 1024, true", "theme, 1024, false", "theme, 2048, true", "theme, 2048, false"
    })
    void melMfccAndChromaAreLibrosas(String excerpt, int fft, boolean centred) throws Exception {
        Map<String, String> set = Map.of("n_fft", Integer.toString(fft), "center", Boolean.toString(centred));
        String tag = excerpt + "-" + fft + "-" + (centred ? "centred" : "plain");
        Golden mel = Golden.read("mel-" + tag);
        compare(mel, compute("mel", excerpt, set), 1, 1e-5 * mel.maximum());
        compare(Golden.read("mfcc-" + tag), compute("mfcc", excerpt, set), 1, 1e-3);
        compare(Golden.read("chroma-" + tag), compute("chroma", excerpt, set), 1, 1e-4);
    }

    @Test
    void melTakesItsOtherSettings() throws Exception {
        Map<String, String> set = Map.of("n_mels", "40", "fmin", "50", "fmax", "8000", "htk", "true");
        Golden mel = Golden.read("mel-odd");
        compare(mel, compute("mel", "theme", odd(set)), 2, 1e-5 * mel.maximum());
        Map<String, String> levels = Map.of(
                "n_mels", "40", "fmin", "50", "fmax", "8000", "htk", "true", "scale", "db", "ref", "max", "top_db",
                "60");
        compare(Golden.read("mel-odd-db"), compute("mel", "theme", odd(levels)), 2, 1e-3);
    }

    @Test
    void melSumsMagnitudesWhereAsked() throws Exception {
        Golden mel = Golden.read("mel-odd-magnitude");
        compare(mel, compute("mel", "theme", odd(Map.of("n_mels", "40", "power", "1"))), 2, 1e-5 * mel.maximum());
        compare(
                Golden.read("mel-odd-magnitude-db"),
                compute("mel", "theme", odd(Map.of("n_mels", "40", "power", "1", "scale", "db"))),
                2,
                1e-3);
    }

    @Test
    void bandsAreMeansOfNeighbouringBins() throws Exception {
        for (String spacing : List.of("mel", "linear")) {
            Map<String, String> set = Map.of("n_fft", "1024", "hop_length", "256", "spacing", spacing);
            compare(Golden.read("bands-" + spacing), compute("bands", "theme", set), 2, 1e-3);
        }
        Map<String, String> octaves = Map.of("n_fft", "2048", "hop_length", "1102", "spacing", "octaves");
        Golden golden = Golden.read("bands-octaves");
        Tensor bands = compute("bands", "theme", octaves);
        assertEquals(72, bands.size(0));
        compare(golden, bands, 1, 1e-3);
    }

    @Test
    void mfccTakesItsOtherSettings() throws Exception {
        Map<String, String> set = Map.of("n_mfcc", "13", "n_mels", "64", "lifter", "22");
        // The lifter multiplies the numbers, and the rounding in them, by up to 12.
        compare(Golden.read("mfcc-odd"), compute("mfcc", "theme", odd(set)), 2, 5e-3);
    }

    @Test
    void chromaTakesItsOtherSettings() throws Exception {
        Map<String, String> given = Map.of("n_chroma", "24", "estimate_tuning", "false", "tuning", "0.25", "norm", "2");
        compare(Golden.read("chroma-odd"), compute("chroma", "theme", odd(given)), 2, 1e-4);
        Golden tuned = Golden.read("chroma-odd-tuned");
        Map<String, String> estimated = Map.of("n_chroma", "24", "norm", "none");
        compare(tuned, compute("chroma", "theme", odd(estimated)), 2, 1e-5 * tuned.maximum());
    }

    @Test
    void theSpectrogramLeavesOutWhatLiesBetweenFarHops() throws Exception {
        Map<String, String> set =
                Map.of("n_fft", "1764", "hop_length", "2000", "window", "blackman", "center", "false");
        Golden magnitude = Golden.read("stft-odd");
        compare(magnitude, compute("stft", "theme", set), 1, 1e-5 * magnitude.maximum());
        Map<String, String> levels = new java.util.HashMap<>(set);
        levels.putAll(Map.of("scale", "db", "ref", "max"));
        compare(Golden.read("stft-odd-db"), compute("stft", "theme", levels), 1, 2e-2);
    }

    @Test
    void spectralShapeIsLibrosas() throws Exception {
        FrameSettings settings =
                FrameSettings.of(Params.standard(Features.byId("mel").spec().params()));
        Clip clip = clip("theme");
        SpectralShape shape = new SpectralShape(settings, settings.frames(clip));
        Spectra.read(clip, settings, List.of(shape), Job.silent());
        Golden golden = Golden.read("shape-theme");
        Tensor ours = shape.result();
        int frames = ours.size(1);
        // Centroid and bandwidth in Hz; a rolloff of the same bin; contrast in dB, whose highest band lies in the
        // rounding
        // of a float transform.
        double[] tolerances = {0.05, 0.05, 1e-3, 1e-6, 1e-6, 2e-3, 2e-3, 2e-3, 2e-3, 2e-3, 2e-3, 0.1};
        assertArrayEquals(new int[] {tolerances.length, frames}, golden.shape);
        for (int i = 0; i < golden.values.length; i++) {
            assertEquals(golden.values[i], ours.values()[i], tolerances[i / frames], "row " + i / frames);
        }
    }

    @Test
    void zeroCrossingsAreLibrosas() throws Exception {
        FrameSettings settings =
                FrameSettings.of(Params.standard(Features.byId("mel").spec().params()));
        Clip clip = clip("theme");
        Tensor rates = ZeroCrossings.of(clip, settings, settings.frames(clip));
        compare(
                Golden.read("zero-crossings-theme"),
                Tensor.wrap(rates.values(), new Axis("channel", 1), rates.axis(0)),
                1,
                1e-6);
    }

    @Test
    void deltasAreLibrosas() throws Exception {
        compare(Golden.read("delta-theme"), Moments.deltas(compute("mfcc", "theme", Map.of())), 1, 1e-3);
    }

    @Test
    void onsetStrengthIsLibrosas() throws Exception {
        Feature mel = Features.byId("mel");
        Params params = Params.standard(mel.spec().params());
        FrameSettings settings = FrameSettings.of(params);
        Clip clip = clip("theme");
        OnsetStrength onsets = new OnsetStrength(settings, MelScale.of(params), settings.frames(clip));
        Spectra.read(clip, settings, List.of(onsets), Job.silent());
        Tensor strength = onsets.result();
        Tensor row = Tensor.wrap(strength.values(), new Axis("channel", 1), strength.axis(0));
        compare(Golden.read("onset-theme"), row, 1, 1e-4);
    }

    @Test
    void tempogramAndTempoAreLibrosas() throws Exception {
        float[] onsets = repeated(Golden.read("onset-theme").values, 9);
        TempoEstimate tempo = new TempoEstimate(RATE / 512.0);
        Golden golden = Golden.read("tempogram-theme");
        double[] tempogram = tempo.tempogram(onsets);
        assertEquals(golden.values.length, tempogram.length);
        for (int lag = 0; lag < tempogram.length; lag++) {
            assertEquals(golden.values[lag], tempogram[lag], 1e-5, "lag " + lag);
        }
        double estimated = tempo.beatsPerMinute(Tensor.wrap(onsets, new Axis("frame", onsets.length)));
        assertEquals(Golden.read("tempo-theme").values[0], estimated, 1e-3);
    }

    @Test
    void onsetsAreLibrosas() throws Exception {
        float[] onsets = repeated(Golden.read("onset-theme").values, 9);
        double framesPerSecond = RATE / 512.0;
        assertPeaks("onsets-theme", OnsetPeaks.at(framesPerSecond, 0.07, 2).in(onsets));
        assertPeaks("onsets-theme-far", OnsetPeaks.at(framesPerSecond, 0.2, 10).in(onsets));
    }

    private static void assertPeaks(String name, int[] peaks) throws IOException {
        double[] golden = Golden.read(name).toDoubles();
        assertArrayEquals(golden, Arrays.stream(peaks).asDoubleStream().toArray(), name);
    }

    private static float[] repeated(float[] excerpt, int times) {
        float[] all = new float[times * excerpt.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = excerpt[i % excerpt.length];
        }
        return all;
    }

    private static Map<String, String> odd(Map<String, String> set) {
        Map<String, String> all = new java.util.HashMap<>(ODD);
        all.putAll(set);
        return all;
    }

    static Tensor compute(String id, String excerpt, Map<String, String> set) throws Exception {
        Feature feature = Features.byId(id);
        Params params = Params.parse(feature.spec().params(), set);
        return feature.extract(clip(excerpt), params, Job.silent());
    }

    /** Compares all of {@code golden} with every {@code step}-th frame of {@code ours}. */
    static void compare(Golden golden, Tensor ours, int step, double tolerance) {
        int frames = ours.size(1);
        assertArrayEquals(new int[] {ours.size(0), (frames + step - 1) / step}, golden.shape);
        double worst = 0;
        for (int r = 0, i = 0; r < ours.size(0); r++) {
            for (int t = 0; t < frames; t += step, i++) {
                worst = Math.max(worst, Math.abs(ours.at(r, t) - golden.values[i]));
            }
        }
        assertTrue(worst <= tolerance, golden.name + " is off by " + worst + ", more than " + tolerance);
    }

    static Clip clip(String excerpt) throws IOException, UnsupportedAudioFileException {
        try (InputStream file = open(excerpt + ".wav");
                AudioInputStream audio = AudioSystem.getAudioInputStream(file)) {
            ByteBuffer bytes = ByteBuffer.wrap(audio.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            float[] samples = new float[bytes.capacity() / 2];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = bytes.getShort(2 * i) / 32768f;
            }
            return new Clip(
                    excerpt, Tensor.wrap(samples, new Axis("sample", samples.length)), RATE, Provenance.made("test"));
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = GoldenFeatureTest.class.getResourceAsStream("/golden/features/" + name);
        if (in == null) {
            throw new IOException("No golden file " + name);
        }
        return new java.io.BufferedInputStream(in);
    }

    /** A matrix that numpy saved as little-endian float32. */
    static final class Golden {
        private static final Pattern SHAPE = Pattern.compile("'descr': '<f4'.*'shape': \\((\\d+), (\\d+)\\)");

        final String name;
        final int[] shape;
        final float[] values;

        Golden(String name, int[] shape, float[] values) {
            this.name = name;
            this.shape = shape;
            this.values = values;
        }

        static Golden read(String name) throws IOException {
            try (InputStream in = open(name + ".npy")) {
                byte[] all = in.readAllBytes();
                ByteBuffer bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
                int header = Short.toUnsignedInt(bytes.getShort(8));
                Matcher shape = SHAPE.matcher(new String(all, 10, header, StandardCharsets.US_ASCII));
                assertTrue(shape.find(), name + " is no float32 matrix");
                int[] sizes = {Integer.parseInt(shape.group(1)), Integer.parseInt(shape.group(2))};
                float[] values = new float[sizes[0] * sizes[1]];
                bytes.position(10 + header)
                        .slice()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer()
                        .get(values);
                return new Golden(name, sizes, values);
            }
        }

        double maximum() {
            return Arrays.stream(toDoubles()).max().orElseThrow();
        }

        private double[] toDoubles() {
            double[] doubles = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                doubles[i] = values[i];
            }
            return doubles;
        }
    }
}
