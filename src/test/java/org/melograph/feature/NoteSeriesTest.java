package org.melograph.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.Tensor;
import org.melograph.music.Meter;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;
import org.melograph.music.Row;
import org.melograph.music.Tempo;

class NoteSeriesTest {
    private static Note note(int pitch, int velocity, int channel, double onset, double seconds) {
        long start = Math.round(onset * 960);
        return new Note(pitch, velocity, channel, 0, start, start + Math.round(seconds * 960), onset, seconds);
    }

    private static NoteSequence piece(Note... notes) {
        return new NoteSequence(
                "a.mid",
                List.of(notes),
                List.of(new Tempo(0, 0, 120)),
                List.of(new Meter(0, 4, 4)),
                480,
                Provenance.made("test"));
    }

    private static Tensor series(NoteSequence piece, Map<String, String> set) throws Exception {
        Feature notes = Features.byId("notes");
        return notes.extract(piece, Params.parse(notes.spec().params(), set), Job.silent());
    }

    private static final NoteSequence PIECE = piece(
            note(67, 100, 0, 1, 0.5),
            note(60, 50, 1, 0, 8),
            note(36, 127, Note.DRUM_CHANNEL, 0.5, 0.1),
            note(64, 80, 0, 1, 2));

    @Test
    void pitchesStandByOnsetThenPitchOverTheLargestMidiNumber() throws Exception {
        Tensor pitches = series(PIECE, Map.of());
        assertEquals(List.of(new Axis("channel", 1), new Axis("step", 3)), pitches.axes());
        assertArrayEquals(new float[] {60 / 127f, 64 / 127f, 67 / 127f}, pitches.values());
    }

    @Test
    void durationAndVelocityAreFurtherChannels() throws Exception {
        Tensor raw = series(PIECE, Map.of("duration", "true", "velocity", "true", "scale", "raw"));
        assertArrayEquals(new float[] {60, 64, 67, 8, 2, 0.5f, 50, 80, 100}, raw.values());
        Tensor unit = series(PIECE, Map.of("duration", "true"));
        assertArrayEquals(new float[] {60 / 127f, 64 / 127f, 67 / 127f, 1, 0.5f, 0.125f}, unit.values());
        Tensor velocity = series(PIECE, Map.of("velocity", "true", "scale", "raw"));
        assertArrayEquals(new float[] {60, 64, 67, 50, 80, 100}, velocity.values());
    }

    @Test
    void drumsAreThereOnlyWhereAskedFor() throws Exception {
        assertArrayEquals(
                new float[] {60, 36, 64, 67},
                series(PIECE, Map.of("drums", "true", "scale", "raw")).values());
        NoteSequence drums = piece(note(36, 100, Note.DRUM_CHANNEL, 0, 1));
        String said = assertThrows(BadInputException.class, () -> series(drums, Map.of()))
                .reason();
        assertEquals("'a.mid' has no notes but drums. Set 'drums'.", said);
        assertThrows(BadInputException.class, () -> series(piece(), Map.of()));
    }

    @Test
    void eventsAreTheTokensOfThePiece() throws Exception {
        Feature events = Features.byId("events");
        Tensor tokens = events.extract(PIECE, Params.standard(List.of()), Job.silent());
        int[] encoded = EventVocabulary.STANDARD.encode(PIECE);
        assertEquals(encoded.length, tokens.length());
        for (int i = 0; i < encoded.length; i++) {
            assertEquals(encoded[i], tokens.at(0, i));
        }
        assertThrows(BadInputException.class, () -> events.extract(piece(), Params.standard(List.of()), Job.silent()));
    }

    @Test
    void columnsKeepMissingValues() throws Exception {
        Row row = new Row(
                "t.csv#0",
                List.of("tempo", "key"),
                Tensor.wrap(new float[] {120, Float.NaN}, new Axis("column", 2)),
                Provenance.made("test"));
        Tensor columns = Features.byId("columns").extract(row, Params.standard(List.of()), Job.silent());
        assertEquals(List.of(new Axis("channel", 1), new Axis("column", 2)), columns.axes());
        assertArrayEquals(new float[] {120, Float.NaN}, columns.values());
    }
}
