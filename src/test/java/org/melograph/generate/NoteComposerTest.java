package org.melograph.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.feature.EventVocabulary;
import org.melograph.generate.NoteComposer.Tune;
import org.melograph.generate.NoteComposer.Wish;
import org.melograph.model.Continuation;
import org.melograph.model.ContinuingModel;
import org.melograph.model.InputShape;
import org.melograph.model.ModelSpec;
import org.melograph.music.Meter;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;
import org.melograph.music.Tempo;

class NoteComposerTest {
    private static final EventVocabulary VOCABULARY = EventVocabulary.STANDARD;

    /** Gives every token a weight that depends on it and on the token before, grammatical or not. */
    private static final class Babbler implements ContinuingModel {
        private final List<String> labels;
        private final List<Integer> heard = new ArrayList<>();

        Babbler(List<String> labels) {
            this.labels = labels;
        }

        @Override
        public Continuation continuation() {
            return new Continuation() {
                @Override
                public Tensor next(int event) {
                    heard.add(event);
                    float[] p = new float[labels.size()];
                    float sum = 0;
                    for (int i = 0; i < p.length; i++) {
                        p[i] = 1 + (i * 31 + event * 17) % 23 + 0.001f * i;
                        sum += p[i];
                    }
                    for (int i = 0; i < p.length; i++) {
                        p[i] /= sum;
                    }
                    return Tensor.wrap(p, new Axis("class", p.length));
                }

                @Override
                public void reset() {
                    heard.clear();
                }
            };
        }

        @Override
        public ModelSpec spec() {
            Params none = Params.standard(List.of());
            Tensor one = Tensor.wrap(new float[] {1}, new Axis("channel", 1));
            return new ModelSpec(
                    "babbler",
                    none,
                    new FrontEnd("events", none, Cut.WHOLE, List.of()),
                    new InputShape(1, 8),
                    labels,
                    one,
                    one);
        }

        @Override
        public Tensor predict(Tensor inputs, @Nullable Tensor mask) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Tensor embed(Tensor inputs, @Nullable Tensor mask) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, Tensor> weights() {
            return Map.of();
        }

        @Override
        public void close() {}
    }

    private final Babbler babbler = new Babbler(VOCABULARY.names());

    private Tune tune(double seconds, double temperature, long seed) throws BadInputException, StoppedException {
        return new NoteComposer(babbler).compose(new Wish(seconds, temperature, seed), null, Job.silent());
    }

    @Test
    void everyTokenKeepsToTheGrammar() throws Exception {
        for (long seed = 0; seed < 20; seed++) {
            babbler.heard.clear();
            Tune tune = tune(60, 2, seed);
            assertTrue(tune.events() > 30);
            assertEquals(EventVocabulary.START, babbler.heard.getFirst());
            for (int i = 1; i < babbler.heard.size(); i++) {
                EventVocabulary.Kind before = VOCABULARY.kind(babbler.heard.get(i - 1));
                assertTrue(VOCABULARY.isAllowed(before, babbler.heard.get(i)));
            }
        }
    }

    @Test
    void notesOfAChordRiseSoThatEncodingGivesTheTuneBack() throws Exception {
        NoteSequence notes = tune(60, 3, 5).notes();
        for (int i = 1; i < notes.notes().size(); i++) {
            Note before = notes.notes().get(i - 1);
            Note note = notes.notes().get(i);
            assertTrue(note.startTick() > before.startTick() || note.pitch() > before.pitch());
        }
    }

    @Test
    void sameSeedGivesTheSameTuneAndAnotherSeedAnother() throws Exception {
        assertEquals(tune(10, 1, 7), tune(10, 1, 7));
        assertNotEquals(tune(10, 1, 7).notes().notes(), tune(10, 1, 8).notes().notes());
    }

    @Test
    void withoutTemperatureTheSeedDoesNotMatter() throws Exception {
        List<Note> cold = tune(10, 0, 1).notes().notes();
        assertEquals(cold, tune(10, 0, 2).notes().notes());
        assertEquals(cold, tune(10, 1e-6, 3).notes().notes());
    }

    @Test
    void aTuneBeginsAtOnceAndEndsInTime() throws Exception {
        NoteSequence notes = tune(12.5, 1, 3).notes();
        assertEquals(0, notes.notes().getFirst().startTick());
        assertTrue(notes.seconds() <= 12.5, () -> "ends at " + notes.seconds());
        assertTrue(notes.seconds() > 8, () -> "ends at " + notes.seconds());
    }

    @Test
    void bitsPerEventAreThoseOfTheModel() throws Exception {
        // A token out of 159 that is between 1/23 and 23 times as likely as another.
        double bits = tune(30, 1, 3).bitsPerEvent();
        assertTrue(bits > 5 && bits < 12, () -> bits + " bits");
    }

    @Test
    void aPieceToContinueIsHeardAndItsTempoKept() throws Exception {
        NoteSequence like = piece(72, 60, 64, 67, 72);
        Tune tune = new NoteComposer(babbler).compose(new Wish(5, 1, 1), like, Job.silent());
        int[] expected = VOCABULARY.encode(like);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], babbler.heard.get(i));
        }
        assertEquals(72, tune.notes().tempi().getFirst().beatsPerMinute());
        assertTrue(tune.notes().seconds() <= 5);
    }

    @Test
    void aPieceWithoutNotesCannotBeContinued() throws Exception {
        NoteComposer composer = new NoteComposer(babbler);
        BadInputException refusal = assertThrows(
                BadInputException.class, () -> composer.compose(new Wish(5, 1, 1), piece(100), Job.silent()));
        assertTrue(refusal.reason().contains("'piece'"), refusal.reason());
    }

    @Test
    void wishesOutOfRangeAreRefused() throws Exception {
        for (Wish wish : List.of(
                new Wish(0, 1, 1),
                new Wish(Double.NaN, 1, 1),
                new Wish(1e6, 1, 1),
                new Wish(5, -1, 1),
                new Wish(5, Double.NaN, 1))) {
            NoteComposer composer = new NoteComposer(babbler);
            assertThrows(BadInputException.class, () -> composer.compose(wish, null, Job.silent()), wish.toString());
        }
    }

    @Test
    void aModelOfOtherEventsIsRefused() {
        BadInputException refusal =
                assertThrows(BadInputException.class, () -> new NoteComposer(new Babbler(List.of("a", "b"))));
        assertTrue(refusal.reason().contains("2 instead of"), refusal.reason());
    }

    @Test
    void aStoppedJobEndsTheTune() {
        Job stopped = new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                return true;
            }
        };
        assertThrows(StoppedException.class, () -> new NoteComposer(babbler).compose(new Wish(5, 1, 1), null, stopped));
    }

    /** Quarter notes one after another. */
    static NoteSequence piece(double beatsPerMinute, int... pitches) {
        List<Note> notes = new ArrayList<>();
        double beat = 60 / beatsPerMinute;
        for (int i = 0; i < pitches.length; i++) {
            notes.add(new Note(pitches[i], 80, 0, 0, 480L * i, 480L * (i + 1), i * beat, beat));
        }
        return new NoteSequence(
                "piece",
                notes,
                List.of(new Tempo(0, 0, beatsPerMinute)),
                List.of(new Meter(0, 4, 4)),
                480,
                Provenance.made("test"));
    }
}
