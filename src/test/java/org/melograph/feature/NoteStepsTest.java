package org.melograph.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.music.Meter;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;
import org.melograph.music.Tempo;

class NoteStepsTest {
    private static final int TICKS = 480;
    private static final Map<String, String> EVERYTHING_KEY_FREE =
            Map.of("velocity", "true", "height", "true", "tones", "key");

    private static NoteSequence piece(Note... notes) {
        return new NoteSequence(
                "a.mid",
                List.of(notes),
                List.of(new Tempo(0, 0, 120)),
                List.of(new Meter(0, 4, 4)),
                TICKS,
                Provenance.made("test"));
    }

    private static Note note(int pitch, int velocity, double beat, double beats) {
        long start = Math.round(beat * TICKS);
        long end = start + Math.round(beats * TICKS);
        return new Note(pitch, velocity, 0, 0, start, end, beat / 2, beats / 2);
    }

    private static Params params(Map<String, String> set) throws BadInputException {
        return Params.parse(Features.byId("note-steps").spec().params(), set);
    }

    private static Tensor steps(NoteSequence piece, Map<String, String> set) throws Exception {
        return Features.byId("note-steps").extract(piece, params(set), Job.silent());
    }

    /** The names of the channels that are 1 at a step. */
    private static Set<String> at(Tensor steps, int step, Map<String, String> set) throws BadInputException {
        FrequencyAxis axis = Features.byId("note-steps").frequencyAxis(params(set));
        Set<String> names = new HashSet<>();
        for (int channel = 0; channel < steps.size(0); channel++) {
            float value = steps.at(channel, step);
            assertTrue(value == 0 || value == 1, axis.nameAt(channel) + " is " + value);
            if (value == 1) {
                names.add(axis.nameAt(channel));
            }
        }
        return names;
    }

    /** C and E together for a beat, a beat later G an octave up for a quarter of a beat, then C two octaves below. */
    private static final NoteSequence PIECE =
            piece(note(60, 64, 0, 1), note(64, 64, 0, 1), note(79, 127, 1, 0.25), note(36, 1, 1.5, 4));

    @Test
    void eachNoteNamesItsStepItsTimesAndItsChord() throws Exception {
        Tensor steps = steps(PIECE, Map.of());
        assertEquals(List.of(new Axis("channel", 53), new Axis("step", 4)), steps.axes());
        assertEquals(Set.of("duration class 4", "chord tone 4"), at(steps, 0, Map.of()));
        assertEquals(Set.of("interval 4", "together", "duration class 4", "chord tone 4"), at(steps, 1, Map.of()));
        assertEquals(Set.of("interval above 12", "gap class 4", "duration class 2"), at(steps, 2, Map.of()));
        assertEquals(Set.of("interval below -12", "gap class 3", "duration class 6"), at(steps, 3, Map.of()));
    }

    @Test
    void groupsAreLeftOutAndAddedByTheSettings() throws Exception {
        Map<String, String> few = Map.of("interval", "24", "duration", "false", "chords", "false");
        Tensor steps = steps(PIECE, few);
        assertEquals(2 * 24 + 3 + 8, steps.size(0));
        assertEquals(Set.of("interval 15", "gap class 4"), at(steps, 2, few));
        assertEquals(53 + 2 + 1 + 12, steps(PIECE, EVERYTHING_KEY_FREE).size(0));
    }

    @Test
    void velocitiesAndHeightsAreNumbers() throws Exception {
        Tensor steps = steps(PIECE, Map.of("velocity", "true", "height", "true"));
        float[] velocity = {64 / 127f, 64 / 127f, 1, 1 / 127f};
        float[] change = {0, 0, 63 / 127f, -126 / 127f};
        // The mean pitch is 59.75.
        float[] height = {0.25f / 12, 4.25f / 12, 19.25f / 12, -23.75f / 12};
        for (int step = 0; step < 4; step++) {
            assertEquals(velocity[step], steps.at(53, step), 1e-6f);
            assertEquals(change[step], steps.at(54, step), 1e-6f);
            assertEquals(height[step], steps.at(55, step), 1e-6f);
        }
    }

