package org.melograph.io.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Provenance;
import org.melograph.base.Rng;
import org.melograph.io.ReadOptions;
import org.melograph.music.Meter;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;
import org.melograph.music.Tempo;

class MidiWriterTest {
    private static final int TICKS_PER_BEAT = 480;

    private final Path folder;

    MidiWriterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aPieceWithTempoChangesAndOverlapsIsReadBackNoteForNote() throws Exception {
        NoteSequence frame = piece(List.of());
        RandomGenerator rng = Rng.of(7, "notes");
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            long start = 10L * rng.nextInt(300);
            long end = start + 10L * rng.nextInt(40);
            notes.add(new Note(
                    55 + rng.nextInt(8),
                    1 + rng.nextInt(127),
                    rng.nextInt(16),
                    rng.nextInt(3),
                    start,
                    end,
                    frame.secondsAt(start),
                    frame.secondsAt(end) - frame.secondsAt(start)));
        }
        NoteSequence written = piece(notes);

        NoteSequence read = roundTrip(written);

        assertEquals(sorted(written), sorted(read));
        assertEquals(written.meters(), read.meters());
        assertEquals(written.ticksPerBeat(), read.ticksPerBeat());
        assertEquals(written.seconds(), read.seconds(), 1e-5);
        assertEquals(
                written.tempi().stream().map(Tempo::tick).toList(),
                read.tempi().stream().map(Tempo::tick).toList());
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        BadInputException refusal = assertThrows(
                BadInputException.class, () -> MidiWriter.write(piece(List.of()), folder.resolve("no/tune.mid")));
        assertTrue(refusal.reason().startsWith("'tune.mid' cannot be written"), refusal.reason());
    }

    private NoteSequence roundTrip(NoteSequence piece) throws Exception {
        Path file = folder.resolve("tune.mid");
        MidiWriter.write(piece, file);
        return new MidiReader().read(file, ReadOptions.STANDARD, Job.silent());
    }

    private static NoteSequence piece(List<Note> notes) {
        double second = 1000 * 60.0 / (90 * TICKS_PER_BEAT);
        List<Tempo> tempi = List.of(new Tempo(0, 0, 90), new Tempo(1000, second, 151.5));
        List<Meter> meters = List.of(new Meter(0, 3, 4), new Meter(1440, 7, 8));
        return new NoteSequence("tune", notes, tempi, meters, TICKS_PER_BEAT, Provenance.made("test"));
    }

    /** What is equal in a piece whatever the order of notes that begin together, seconds left out. */
    private static List<String> sorted(NoteSequence piece) {
        return piece.notes().stream()
                .map(n -> n.startTick() + "-" + n.endTick() + " " + n.pitch() + "/" + n.velocity() + " " + n.channel()
                        + ":" + n.program())
                .sorted()
                .toList();
    }
}
