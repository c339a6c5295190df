package org.melograph.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

/** What must hold of the features of harmony and rhythm, whoever computes them. */
class MusicFeatureTest {
    private static final int RATE = 22_050;
    private static final List<String> MUSIC = List.of(
            "constant-q",
            "tonnetz",
            "onset-strength",
            "tempogram",
            "beats",
            "pitch",
            "harmonic",
            "percussive",
            "loudness",
            "spectral-contrast");

    private static Clip clip(double seconds, DoubleUnaryOperator wave) {
        float[] samples = new float[(int) (seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) wave.applyAsDouble((double) i / RATE);
        }
        return new Clip(
                "tone.wav", Tensor.wrap(samples, new Axis("sample", samples.length)), RATE, Provenance.made("test"));
    }

    private static DoubleUnaryOperator sine(double hertz) {
        return t -> 0.5 * Math.sin(2 * Math.PI * hertz * t);
    }

    /** A click of 20 ms at every beat, the first at {@code first} seconds. */
    private static DoubleUnaryOperator clicks(double beatsPerMinute, double first) {
        var random = Rng.of(3, "clicks");
        return t -> {
            double since = (t - first) % (60 / beatsPerMinute);
            return t >= first && since < 0.02 ? (random.nextDouble() - 0.5) * (1 - since / 0.02) : 0;
        };
    }

    private static Tensor compute(String id, Clip clip, Map<String, String> set) throws Exception {
        Feature feature = Features.byId(id);
        return feature.extract(clip, Params.parse(feature.spec().params(), set), Job.silent());
    }

    private static FrequencyAxis axis(String id) throws Exception {
        Feature feature = Features.byId(id);
        return feature.frequencyAxis(Params.standard(feature.spec().params()));
    }

    private static int highestRow(Tensor rows, int frame, int from) {
        int highest = from;
        for (int r = from; r < rows.size(0); r++) {
            highest = rows.at(r, frame) > rows.at(highest, frame) ? r : highest;
        }
        return highest;
    }

    @ParameterizedTest
    @CsvSource({"440, A4", "32.7032, C1", "3951.07, B7", "261.626, C4"})
    void aToneIsLoudestInTheBandOfItsNote(double hertz, String note) throws Exception {
        Tensor bands = compute("constant-q", clip(2, sine(hertz)), Map.of());
        int band = highestRow(bands, 43, 0);
        assertEquals(Math.rint(12 * Math.log(hertz / ConstantQScale.C1_HERTZ) / Math.log(2)), band);
        assertTrue(
                axis("constant-q").nameAt(band).endsWith("(" + note + ")"),
                axis("constant-q").nameAt(band));
        assertEquals(hertz, axis("constant-q").hertzAt(band), 0.001 * hertz);
        assertEquals(band, axis("constant-q").rowAt(axis("constant-q").hertzAt(band)), 1e-9);
    }

    @Test
    void tonesOfOneLevelAreEquallyLoudInEveryOctave() throws Exception {
        Map<String, String> magnitude = Map.of("scale", "magnitude");
        double low = compute("constant-q", clip(2, sine(65.4064)), magnitude).at(12, 43);
        double high = compute("constant-q", clip(2, sine(2093.005)), magnitude).at(72, 43);
        // librosa scales by the root of the filter's length, which halves with each octave.
        assertEquals(Math.pow(2, 2.5), low / high, 0.02);
    }

    @Test
    void aLongClipIsTheSumOfItsStretches() throws Exception {
        var random = Rng.of(7, "noise");
        Clip whole = clip(60, t -> random.nextDouble() - 0.5);
        int from = 20 * 512 * 64;
        int length = RATE * 10;
        float[] part = new float[length];
        System.arraycopy(whole.samples().values(), from, part, 0, length);
        Clip cut = new Clip("cut", Tensor.wrap(part, new Axis("sample", length)), RATE, whole.origin());
        Map<String, String> magnitude = Map.of("scale", "magnitude");
        Tensor all = compute("constant-q", whole, magnitude);
        Tensor some = compute("constant-q", cut, magnitude);
        for (int band = 0; band < 84; band++) {
            for (int t = 40; t < 390; t += 7) {
                assertEquals(some.at(band, t), all.at(band, from / 512 + t), 1e-4, "band " + band + ", frame " + t);
            }
        }
    }