    @Test
    void tonesAreCountedFromTheTonicOrFromC() throws Exception {
        List<Note> scale = new ArrayList<>();
        int[] major = {0, 2, 4, 5, 7, 9, 11, 12, 7, 4, 0};
        for (int i = 0; i < major.length; i++) {
            scale.add(note(62 + major[i], 80, i, 1));
        }
        NoteSequence inD = piece(scale.toArray(Note[]::new));
        Tensor key = steps(inD, Map.of("tones", "key"));
        Tensor classes = steps(inD, Map.of("tones", "classes"));
        for (int i = 0; i < major.length; i++) {
            assertEquals(1, key.at(53 + major[i] % 12, i));
            assertEquals(1, classes.at(53 + (major[i] + 2) % 12, i));
        }
    }

    private static NoteSequence random(int transposed) {
        var random = Rng.of(3, "notes");
        List<Note> notes = new ArrayList<>();
        double beat = 0;
        for (int i = 0; i < 200; i++) {
            int pitch = 40 + random.nextInt(30);
            beat += random.nextInt(4) / 4.0;
            notes.add(note(pitch + transposed, 1 + random.nextInt(127), beat, 0.1 + random.nextDouble()));
        }
        return piece(notes.toArray(Note[]::new));
    }

    @Test
    void aTransposedPieceGivesTheSameNumbers() throws Exception {
        Tensor here = steps(random(0), EVERYTHING_KEY_FREE);
        for (int semitones : new int[] {-5, 1, 12, 17}) {
            assertArrayEquals(
                    here.values(), steps(random(semitones), EVERYTHING_KEY_FREE).values(), 1e-5f);
        }
        assertEquals(Transposition.UNHEARD, Features.byId("note-steps").transposition(params(EVERYTHING_KEY_FREE)));
    }

    @Test
    void pitchClassesTurnWithTheTransposition() throws Exception {
        Map<String, String> set = Map.of("tones", "classes");
        Tensor here = steps(random(0), set);
        Tensor there = steps(random(3), set);
        assertNotEquals(here, there);
        Transposition.Turned turned = assertInstanceOf(
                Transposition.Turned.class, Features.byId("note-steps").transposition(params(set)));
        for (int channel = 0; channel < here.size(0); channel++) {
            int tone = channel - turned.first();
            int to = tone < 0 || tone >= turned.count() ? channel : turned.first() + (tone + 3) % turned.count();
            for (int step = 0; step < here.size(1); step++) {
                assertEquals(here.at(channel, step), there.at(to, step));
            }
        }
    }

    @Test
    void thePitchSeriesRisesWithTheTransposition() throws Exception {
        Feature series = Features.byId("notes");
        for (String scale : List.of("unit", "raw")) {
            Params set = Params.parse(series.spec().params(), Map.of("scale", scale, "velocity", "true"));
            Tensor here = series.extract(random(0), set, Job.silent());
            Tensor there = series.extract(random(3), set, Job.silent());
            Transposition.Raised raised = assertInstanceOf(Transposition.Raised.class, series.transposition(set));
            for (int step = 0; step < here.size(1); step++) {
                float up = there.at(raised.row(), step) - here.at(raised.row(), step);
                assertEquals(3 * raised.semitone(), up, 1e-5f);
                assertEquals(here.at(1 - raised.row(), step), there.at(1 - raised.row(), step));
            }
        }
    }

    @Test
    void oneNoteHasAStepAndNoNotesAreRefused() throws Exception {
        assertEquals(1, steps(piece(note(60, 64, 0, 1)), Map.of()).size(1));
        assertThrows(BadInputException.class, () -> steps(piece(), Map.of()));
    }
}
