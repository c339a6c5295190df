package org.melograph.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.melograph.base.Axis;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.feature.Feature;
import org.melograph.feature.FeatureStretch;
import org.melograph.feature.Features;
import org.melograph.io.ReadOptions;
import org.melograph.io.audio.AudioReader;
import org.melograph.io.audio.WavWriter;
import org.melograph.music.Clip;

final class StreamedFeatureTest {
    private static final int RATE = 22_050;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    /** Noise that swells, with a tone: two and a half stretches long, the loudest place at its end. */
    private Path song(double seconds) throws Exception {
        RandomGenerator random = Rng.of(1, "swell");
        float[] samples = new float[(int) (seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            double swell = 0.001 + 0.5 * i / samples.length;
            samples[i] = (float) (swell * (0.5 * Math.sin(0.05 * i) + 0.3 * random.nextGaussian()));
        }
        Path file = folder.resolve("swell.wav");
        Tensor sound = Tensor.wrap(samples, new Axis("sample", samples.length));
        WavWriter.write(new Clip("swell", sound, RATE, Provenance.made("swell")), file, WavWriter.Encoding.FLOAT_32);
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mel", "stft"})
    void whatIsStreamedIsWhatTheWholeGives(String id) throws Exception {
        Feature feature = Features.byId(id);
        Params settings = Params.parse(feature.spec().params(), Map.of());
        Path file = song(150.3);
        assertTrue(FeatureStretch.suits(feature, settings));
        Clip whole = new AudioReader().read(file, ReadOptions.at(RATE), Job.silent());
        Tensor expected = feature.extract(whole, settings, Job.silent());
        Tensor streamed = StreamedFeature.of(file, feature, settings, Job.silent());
        assertEquals(expected.axes(), streamed.axes());
        assertArrayEquals(expected.values(), streamed.values(), 2e-3f);
    }

    @Test
    void shortSongsAreReadWhole() throws Exception {
        Feature mel = Features.byId("mel");
        Params settings = Params.parse(mel.spec().params(), Map.of());
        assertFalse(StreamedFeature.suits(song(3), mel, settings));
        assertTrue(StreamedFeature.LONG_SECONDS > 600);
    }
}