    @Test
    void aChordOfFifthsLiesWhereItsTonesAre() throws Exception {
        Tensor tonnetz = compute("tonnetz", clip(2, sine(440)), Map.of());
        assertEquals("fifth x", axis("tonnetz").nameAt(0));
        // A is 9 semitones above C: its angles are 9 times those of a semitone on each circle.
        double[] angles = {7.0 / 6, 7.0 / 6, 3.0 / 2, 3.0 / 2, 2.0 / 3, 2.0 / 3};
        for (int row = 0; row < 6; row++) {
            double angle = Math.PI * 9 * angles[row];
            double radius = row < 4 ? 1 : 0.5;
            double place = row % 2 == 0 ? radius * Math.sin(angle) : radius * Math.cos(angle);
            // Some of a sine falls into the neighbouring classes.
            assertEquals(place, tonnetz.at(row, 43), 0.1, "row " + row);
        }
    }

    @ParameterizedTest
    @CsvSource({"120, 0.5", "90, 0.25", "140, 0.1"})
    void beatsOfAClickTrackAreItsClicks(double tempo, double first) throws Exception {
        Clip clip = clip(15, clicks(tempo, first));
        Beats beats = (Beats) Features.byId("beats");
        Beats.Track track = beats.track(clip, Params.standard(beats.spec().params()), Job.silent());
        assertEquals(tempo, track.beatsPerMinute(), 0.03 * tempo);
        assertTrue(track.seconds().size() >= 15 * tempo / 60 - 3, track + "");
        for (double beat : track.seconds()) {
            double away = (beat - first) * tempo / 60;
            // Within two frames of 23 ms.
            assertEquals(Math.rint(away), away, 0.05 * tempo / 60, "beat at " + beat);
        }
        assertEquals(SongFacts.of(clip, Job.silent()).beats(), track.seconds());
    }

