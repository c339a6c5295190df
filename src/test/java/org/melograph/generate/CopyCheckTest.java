package org.melograph.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.melograph.music.NoteSequence;

class CopyCheckTest {
    private final NoteSequence known = NoteComposerTest.piece(120, 60, 62, 64, 65, 67, 69, 71, 72);

    @Test
    void aTransposedPassageAtAnotherTempoIsFound() {
        // The fourth to the seventh note of the known piece, a fifth higher, between other notes.
        NoteSequence tune = NoteComposerTest.piece(90, 50, 72, 74, 76, 78, 40);
        assertEquals(new CopyCheck.Copy(4, "piece", 1, 3), CopyCheck.longest(tune, List.of(known)));
    }

    @Test
    void theWholePieceIsACopyOfItself() {
        assertEquals(new CopyCheck.Copy(8, "piece", 0, 0), CopyCheck.longest(known, List.of(known)));
    }

    @Test
    void notesThatMoveOtherwiseAreNoCopy() {
        NoteSequence tune = NoteComposerTest.piece(120, 60, 60, 60);
        assertEquals(1, CopyCheck.longest(tune, List.of(known)).notes());
    }

    @Test
    void nothingIsCopiedFromNothing() {
        assertEquals(0, CopyCheck.longest(known, List.of()).notes());
        assertEquals(
                0,
                CopyCheck.longest(NoteComposerTest.piece(120), List.of(known)).notes());
    }
}
