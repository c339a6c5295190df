package org.melograph.io.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import javax.sound.sampled.AudioFileFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.melograph.base.BadInputException;
import org.melograph.base.ContentHash;
import org.melograph.base.Job;
import org.melograph.base.Provenance;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.io.ReadOptions;
import org.melograph.io.table.NpyFile;
import org.melograph.music.Clip;

class AudioReaderTest {
    private final Path folder;

    AudioReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Opus knows 48 kHz only; the tolerance is what each codec makes of a pure tone. */
    @ParameterizedTest
    @CsvSource({
        "flac, 44100, 0.00001",
        "mp3, 44100, 0.01",
        "ogg, 44100, 0.002",
        "opus, 48000, 0.002",
        "m4a, 44100, 0.005"
    })
    void everyCodecGivesEachSampleOnceAndTheAverageOfTheSides(String extension, int rate, double tolerance)
            throws Exception {
        Clip clip = read(Tones.encoded(extension), 0);

        assertEquals(rate, clip.sampleRate());
        assertEquals(rate / 2, clip.samples().length());
        float[] samples = clip.samples().values();
        assertEquals(0, error(samples, rate, 0), tolerance);
        // A sample lost or added at the start would fit better elsewhere.
        assertTrue(error(samples, rate, 0) < error(samples, rate, 1));
        assertTrue(error(samples, rate, 0) < error(samples, rate, -1));
    }

    /** The mean distance from the tones, as they would be {@code late} samples late, without the smeared edges. */
    private static double error(float[] samples, int rate, int late) {
        double sum = 0;
        int edge = rate / 20;
        for (int i = edge; i < samples.length - edge; i++) {
            double time = (double) (i - late) / rate;
            double left = 0.5 * Math.sin(2 * Math.PI * 440 * time);
            double right = 0.25 * Math.sin(2 * Math.PI * 660 * time);
            sum += Math.abs((left + right) / 2 - samples[i]);
        }
        return sum / (samples.length - 2 * edge);
    }

    @Test
    void uncompressedFilesAreReadToTheBit() throws Exception {
        float[] wav = read(wav("a.wav", WavWriter.Encoding.PCM_16), 0).samples().values();

        assertEquals(Tones.FRAMES, wav.length);
        assertEquals(Tones.mean(1234), wav[1234], 1.0 / 32768);
        Path au = Tones.write(folder.resolve("a.au"), AudioFileFormat.Type.AU);
        assertArrayEquals(wav, read(au, 0).samples().values());
        Path aiff = Tones.write(folder.resolve("a.aiff"), AudioFileFormat.Type.AIFF);
        assertArrayEquals(wav, read(aiff, 0).samples().values());
    }

    @Test
    void anyNumberOfChannelsIsAveraged() throws Exception {
        Path file = folder.resolve("six.wav");
        float[] frames = new float[6 * 1000];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = (i % 6) / 8f;
        }
        try (WavWriter writer = WavWriter.open(file, 8000, 6, WavWriter.Encoding.FLOAT_32)) {
            writer.write(frames, 1000);
        }

        float[] mono = read(file, 0).samples().values();

