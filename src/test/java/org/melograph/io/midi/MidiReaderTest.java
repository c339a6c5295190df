package org.melograph.io.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.ContentHash;
import org.melograph.base.Job;
import org.melograph.io.ReadOptions;
import org.melograph.music.Meter;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;

/** The files are written byte by byte as the Standard MIDI File specification (RP-001) lays them out. */
class MidiReaderTest {
    private static final int PPQ_480 = 0x01e0;
    private static final int[] MIDDLE_C_FOR_A_BEAT = {0, 0x90, 60, 100, 0x83, 0x60, 0x80, 60, 0};

    private final Path folder;

    MidiReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void ticksBecomeSecondsThroughEveryTempo() throws Exception {
        int[] tempi = {0, 0xff, 0x51, 3, 0x07, 0xa1, 0x20, 0x87, 0x40, 0xff, 0x51, 3, 0x0f, 0x42, 0x40};
        int[] notes = {0x83, 0x60, 0x90, 60, 100, 0x87, 0x40, 0x80, 60, 0};

        Note note = read(file(1, PPQ_480, tempi, notes)).notes().getFirst();

        assertEquals(480, note.startTick());
        assertEquals(1440, note.endTick());
        assertEquals(0.5, note.onsetSeconds(), 1e-12);
        // One beat at 120 a minute, then one at 60.
        assertEquals(1.5, note.durationSeconds(), 1e-12);
    }

    @Test
    void noteOnWithVelocityZeroReleasesTheKey() throws Exception {
        List<Note> notes =
                read(file(0, PPQ_480, new int[] {0, 0x90, 60, 100, 96, 60, 0})).notes();

        assertEquals(1, notes.size());
        assertEquals(96, notes.getFirst().endTick());
    }

    @Test
    void overlappingStrokesOfOneKeyEndInTheOrderTheyBegan() throws Exception {
        int[] track = {0, 0x90, 60, 100, 10, 60, 50, 10, 0x80, 60, 0, 10, 60, 0};

        List<Note> notes = read(file(0, PPQ_480, track)).notes();

        assertEquals(List.of(0L, 10L), notes.stream().map(Note::startTick).toList());
        assertEquals(List.of(20L, 30L), notes.stream().map(Note::endTick).toList());
        assertEquals(List.of(100, 50), notes.stream().map(Note::velocity).toList());
    }

    @Test
    void twoTracksOnOneChannelDoNotReleaseEachOthersKeys() throws Exception {
        int[] left = {0, 0x90, 60, 100, 40, 0x80, 60, 0};
        int[] right = {10, 0x90, 60, 90, 10, 0x80, 60, 0};

        List<Note> notes = read(file(1, PPQ_480, left, right)).notes();

        assertEquals(List.of(40L, 20L), notes.stream().map(Note::endTick).toList());
    }

    @Test
    void aNoteThatIsNeverReleasedEndsWithItsTrack() throws Exception {
        int[] track = {0, 0x90, 60, 100, 50, 0xff, 0x06, 0};

        assertEquals(50, read(file(0, PPQ_480, track)).notes().getFirst().endTick());
    }

    @Test
    void allNotesOffEndsTheChannelsNotes() throws Exception {
        int[] track = {0, 0x90, 60, 100, 30, 0xb0, 123, 0, 50, 0xff, 0x06, 0};

        assertEquals(30, read(file(0, PPQ_480, track)).notes().getFirst().endTick());
    }

    @Test
    void channelTenIsDrums() throws Exception {
        int[] track = {0, 0x99, 36, 100, 0, 0x90, 60, 100, 10, 0x89, 36, 0, 0, 0x80, 60, 0};

        NoteSequence piece = read(file(0, PPQ_480, track));

        assertEquals(List.of(36), piece.drums().stream().map(Note::pitch).toList());
        assertEquals(List.of(60), piece.pitched().stream().map(Note::pitch).toList());
    }

    @Test
    void theInstrumentIsTheOneOfTheOnset() throws Exception {
        int[] track = {0, 0xc0, 40, 0, 0x90, 60, 100, 10, 0xc0, 73, 0, 0x80, 60, 0, 0, 0x90, 62, 100, 10, 62, 0};

        List<Note> notes = read(file(0, PPQ_480, track)).notes();

        assertEquals(List.of(40, 73), notes.stream().map(Note::program).toList());
    }

    @Test
    void metersAreRead() throws Exception {
        int[] meter = {0x83, 0x60, 0xff, 0x58, 4, 6, 3, 36, 8};

        List<Meter> meters = read(file(1, PPQ_480, meter, MIDDLE_C_FOR_A_BEAT)).meters();

        assertEquals(List.of(new Meter(0, 4, 4), new Meter(480, 6, 8)), meters);
    }

