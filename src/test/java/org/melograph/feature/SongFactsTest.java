package org.melograph.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Provenance;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;
import org.melograph.music.Meter;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;
import org.melograph.music.Tempo;

class SongFactsTest {
    private static final int RATE = 22_050;

    private static Clip clip(double seconds, int rate, DoubleUnaryOperator wave) {
        float[] samples = new float[(int) (seconds * rate)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) wave.applyAsDouble((double) i / rate);
        }
        return new Clip(
                "song.wav", Tensor.wrap(samples, new Axis("sample", samples.length)), rate, Provenance.made("test"));
    }

    /** A tone struck {@code beats} times a minute, each stroke dying away. */
    private static DoubleUnaryOperator strokes(double beats, double... hertz) {
        return t -> {
            double sinceStroke = t % (60 / beats);
            double sum = 0;
            for (double h : hertz) {
                sum += Math.sin(2 * Math.PI * h * t);
            }
            return 0.2 * sum * Math.exp(-12 * sinceStroke);
        };
    }

    private static SongFacts facts(Clip clip) throws Exception {
        return SongFacts.of(clip, Job.silent());
    }

    @ParameterizedTest
    @ValueSource(doubles = {84, 100, 126, 150})
    void strokesAreCountedPerMinute(double beats) throws Exception {
        double tempo =
                facts(clip(12, RATE, strokes(beats, 440))).beatsPerMinute().orElseThrow();
        // Lags are whole frames of 23 ms.
        assertEquals(beats, tempo, beats * 0.03);
    }

    @Test
    void aChordOfTheTonicTellsTheKey() throws Exception {
        // E flat major, then C sharp minor: tonic, third, fifth and tonic again
        assertEquals("D# major", key(strokes(120, 311.13, 392.0, 466.16, 622.25)));
        assertEquals("C# minor", key(strokes(120, 277.18, 329.63, 415.30, 554.37)));
    }

    private static String key(DoubleUnaryOperator wave) throws Exception {
        return facts(clip(4, RATE, wave)).key().orElseThrow().name();
    }

    @Test
    void aWrittenScaleTellsTheKey() {
        int[] aMinorHarmonic = {57, 59, 60, 62, 64, 65, 68, 69, 64, 60, 57};
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < aMinorHarmonic.length; i++) {
            notes.add(new Note(aMinorHarmonic[i], 80, 0, 0, i * 480L, (i + 1) * 480L, i * 0.5, 0.5));
        }
        KeyEstimate key = KeyEstimate.of(piece(notes)).orElseThrow();
        assertEquals("A minor", key.name());
        assertTrue(key.correlation() > 0.8);
        assertTrue(KeyEstimate.of(piece(List.of())).isEmpty());
    }

    private static NoteSequence piece(List<Note> notes) {
        return new NoteSequence(
                "a.mid",
                notes,
                List.of(new Tempo(0, 0, 120)),
                List.of(new Meter(0, 4, 4)),
                480,
                Provenance.made("test"));
    }

    @ParameterizedTest
    @CsvSource({"48000, 1.0, -3.01", "22050, 1.0, -3.01", "22050, 0.1, -23.01"})
    void aSineReadsAsTheStandardSays(int rate, double amplitude, double lufs) throws Exception {
        SongFacts facts = facts(clip(3, rate, t -> amplitude * Math.sin(2 * Math.PI * 997 * t)));
        assertEquals(lufs, facts.integratedLufs().orElseThrow(), 0.03);
        assertEquals(lufs, facts.rmsDecibels().orElseThrow(), 0.01);
    }

    @Test
    void silenceBetweenDoesNotMakeASongQuieter() throws Exception {
        DoubleUnaryOperator tone = t -> 0.3 * Math.sin(2 * Math.PI * 997 * t);
        double whole = facts(clip(6, RATE, tone)).integratedLufs().orElseThrow();
        SongFacts half = facts(clip(12, RATE, t -> t < 6 ? tone.applyAsDouble(t) : 0));
        assertEquals(whole, half.integratedLufs().orElseThrow(), 0.15);
        assertEquals(whole - 3.01, half.rmsDecibels().orElseThrow(), 0.05);
    }

    @Test
    void lowTonesCountLess() throws Exception {
        double bass = facts(clip(3, RATE, t -> 0.3 * Math.sin(2 * Math.PI * 30 * t)))
                .integratedLufs()
                .orElseThrow();
        double voice = facts(clip(3, RATE, t -> 0.3 * Math.sin(2 * Math.PI * 997 * t)))
                .integratedLufs()
                .orElseThrow();
        assertTrue(voice - bass > 3, voice + " and " + bass);
    }

    @Test
    void ofSilenceNothingIsClaimed() throws Exception {
        SongFacts facts = facts(clip(3, RATE, t -> 0));
        assertTrue(facts.beatsPerMinute().isEmpty());
        assertTrue(facts.key().isEmpty());
        assertTrue(facts.rmsDecibels().isEmpty());
        assertTrue(facts.integratedLufs().isEmpty());
        assertThrows(BadInputException.class, () -> facts(clip(0, RATE, t -> 0)));
    }
}
