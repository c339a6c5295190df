package org.melograph.generate;

import java.util.List;
import org.melograph.feature.EventVocabulary;
import org.melograph.music.NoteSequence;

/**
 * How much of a tune is copied: the longest run of notes that also stands in a known piece, with the same steps from
 * pitch to pitch and the same durations in beats, in whatever key and tempo. Takes time in proportion to the notes of the
 * tune times the notes of all pieces: half a second for 500 and a million.
 */
public final class CopyCheck {
    private CopyCheck() {}

    /**
     * The longest copy found.
     *
     * @param notes its length; 1 where no two notes in a row agree, 0 where the tune or every piece is empty
     * @param piece the id of the piece it stands in; empty where {@code notes} is 0
     * @param from its first note in the tune, counted from 0
     * @param pieceFrom its first note in the piece
     */
    public record Copy(int notes, String piece, int from, int pieceFrom) {}

    /** Compares a tune with pieces, such as those a composer was trained on. */
    public static Copy longest(NoteSequence tune, List<NoteSequence> pieces) {
        int[] own = moves(tune);
        Copy longest = new Copy(0, "", 0, 0);
        for (NoteSequence piece : pieces) {
            Copy copy = longest(own, moves(piece), piece.id());
            if (copy.notes() > longest.notes()) {
                longest = copy;
            }
        }
        return longest;
    }

    /** The longest common run of two series of moves (dynamic programming over one row). */
    private static Copy longest(int[] own, int[] other, String piece) {
        if (own.length == 0 || other.length == 0) {
            return new Copy(0, "", 0, 0);
        }
        // A run of no moves is still one note.
        Copy longest = new Copy(1, piece, 0, 0);
        int[] run = new int[own.length];
        for (int j = 1; j < other.length; j++) {
            // From the end, so that run[i - 1] is still that of the note before.
            for (int i = own.length - 1; i > 0; i--) {
                run[i] = own[i] == other[j] ? run[i - 1] + 1 : 0;
                if (run[i] + 1 > longest.notes()) {
                    longest = new Copy(run[i] + 1, piece, i - run[i], j - run[i]);
                }
            }
        }
        return longest;
    }

    /** For each note the interval from the note before and its own duration, as one number. */
    private static int[] moves(NoteSequence piece) {
        EventVocabulary vocabulary = EventVocabulary.STANDARD;
        int[] tokens = vocabulary.encode(piece);
        int notes = tokens.length / 3;
        int[] moves = new int[notes];
        for (int i = 0; i < notes; i++) {
            int pitch = tokens[2 + 3 * i];
            int before = i == 0 ? pitch : tokens[2 + 3 * (i - 1)];
            moves[i] = (pitch - before) * vocabulary.size() + tokens[3 + 3 * i];
        }
        return moves;
    }
}
