package org.melograph.explain.alter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Rng;
import org.melograph.explain.Pcm;
import org.melograph.io.audio.Mp3Writer;

/** Each alteration does what it says, measured on sound that is made here. */
class AlterationsTest {
    private static final int RATE = 44_100;

    static List<Alteration> all() {
        return Alterations.ALL;
    }

    private static Pcm altered(String id, Pcm song) throws Exception {
        return Alterations.byIds(List.of(id)).getFirst().of(song, 1, Job.silent());
    }

    private static Pcm tone(double hertz, double seconds) {
        float[] both = new float[2 * (int) (seconds * RATE)];
        for (int i = 0; i < both.length; i++) {
            int frame = i / 2;
            both[i] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * frame / RATE));
        }
        return Pcm.interleaved(both, 2, RATE);
    }

    private static Pcm music() {
        RandomGenerator random = Rng.of(3, "music");
        float[] both = new float[2 * 2 * RATE];
        for (int i = 0; i < both.length / 2; i++) {
            double t = (double) i / RATE;
            double value = 0;
            for (int h = 1; h < 6; h++) {
                value += 0.1 / h * Math.sin(2 * Math.PI * 220 * h * t);
            }
            value *= 0.6 + 0.4 * Math.sin(2 * Math.PI * 4 * t);
            both[2 * i] = (float) (value + 0.01 * random.nextGaussian());
            both[2 * i + 1] = (float) (0.5 * value + 0.01 * random.nextGaussian());
        }
        return Pcm.interleaved(both, 2, RATE);
    }

    private static double rms(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += samples[i] * (double) samples[i];
        }
        return Math.sqrt(sum / (to - from));
    }

    private static double decibels(Pcm altered, Pcm song) {
        float[] one = altered.channel(0);
        float[] other = song.channel(0);
        int edge = 4410;
        return 20 * Math.log10(rms(one, edge, one.length - edge) / rms(other, edge, other.length - edge));
    }

    /** By the zero crossings from below. */
    private static double hertz(float[] samples) {
        double first = -1;
        double last = -1;
        int crossings = 0;
        for (int i = RATE / 10; i < samples.length - RATE / 10; i++) {
            if (samples[i - 1] < 0 && samples[i] >= 0) {
                last = i - 1 - samples[i - 1] / (double) (samples[i] - samples[i - 1]);
                first = first < 0 ? last : first;
                crossings++;
            }
        }
        return (crossings - 1) * RATE / (last - first);
    }

    @Test
    void idsAreDifferent() {
        Map<String, Long> counts = all().stream().collect(Collectors.groupingBy(Alteration::id, Collectors.counting()));
        assertTrue(counts.values().stream().allMatch(c -> c == 1), counts.toString());
    }

    @Test
    void anUnknownOneNamesTheNearest() {
        BadInputException e = assertThrows(BadInputException.class, () -> Alterations.byIds(List.of("gain6")));
        assertTrue(e.reason().contains("'gain+6'"), e.reason());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void keepsRateAndChannelsAndGivesTheSameTwice(Alteration alteration) throws Exception {
        Pcm song = music();
        float[] before = song.samples().values().clone();
        Pcm one = alteration.of(song, 7, Job.silent());
        assertEquals(RATE, one.sampleRate());
        assertEquals(2, one.channels());
        assertTrue(one.samples().isFinite());
        assertArrayEquals(before, song.samples().values(), "the song itself stays");
        assertEquals(one, alteration.of(song, 7, Job.silent()));
    }

    @Test
    void anotherSeedMakesOtherNoise() throws Exception {
        Alteration noise = Alterations.byIds(List.of("white-noise-20")).getFirst();
        assertNotEquals(noise.of(music(), 1, Job.silent()), noise.of(music(), 2, Job.silent()));
    }

    @ParameterizedTest
    @CsvSource({"gain+6, 6", "gain-6, -6", "gain+12, 12", "gain-12, -12", "polarity, 0"})
    void gainIsWhatItSaysInDecibels(String id, double decibels) throws Exception {
        assertEquals(decibels, decibels(altered(id, music()), music()), 1e-4);
    }

    @Test
    void invertedSamplesAreTheNegative() throws Exception {
        assertEquals(
                -music().samples().at(1000, 1),
                altered("polarity", music()).samples().at(1000, 1));
    }

    @ParameterizedTest
    @CsvSource({"pitch+1, 1", "pitch-1, -1", "tempo+6, 0", "tempo-6, 0"})
    void aToneMovesBySemitonesWithPitchAndStaysWithTempo(String id, int semitones) throws Exception {
        double expected = 500 * Math.pow(2, semitones / 12.0);
        double heard = hertz(altered(id, tone(500, 3)).channel(1));
        double cents = 1200 * Math.log(heard / expected) / Math.log(2);
        assertEquals(0, cents, 3, "cents off at " + heard + " Hz");
    }

    @Test
    void pitchKeepsTheLength() throws Exception {
        assertEquals(music().frames(), altered("pitch+1", music()).frames());
        assertEquals(0, decibels(altered("pitch+1", tone(500, 3)), tone(500, 3)), 0.5);
    }

    @ParameterizedTest
    @CsvSource({"tempo+6, 1.06", "tempo-6, 0.94"})
    void clicksStandAsFarApartAsTheTempoSays(String id, double faster) throws Exception {
        // A soft click each half second, over a tone that binds the pieces together.
        float[] samples = new float[10 * RATE];
        for (int i = 0; i < samples.length; i++) {
            int since = i % (RATE / 2);
            samples[i] = (float) (0.8 * Math.exp(-since / 200.0) * Math.sin(2 * Math.PI * 1500 * since / RATE)
                    + 0.02 * Math.sin(2 * Math.PI * 150 * i / RATE));
        }
        Pcm song = Pcm.interleaved(samples, 1, RATE);
        Pcm altered = altered(id, song);
        assertEquals(song.frames() / faster, altered.frames(), 1);
        List<Integer> clicks = new ArrayList<>();
        float[] heard = altered.channel(0);
        for (int i = 0; i < heard.length; i++) {
            if (Math.abs(heard[i]) > 0.4 && (clicks.isEmpty() || i - clicks.getLast() > RATE / 5)) {
                clicks.add(i);
            }
        }
        // What begins within the first piece may be cut off.
        double distance = (clicks.getLast() - clicks.get(1)) / (double) (clicks.size() - 2) / RATE;
        assertEquals(0.5 / faster, distance, 0.004, clicks.size() + " clicks");
    }

    @ParameterizedTest
    @CsvSource({"white-noise-40, 40", "white-noise-20, 20", "pink-noise-40, 40", "pink-noise-20, 20"})
    void noiseIsAsLoudAsItSays(String id, double decibels) throws Exception {
        Pcm song = music();
        float[] with = altered(id, song).samples().values();
        double signal = 0;
        double noise = 0;
        for (int i = 0; i < with.length; i++) {
            double own = song.samples().values()[i];
            signal += own * own;
            noise += (with[i] - own) * (with[i] - own);
        }
        assertEquals(decibels, 10 * Math.log10(signal / noise), 0.1);
    }

    @Test
    void pinkNoiseHasAsMuchInEveryOctave() {
        float[] pink = NoiseColour.PINK.samples(1 << 18, Rng.of(1, "pink"));
        double low = octave(pink, 500);
        double high = octave(pink, 4000);
        assertEquals(0, 10 * Math.log10(high / low), 1.0);
        float[] white = NoiseColour.WHITE.samples(1 << 18, Rng.of(1, "white"));
        // Eight times as many frequencies in the octave.
        assertEquals(9, 10 * Math.log10(octave(white, 4000) / octave(white, 500)), 1.0);
    }

    private static double octave(float[] noise, double from) {
        float[] band = noise.clone();
        for (Biquad section : Biquad.highPass(from, RATE)) {
            section.apply(band);
        }
        for (Biquad section : Biquad.lowPass(2 * from, RATE)) {
            section.apply(band);
        }
        double rms = rms(band, 0, band.length);
        return rms * rms;
    }

    @ParameterizedTest
    @CsvSource({
        "telephone, 300, -3, 0.2",
        "telephone, 3400, -3, 0.2",
        "telephone, 1000, 0, 0.1",
        "telephone, 100, -38, 1.5",
        "low-pass, 8000, -3, 0.2",
        "low-pass, 1000, 0, 0.05",
        "low-pass, 16000, -42, 1",
        "bass+9, 50, 9, 0.5",
        "bass+9, 200, 4.5, 0.1",
        "bass+9, 3000, 0, 0.1",
        "bass-9, 50, -9, 0.5",
        "treble+9, 12000, 9, 0.5",
        "treble+9, 4000, 4.5, 0.1",
        "treble+9, 300, 0, 0.1",
        "treble-9, 12000, -9, 0.5"
    })
    void filtersHaveTheResponseTheyPromise(String id, double hertz, double decibels, double within) throws Exception {
        assertEquals(decibels, decibels(altered(id, tone(hertz, 1)), tone(hertz, 1)), within);
    }

    @Test
    void silenceStandsBeforeOrAfter() throws Exception {
        Pcm song = music();
        Pcm before = altered("silence-before", song);
        assertEquals(song.seconds() + 3, before.seconds(), 1e-9);
        assertEquals(0, rms(before.channel(0), 0, 3 * RATE));
        assertEquals(song.samples().at(77, 1), before.samples().at(3 * RATE + 77, 1));
        assertEquals(
                song.samples().at(77, 1),
                altered("silence-after", song).samples().at(77, 1));
        assertEquals(
                4.5, Alterations.byIds(List.of("silence-before")).getFirst().secondsOf(1.5));
    }

    @Test
    void halfIsSilentAndHalfStays() throws Exception {
        Pcm song = music();
        Pcm first = altered("first-half-silent", song);
        assertEquals(0, rms(first.channel(0), 0, RATE));
        assertEquals(rms(song.channel(0), RATE, 2 * RATE), rms(first.channel(0), RATE, 2 * RATE));
    }

    @Test
    void channelsAreMixedOrChosen() throws Exception {
        Pcm song = music();
        float middle = (song.samples().at(500, 0) + song.samples().at(500, 1)) / 2;
        assertEquals(middle, altered("mono", song).samples().at(500, 1), 1e-7);
        assertEquals(
                song.samples().at(500, 0), altered("mono-left", song).samples().at(500, 1));
        assertEquals(
                song.samples().at(500, 1), altered("mono-right", song).samples().at(500, 0));
    }

    @Test
    void nothingIsSilenceOrNoiseOfTheSongsLength() throws Exception {
        assertEquals(0, rms(altered("nothing-but-silence", music()).samples().values(), 0, RATE));
        Pcm noise = altered("nothing-but-white-noise", music());
        assertEquals(music().frames(), noise.frames());
        assertEquals(0.1, rms(noise.channel(0), 0, noise.frames()), 1e-4);
    }

    @Test
    void mp3KeepsTheSoundAndItsPlace() throws Exception {
        assumeTrue(Mp3Writer.isAvailable());
        Pcm song = music();
        float[] one = song.channel(0);
        float[] coded = altered("mp3-128", song).channel(0);
        assertEquals(one.length, coded.length);
        double product = 0;
        for (int i = 4410; i < one.length - 4410; i++) {
            product += one[i] * coded[i];
        }
        double alike = product
                / (one.length - 8820)
                / (rms(one, 4410, one.length - 4410) * rms(coded, 4410, one.length - 4410));
        assertTrue(alike > 0.98, "correlation " + alike);
        assertNotEquals(song, altered("mp3-64", song));
    }
}
