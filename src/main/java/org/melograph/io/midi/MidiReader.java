package org.melograph.io.midi;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Provenance;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;
import org.melograph.io.PlayingTime;
import org.melograph.io.ReadOptions;
import org.melograph.io.Reader;
import org.melograph.music.NoteSequence;

/**
 * Reads Standard MIDI Files of type 0 and 1, and those of type 2 that hold notes in one pattern only. The sampling rate
 * of the options has no meaning here.
 */
public final class MidiReader implements Reader<NoteSequence> {
    /** The reader's id. */
    public static final String ID = "midi";

    /** The largest MIDI files of the world's collections stay well below; what is larger is something else. */
    private static final long LARGEST_BYTES = 64L << 20;

    private static final String MARK = "MThd";
    private static final int HEADER_BYTES = 14;
    private static final int TYPE_OFFSET = 9;
    private static final int DIVISION_OFFSET = 12;
    private static final int INDEPENDENT_PATTERNS = 2;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Set<String> extensions() {
        return Set.of("mid", "midi", "kar");
    }

    @Override
    public NoteSequence read(Path file, ReadOptions options, Job job) throws BadInputException, StoppedException {
        InputFile.check(file);
        job.throwIfStopped();
        Sequence sequence = parse(file);
        job.throwIfStopped();
        Provenance origin = Provenance.read("read midi", InputFile.hash(file));
        NoteSequence piece = new TrackNotes(sequence).piece(file.toString(), origin);
        if (piece.notes().isEmpty()) {
            throw new BadInputException(InputFile.quoted(file) + " has no notes. Remove it or choose another.");
        }
        if (piece.seconds() > options.longestSeconds()) {
            throw new BadInputException(InputFile.quoted(file) + " lasts " + PlayingTime.text(piece.seconds())
                    + ", longer than " + PlayingTime.text(options.longestSeconds())
                    + ": it is damaged, or cut it into shorter files.");
        }
        return piece;
    }

    private static Sequence parse(Path file) throws BadInputException {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new BadInputException(InputFile.quoted(file) + " has more than 64 MB, too much for a MIDI file."
                        + " Choose another.");
            }
            byte[] bytes = Files.readAllBytes(file);
            int type = checkHeader(file, bytes);
            if (type == INDEPENDENT_PATTERNS) {
                // The JDK takes no type 2; with one pattern in use it means the same as type 1.
                bytes[TYPE_OFFSET] = 1;
            }
            Sequence sequence = MidiSystem.getSequence(new ByteArrayInputStream(bytes));
            if (sequence.getTracks().length == 0) {
                throw new BadInputException(InputFile.quoted(file) + " has no tracks. Remove it or choose another.");
            }
            if (type == INDEPENDENT_PATTERNS) {
                checkOnePattern(file, sequence);
            }
            return sequence;
        } catch (InvalidMidiDataException | IllegalArgumentException e) {
            throw new BadInputException(
                    InputFile.quoted(file) + " is damaged: " + e.getMessage() + ". Remove it or save it again.", e);
        } catch (EOFException e) {
            throw new BadInputException(
                    InputFile.quoted(file) + " ends in the middle of a track: it is truncated. Copy it again.", e);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /** Checks what the JDK's reader would refuse without a word, and returns the file's type. */
    private static int checkHeader(Path file, byte[] bytes) throws BadInputException {
        boolean marked = bytes.length >= HEADER_BYTES
                && new String(bytes, 0, MARK.length(), StandardCharsets.US_ASCII).equals(MARK);
        if (!marked) {
            throw new BadInputException(
                    InputFile.quoted(file) + " is no MIDI file, or damaged. Remove it or save it again.");
        }
        if (bytes[DIVISION_OFFSET] == 0 && bytes[DIVISION_OFFSET + 1] == 0) {
            throw new BadInputException(
                    InputFile.quoted(file) + " gives its notes no time (a division of 0). Save it again.");
        }
        return bytes[TYPE_OFFSET];
    }

    private static void checkOnePattern(Path file, Sequence sequence) throws BadInputException {
        int patterns = 0;
        for (Track track : sequence.getTracks()) {
            patterns += hasNotes(track) ? 1 : 0;
        }
        if (patterns > 1) {
            throw new BadInputException(InputFile.quoted(file) + " holds " + patterns
                    + " patterns that belong to no one piece (MIDI type 2). Save each as a file of type 1.");
        }
    }

    private static boolean hasNotes(Track track) {
        for (int i = 0; i < track.size(); i++) {
            if (track.get(i).getMessage() instanceof ShortMessage m && m.getCommand() == ShortMessage.NOTE_ON) {
                return true;
            }
        }
        return false;
    }
}