        assertEquals(1000, mono.length);
        assertEquals((0 + 1 + 2 + 3 + 4 + 5) / 6.0 / 8, mono[500], 1e-6);
    }

    /** Golden numbers of {@code src/test/golden/resample.py}. */
    @ParameterizedTest
    @ValueSource(ints = {22_050, 16_000})
    void resamplingAgreesWithLibrosa(int rate) throws Exception {
        Tensor sweep = NpyFile.read(golden("sweep"), "sample");
        Path file = folder.resolve("sweep.wav");
        WavWriter.write(
                new Clip("sweep", sweep, Tones.RATE, Provenance.made("sweep")), file, WavWriter.Encoding.FLOAT_32);
        float[] expected = NpyFile.read(golden("to-" + rate), "sample").values();

        float[] actual = read(file, rate).samples().values();

        assertEquals(expected.length, actual.length);
        double signal = 0;
        double error = 0;
        for (int i = 0; i < expected.length; i++) {
            signal += expected[i] * expected[i];
            error += (expected[i] - actual[i]) * (expected[i] - actual[i]);
        }
        double decibels = 10 * Math.log10(signal / error);
        // A sweep meets the filter's edge as long as any other frequency; music agrees to 73 dB or better.
        assertTrue(decibels > 50, decibels + " dB");
    }

    @Test
    void aResampledClipHasTheSamplesThatAreDue() throws Exception {
        Path file = folder.resolve("short.wav");
        try (WavWriter writer = WavWriter.open(file, 44_100, 1, WavWriter.Encoding.PCM_16)) {
            writer.write(new float[1001], 1001);
        }

        assertEquals(501, read(file, 22_050).samples().length());
        assertEquals(1090, read(file, 48_000).samples().length());
        assertEquals(182, read(file, 8_000).samples().length());
    }

    @Test
    void theOriginIsTheContentAndTheRate() throws Exception {
        Path file = Tones.encoded("flac");

        Clip clip = read(file, 22_050);

        assertEquals(file.toString(), clip.id());
        assertEquals(ContentHash.of(file), clip.origin().contentHash());
        assertEquals("22050", clip.origin().settings().get("sample_rate"));
    }

    @Test
    void theContentCountsNotTheExtension() throws Exception {
        Path renamed = Files.copy(Tones.encoded("flac"), folder.resolve("really-flac.mp3"));

        assertEquals(Tones.FRAMES, read(renamed, 0).samples().length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wav", "flac", "m4a", "au", "aiff"})
    void aFileThatEndsBeforeItPromisesIsRefused(String extension) throws Exception {
        Path whole = switch (extension) {
            case "wav" -> wav("whole.wav", WavWriter.Encoding.PCM_16);
            case "au" -> Tones.write(folder.resolve("whole.au"), AudioFileFormat.Type.AU);
            case "aiff" -> Tones.write(folder.resolve("whole.aiff"), AudioFileFormat.Type.AIFF);
            default -> Tones.encoded(extension);
        };
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut." + extension), Arrays.copyOf(bytes, bytes.length / 2));

        assertRefused("'cut." + extension + "' ends after 0.", cut);
        assertRefused(" s of 0.5 s: it is truncated", cut);
    }

    @Test
    void aTruncatedMp3IsRefusedByThePromiseOfItsFirstFrame() throws Exception {
        byte[] bytes = Files.readAllBytes(Tones.encoded("mp3"));
        Path cut = Files.write(folder.resolve("cut.mp3"), Arrays.copyOf(bytes, bytes.length / 2));

        assertRefused("of 0.5 s: it is truncated", cut);
    }

    @Test
    void aWavOfCompressedSamplesIsRead() throws Exception {
        Clip clip = read(Tones.fixture("adpcm.wav"), 0);

        assertEquals(8000, clip.sampleRate());
        // IMA ADPCM comes in whole blocks.
        assertEquals(0.5, clip.seconds(), 0.13);
    }

    @Test
    void anOggWithoutAWholePageOfSoundIsRefused() throws Exception {
        Path file = folder.resolve("cut.ogg");
        byte[] bytes = Files.readAllBytes(Tones.encoded("ogg"));
        Files.write(file, Arrays.copyOf(bytes, 4200));

        assertRefused("'cut.ogg'", file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wav", "au", "aiff", "mp3", "flac", "ogg", "opus", "m4a"})
    void noiseUnderAnyExtensionIsRefused(String extension) throws Exception {
        RandomGenerator random = Rng.of(3, extension);
        byte[] noise = new byte[200_000];
        random.nextBytes(noise);
        Path file = Files.write(folder.resolve("noise." + extension), noise);

        assertRefused("'noise." + extension + "' is ", file);
    }

    @Test
    void aHeaderWithoutSamplesIsRefused() throws Exception {
        Path file = folder.resolve("silent.wav");
        WavWriter.open(file, 44_100, 1, WavWriter.Encoding.PCM_16).close();

        assertRefused("'silent.wav' has no samples", file);
    }

    @Test
    void whatIsTooLongIsRefused() throws Exception {
        BadInputException refusal = assertThrows(
                BadInputException.class,
                () -> new AudioReader().read(Tones.encoded("mp3"), new ReadOptions(0, 0.4), Job.silent()));

        assertEquals("'tones.mp3' lasts 0.5 s, longer than 0.4 s. Cut it into shorter files.", refusal.reason());
    }

    @Test
    void aStoppedJobEndsTheReading() throws Exception {
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
                () -> new AudioReader().read(Tones.encoded("mp3"), ReadOptions.STANDARD, stopped));
    }

    @Test
    void aNameWithForeignLettersAndSignsIsRead() throws Exception {
        Path file = Files.copy(Tones.encoded("ogg"), folder.resolve("100% a:b & 'c'#?.ogg"));

        assertEquals(Tones.FRAMES, read(file, 0).samples().length());
    }

    private void assertRefused(String part, Path file) {
        BadInputException refusal = assertThrows(BadInputException.class, () -> read(file, 0));
        assertTrue(refusal.reason().contains(part), refusal.reason());
    }

    private static Clip read(Path file, int sampleRate) throws Exception {
        return new AudioReader().read(file, ReadOptions.at(sampleRate), Job.silent());
    }

    private Path wav(String name, WavWriter.Encoding encoding) throws Exception {
        Path file = folder.resolve(name);
        try (WavWriter writer = WavWriter.open(file, Tones.RATE, 2, encoding)) {
            writer.write(Tones.stereo(Tones.FRAMES), Tones.FRAMES);
        }
        return file;
    }

    private static Path golden(String name) throws Exception {
        return Path.of(Objects.requireNonNull(AudioReaderTest.class.getResource("/golden/resample/" + name + ".npy"))
                .toURI());
    }
}
