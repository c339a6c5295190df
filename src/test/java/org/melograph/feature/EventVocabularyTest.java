package org.melograph.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.melograph.base.Provenance;
import org.melograph.base.Rng;
import org.melograph.feature.EventVocabulary.Kind;
import org.melograph.music.Meter;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;
import org.melograph.music.Tempo;

class EventVocabularyTest {
    private static final EventVocabulary WORDS = EventVocabulary.STANDARD;

    /** A note whose onset and length are given in ticks of 1/96 beat at 120 beats a minute. */
    private static Note note(int pitch, int channel, long start, long length) {
        return new Note(pitch, 64, channel, 0, start, start + length, start / 192.0, length / 192.0);
    }

    private static NoteSequence piece(Note... notes) {
        return new NoteSequence(
                "piece",
                List.of(notes),
                List.of(new Tempo(0, 0, 120)),
                List.of(new Meter(0, 4, 4)),
                96,
                Provenance.made("test"));
    }

    @Test
    void quantisedNotesComeBackEqual() {
        List<Integer> tokens = new ArrayList<>(List.of(EventVocabulary.START));
        RandomGenerator random = Rng.of(7, "events");
        for (int i = 0; i < 400; i++) {
            tokens.add(WORDS.gapToken((1 + random.nextInt(24)) / 12.0));
            tokens.add(WORDS.pitchToken(21 + random.nextInt(88)));
            tokens.add(WORDS.durationToken((1 + random.nextInt(96)) / 12.0));
        }
        int[] written = tokens.stream().mapToInt(Integer::intValue).toArray();
        NoteSequence first = WORDS.decode(written, 97);
        // The first gap is time before the music, which a piece does not have.
        written[1] = WORDS.gapToken(0);
        assertArrayEquals(written, WORDS.encode(first));
        NoteSequence second = WORDS.decode(WORDS.encode(first), 97);
        assertEquals(WORDS.decode(written, 97).notes(), second.notes());
        assertEquals(400, second.notes().size());
    }

    @Test
    void aChordIsGapsOfNothingFromLowToHigh() {
        int[] tokens = WORDS.encode(piece(note(67, 0, 0, 96), note(60, 0, 0, 96), note(64, 0, 0, 48)));
        assertEquals(
                List.of(
                        "start",
                        "gap 0/12",
                        "pitch 60",
                        "duration 12/12",
                        "gap 0/12",
                        "pitch 64",
                        "duration 6/12",
                        "gap 0/12",
                        "pitch 67",
                        "duration 12/12"),
                java.util.Arrays.stream(tokens).mapToObj(WORDS.names()::get).toList());
    }

    @Test
    void unevenOnsetsDoNotDriftFromTheGrid() {
        Note[] notes = new Note[200];
        for (int i = 0; i < notes.length; i++) {
            // 3.3 beats: between the classes of 3 and of 3.5 beats, and off the grid.
            notes[i] = note(60, 0, i * 317L, 20);
        }
        NoteSequence decoded = WORDS.decode(WORDS.encode(piece(notes)), 120);
        for (int i = 0; i < notes.length; i++) {
            double errorBeats = decoded.notes().get(i).startTick() / 480.0 - i * 317 / 96.0;
            // Half of the way between the two classes, and half a step of the grid.
            assertTrue(Math.abs(errorBeats) <= 0.25 + 0.5 / 12, "note " + i + " is off by " + errorBeats + " beats");
        }
    }

    @Test
    void aLongRestIsCutToEightBeatsAndTheRhythmAfterItKept() {
        int[] tokens = WORDS.encode(piece(note(60, 0, 0, 96), note(62, 0, 9600, 96), note(64, 0, 9696, 96)));
        assertEquals(8, WORDS.beats(tokens[4]));
        assertEquals(1, WORDS.beats(tokens[7]));
    }

    @Test
    void drumsAreLeftOutAndPitchesOffThePianoMoveByOctaves() {
        int[] tokens = WORDS.encode(piece(note(36, Note.DRUM_CHANNEL, 0, 10), note(12, 0, 0, 96), note(120, 0, 0, 96)));
        assertEquals(7, tokens.length);
        assertEquals(24, WORDS.pitch(tokens[2]));
        assertEquals(108, WORDS.pitch(tokens[5]));
    }

    @Test
    void everyTokenHasItsOwnNameAndOneKindThatMayFollow() {
        assertEquals(WORDS.size(), new HashSet<>(WORDS.names()).size());
        for (Kind kind : Kind.values()) {
            for (int token = 0; token < WORDS.size(); token++) {
                assertEquals(kind.next() == WORDS.kind(token), WORDS.isAllowed(kind, token));
            }
            assertFalse(WORDS.isAllowed(kind, EventVocabulary.START));
        }
    }

    @Test
    void randomTokensUnderTheGrammarAlwaysDecode() {
        RandomGenerator random = Rng.of(3, "grammar");
        int[] tokens = new int[301];
        Kind previous = Kind.START;
        for (int i = 1; i < tokens.length; i++) {
            do {
                tokens[i] = random.nextInt(WORDS.size());
            } while (!WORDS.isAllowed(previous, tokens[i]));
            previous = WORDS.kind(tokens[i]);
        }
        assertEquals(100, WORDS.decode(tokens, 120).notes().size());
    }

    @Test
    void aTokenOutOfPlaceIsNamed() {
        int[] tokens = {EventVocabulary.START, WORDS.pitchToken(60)};
        String said = assertThrows(IllegalArgumentException.class, () -> WORDS.decode(tokens, 120))
                .getMessage();
        assertEquals("Token 1 is 'pitch 60' where a GAP must stand.", said);
    }
}