    @Test
    void smpteTicksAreSecondsWhateverTheTempo() throws Exception {
        int twentyFiveFramesOfForty = 0xe728;
        int[] slow = {0, 0xff, 0x51, 3, 0x7f, 0xff, 0xff};
        int[] oneSecond = {0, 0x90, 60, 100, 0x87, 0x68, 0x80, 60, 0};

        NoteSequence piece = read(file(1, twentyFiveFramesOfForty, slow, oneSecond));

        assertEquals(1.0, piece.seconds(), 1e-9);
        assertEquals(1.0, piece.secondsAt(1000), 1e-9);
    }

    /** As timidity plays such files; the JDK's own length counts the first track's tempi only. */
    @Test
    void aTempoInALaterTrackHoldsForAll() throws Exception {
        int[] name = {0, 0xff, 0x03, 1, 'a'};
        int[] sixtyAMinute = {0, 0xff, 0x51, 3, 0x0f, 0x42, 0x40};

        assertEquals(
                1.0,
                read(file(1, PPQ_480, name, sixtyAMinute, MIDDLE_C_FOR_A_BEAT)).seconds(),
                1e-12);
    }

    @Test
    void aTempoOfZeroIsReadOver() throws Exception {
        int[] zero = {0, 0xff, 0x51, 3, 0, 0, 0};

        assertEquals(0.5, read(file(1, PPQ_480, zero, MIDDLE_C_FOR_A_BEAT)).seconds(), 1e-12);
    }

    @Test
    void theOriginIsTheContent() throws Exception {
        Path file = file(0, PPQ_480, MIDDLE_C_FOR_A_BEAT);

        NoteSequence piece = read(file);

        assertEquals(file.toString(), piece.id());
        assertEquals(ContentHash.of(file), piece.origin().contentHash());
    }

    @Test
    void aSinglePatternOfTypeTwoIsRead() throws Exception {
        assertEquals(
                1,
                read(file(2, PPQ_480, new int[] {0, 0xff, 0x06, 0}, MIDDLE_C_FOR_A_BEAT))
                        .notes()
                        .size());
    }

    @Test
    void severalPatternsOfTypeTwoAreRefused() throws Exception {
        assertRefused("2 patterns", file(2, PPQ_480, MIDDLE_C_FOR_A_BEAT, MIDDLE_C_FOR_A_BEAT));
    }

    @Test
    void aFileWithoutTracksIsRefused() throws Exception {
        assertRefused("'song.mid' has no tracks", file(1, PPQ_480));
    }

    @Test
    void aFileWithoutNotesIsRefused() throws Exception {
        assertRefused("'song.mid' has no notes", file(0, PPQ_480, new int[] {0, 0xff, 0x06, 0}));
    }

    @Test
    void aDivisionOfZeroIsRefused() throws Exception {
        assertRefused("division of 0", file(0, 0, MIDDLE_C_FOR_A_BEAT));
    }

    @Test
    void aPieceOverTheLongestLengthIsRefused() throws Exception {
        int[] endless = {0, 0x90, 60, 100, 0xff, 0xff, 0xff, 0x7f, 0x80, 60, 0};

        assertRefused("longer than 4:00:00", file(0, PPQ_480, endless));
    }

    @Test
    void everyTruncationIsReadOrRefusedByName() throws Exception {
        byte[] whole = Files.readAllBytes(file(1, PPQ_480, MIDDLE_C_FOR_A_BEAT, MIDDLE_C_FOR_A_BEAT));
        int refused = 0;
        for (int length = 0; length < whole.length; length++) {
            Path cut = Files.write(folder.resolve("cut.mid"), Arrays.copyOf(whole, length));
            try {
                read(cut);
            } catch (BadInputException e) {
                assertTrue(e.reason().contains("'cut.mid'"), e.reason());
                refused++;
            }
        }
        // What is cut after the last note is still a piece.
        assertTrue(refused > whole.length / 2, refused + " of " + whole.length);
    }

    private void assertRefused(String part, Path file) {
        BadInputException refusal = assertThrows(BadInputException.class, () -> read(file));
        assertTrue(refusal.reason().contains(part), refusal.reason());
    }

    private static NoteSequence read(Path file) throws Exception {
        return new MidiReader().read(file, ReadOptions.STANDARD, Job.silent());
    }

    private Path file(int type, int division, int[]... tracks) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("MThd".getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[] {0, 0, 0, 6, 0, (byte) type, 0, (byte) tracks.length});
        out.write(new byte[] {(byte) (division >> 8), (byte) division});
        for (int[] track : tracks) {
            out.write("MTrk".getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[] {0, 0, 0, (byte) (track.length + 4)});
            for (int b : track) {
                out.write(b);
            }
            out.write(new byte[] {0, (byte) 0xff, 0x2f, 0});
        }
        return Files.write(folder.resolve("song.mid"), out.toByteArray());
    }
}
