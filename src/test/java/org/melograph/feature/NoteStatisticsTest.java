package org.melograph.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.Tensor;
import org.melograph.music.Meter;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;
import org.melograph.music.Tempo;

final class NoteStatisticsTest {
    private static final int TICKS = 480;
    private static final int[] MAJOR_SCALE = {0, 2, 4, 5, 7, 9, 11, 12};

    private final NoteStatistics feature = new NoteStatistics();
    private final List<String> names = IntStream.range(0, 60)
            .mapToObj(i -> feature.frequencyAxis(Params.standard(List.of())).nameAt(i))
            .toList();

    private static NoteSequence piece(List<Note> notes) {
        return new NoteSequence(
                "made",
                notes,
                List.of(new Tempo(0, 0, 120)),
                List.of(new Meter(0, 4, 4)),
                TICKS,
                Provenance.made("test"));
    }

    /** A note of so many ticks at 120 beats a minute. */
    private static Note note(int pitch, long start, long ticks) {
        double perTick = 0.5 / TICKS;
        return new Note(pitch, 80, 0, 0, start, start + ticks, start * perTick, ticks * perTick);
    }

    /** Major scales up in eighths, from a tone on. */
    private static NoteSequence scales(int tonic, int count) {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < count * MAJOR_SCALE.length; i++) {
            notes.add(note(tonic + MAJOR_SCALE[i % MAJOR_SCALE.length], i * TICKS / 2, TICKS / 2));
        }
        return piece(notes);
    }

    private Tensor of(NoteSequence piece, Map<String, String> set) throws BadInputException {
        return feature.extract(piece, Params.parse(feature.spec().params(), set), Job.silent());
    }

    private double value(Tensor statistics, String name) {
        return statistics.at(names.indexOf(name), 0);
    }

    @Test
    void everyStatisticHasANameOfItsOwn() throws Exception {
        assertEquals(60, of(scales(60, 2), Map.of()).size(0));
        assertEquals(60, new HashSet<>(names).size());
    }

    @Test
    void aPieceInAnotherKeyDiffersInItsHeightOnly() throws Exception {
        Tensor low = of(scales(60, 4), Map.of());
        Tensor high = of(scales(65, 4), Map.of());
        for (String name : names) {
            double moved = name.matches("pitch (mean|lowest|highest)") ? 5 : 0;
            assertEquals(value(low, name) + moved, value(high, name), 1e-4, name);
        }
    }

    @Test
    void scalesInEighthsAreDescribedAsSuch() throws Exception {
        Tensor statistics = of(scales(60, 8), Map.of());
        assertEquals(2 / 8.0, value(statistics, "tone above the tonic 0"), 1e-6);
        assertEquals(0, value(statistics, "tone above the tonic 1"));
        assertEquals(1, value(statistics, "duration class 4"));
        assertEquals(Math.log(0.5), value(statistics, "log gap mean"), 1e-6);
        assertEquals(1, value(statistics, "sounding together"), 1e-6);
        assertEquals(Math.log(120), value(statistics, "log beats a minute"), 1e-6);
        // Of sixty-three steps, two a scale are semitones and seven fall an octave back.
        assertEquals(16 / 63.0, value(statistics, "interval 1"), 1e-6);
        assertEquals(7 / 63.0, value(statistics, "interval 12"), 1e-6);
    }

    @Test
    void segmentsAreDescribedOneByOne() throws Exception {
        Tensor segments = of(scales(60, 5), Map.of("segment", "16"));
        assertArrayEquals(new int[] {60, 3}, new int[] {segments.size(0), segments.size(1)});
        Tensor half = of(scales(60, 2), Map.of());
        for (int i = 0; i < 60; i++) {
            assertEquals(half.at(i, 0), segments.at(i, 0), 1e-6, names.get(i));
        }
    }

    @Test
    void aSingleNoteGivesNumbersAndNoNoteIsRefused() throws Exception {
        assertTrue(of(piece(List.of(note(60, 0, 10))), Map.of()).isFinite());
        assertTrue(of(piece(List.of(note(60, 0, 0))), Map.of()).isFinite());
        assertThrows(BadInputException.class, () -> of(piece(List.of()), Map.of()));
    }

    @Test
    void wordsDoNotKnowTheKeyAndDoKnowTheRhythm() throws Exception {
        NoteTokens words = new NoteTokens();
        Params params = Params.standard(words.spec().params());
        Tensor one = words.extract(scales(60, 2), params, Job.silent());
        assertEquals(one, words.extract(scales(67, 2), params, Job.silent()));
        List<Note> slower = scales(60, 2).notes().stream()
                .map(n -> note(n.pitch(), 2 * n.startTick(), 2 * (n.endTick() - n.startTick())))
                .toList();
        Tensor slow = words.extract(piece(slower), params, Job.silent());
        for (int i = 1; i < one.size(1); i++) {
            assertEquals(one.at(0, i), slow.at(0, i));
            assertTrue(one.at(1, i) != slow.at(1, i));
            assertTrue(one.at(1, i) >= 0 && one.at(1, i) < NoteTokens.COUNT);
        }
    }

    @Test
    void aChordHasOneWordWhateverItsPlace() throws Exception {
        NoteTokens words = new NoteTokens();
        Params params = Params.standard(words.spec().params());
        List<Note> triads = new ArrayList<>();
        for (int[] pitches : new int[][] {{60, 64, 67}, {53, 69, 72}, {60, 63, 67}}) {
            for (int pitch : pitches) {
                triads.add(note(pitch, (long) (triads.size() / 3) * TICKS, TICKS));
            }
        }
        Tensor tokens = words.extract(piece(triads), params, Job.silent());
        // The fourth and the seventh semitone above the lowest tone, counted from the first; then the third.
        float major = (1 << 3) + (1 << 6);
        float minor = (1 << 2) + (1 << 6);
        float[] expected = {major, -1, -1, major, -1, -1, minor, -1, -1};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], tokens.at(2, i), "note " + i);
        }
    }
}