    @Test
    void theTempogramIsHighestAtTheTempo() throws Exception {
        // A click every 20 frames.
        double tempo = 60.0 * RATE / 512 / 20;
        Tensor tempogram = compute("tempogram", clip(15, clicks(tempo, 0)), Map.of());
        FrequencyAxis.Lags axis = (FrequencyAxis.Lags) axis("tempogram");
        int lag = highestRow(tempogram, 300, 10);
        assertEquals(tempo, axis.beatsPerMinuteAt(lag), 1e-9);
        assertEquals("117 BPM", axis.nameAt(22));
        assertEquals("at once", axis.nameAt(0));
        assertEquals(22, axis.rowOfTempo(axis.beatsPerMinuteAt(22)), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {82.4, 220, 440, 987.8, 1318.5})
    void thePitchOfAVoiceIsItsFundamental(double hertz) throws Exception {
        Tensor pitch = compute(
                "pitch",
                clip(
                        1,
                        t -> 0.2
                                * (sine(hertz).applyAsDouble(t)
                                        + sine(2 * hertz).applyAsDouble(t)
                                        + sine(3 * hertz).applyAsDouble(t))),
                Map.of());
        for (int t = 4; t < 40; t++) {
            assertEquals(hertz, pitch.at(0, t), 0.01 * hertz);
            assertTrue(pitch.at(1, t) > 0.9);
        }
    }

    @Test
    void noiseAndWhatLiesOutsideTheRangeHaveNoPitch() throws Exception {
        var random = Rng.of(11, "noise");
        Tensor noise = compute("pitch", clip(1, t -> random.nextDouble() - 0.5), Map.of());
        Tensor high = compute("pitch", clip(1, sine(880)), Map.of("fmax", "500"));
        for (int t = 0; t < 43; t++) {
            assertEquals(0, noise.at(0, t));
            assertEquals(0, noise.at(1, t));
            assertEquals(0, high.at(0, t));
        }
    }

    @Test
    void toneAndClickAreToldApart() throws Exception {
        DoubleUnaryOperator click = t -> Math.abs(t - 1) < 0.001 ? 0.9 : 0;
        Clip both = clip(2, t -> sine(1000).applyAsDouble(t) + click.applyAsDouble(t));
        Map<String, String> magnitude = Map.of("scale", "magnitude");
        Tensor tones = compute("harmonic", both, magnitude);
        Tensor strokes = compute("percussive", both, magnitude);
        int tone = 93;
        int elsewhere = 400;
        assertTrue(tones.at(tone, 20) > 100 * strokes.at(tone, 20));
        assertTrue(strokes.at(elsewhere, 43) > 20 * tones.at(elsewhere, 43));
    }

    @Test
    void thePartsSoundTogetherAsTheWhole() throws Exception {
        var random = Rng.of(13, "noise");
        Clip clip = clip(1.5, t -> 0.3 * sine(500).applyAsDouble(t) + 0.1 * random.nextDouble());
        float[] tones = sound("harmonic", clip, Map.of()).samples().values();
        float[] strokes = sound("percussive", clip, Map.of()).samples().values();
        for (int i = 0; i < tones.length; i++) {
            assertEquals(clip.samples().values()[i], tones[i] + strokes[i], 1e-5);
        }
    }

    private static Clip sound(String part, Clip clip, Map<String, String> set) throws Exception {
        HarmonicPercussive feature = (HarmonicPercussive) Features.byId(part);
        return feature.sound(clip, Params.parse(feature.spec().params(), set), Job.silent());
    }

    @Test
    void loudnessFollowsTheSound() throws Exception {
        Clip clip = clip(10, t -> t < 5 ? 0 : (t < 7 ? 2 : 0.2) * sine(997).applyAsDouble(t));
        Tensor loudness = compute("loudness", clip, Map.of());
        TimeGrid grid = Features.byId("loudness")
                .timeGrid(Params.standard(Features.byId("loudness").spec().params()));
        assertEquals(0.1, grid.stepSeconds(), 1e-3);
        assertEquals(-70, loudness.at(0, 20));
        assertEquals(-3.01, loudness.at(0, 60), 0.05);
        assertEquals(-23.01, loudness.at(0, 85), 0.05);
        assertEquals(-23.01, loudness.at(1, 85), 0.05);
        // Two of the three seconds around are at full scale, one is silent.
        assertEquals(-3.01 + 10 * Math.log10(2.0 / 3), loudness.at(1, 55), 0.1);
    }

    @Test
    void silenceHasNoNumbersThatAreNone() throws Exception {
        for (String id : MUSIC) {
            Tensor silence = compute(id, clip(1, t -> 0), Map.of());
            assertTrue(silence.isFinite(), id);
        }
    }

    @Test
    void theShortestClipsAreTaken() throws Exception {
        for (String id : MUSIC) {
            for (int samples : new int[] {1, 511, 3000}) {
                Clip clip = clip((samples + 0.5) / RATE, sine(440));
                assertEquals(samples, clip.samples().length());
                assertTrue(compute(id, clip, Map.of()).isFinite(), id + " of " + samples);
            }
        }
    }

    @Test
    void framesAreAsManyForAll() throws Exception {
        Clip clip = clip(2, sine(440));
        for (String id : MUSIC) {
            if (!id.equals("loudness")) {
                assertEquals(
                        1 + clip.samples().length() / 512,
                        compute(id, clip, Map.of()).size(1),
                        id);
            }
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        assertEquals(
                "The highest of 120 bands ends at 32976 Hz, above half the sample rate, 11025 Hz. Give a lower 'fmin', fewer"
                        + " 'n_bins' or a higher 'sample_rate'.",
                refusal("constant-q", Map.of("n_bins", "120")));
        assertEquals(
                "'kernel_harmonic' cannot be 30. Give an odd number.",
                refusal("harmonic", Map.of("kernel_harmonic", "30")));
        assertEquals(
                "In a frame of 256 samples no pitch below 172.3 Hz can be told. Give a higher 'fmin' or a longer"
                        + " 'frame_length'.",
                refusal("pitch", Map.of("frame_length", "256")));
        assertEquals(
                "'fmin' 900.0 Hz is not below 'fmax' 800.0 Hz. Give a lower 'fmin'.",
                refusal("pitch", Map.of("fmin", "900", "fmax", "800")));
        for (String id : MUSIC) {
            assertThrows(BadInputException.class, () -> compute(id, clip(0, t -> 0), Map.of()), id);
            assertThrows(BadInputException.class, () -> compute(id, clip(1, t -> Double.NaN), Map.of()), id);
        }
        assertThrows(BadInputException.class, () -> sound("harmonic", clip(1, sine(440)), Map.of("center", "false")));
    }

    private static String refusal(String id, Map<String, String> set) {
        return assertThrows(BadInputException.class, () -> compute(id, clip(1, sine(440)), set))
                .reason();
    }
}
