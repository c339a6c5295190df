package org.melograph.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;
import org.melograph.music.Song;

class PiecesTest {
    private static List<Example> cut(int steps, Cut cut) {
        Tensor feature = Tensor.wrap(new float[steps], new Axis("step", steps));
        return Pieces.of(Song.of(Path.of("a.wav")), new Target.Unknown(), feature, cut);
    }

    private static List<Integer> starts(List<Example> pieces) {
        return pieces.stream().map(Example::start).toList();
    }

    @Test
    void aRestShorterThanAPieceIsDropped() {
        assertEquals(List.of(0, 4), starts(cut(11, new Cut(4, 4))));
    }

    @Test
    void aRestThatFillsAPieceExactlyStays() {
        assertEquals(List.of(0, 4, 8), starts(cut(12, new Cut(4, 4))));
    }

    @Test
    void piecesMayOverlap() {
        assertEquals(List.of(0, 2, 4, 6), starts(cut(10, new Cut(4, 2))));
    }

    @Test
    void theOnlyRestStaysAndIsShort() {
        List<Example> pieces = cut(3, new Cut(4, 4));
        assertEquals(1, pieces.size());
        assertEquals(3, pieces.getFirst().length());
    }

    @Test
    void anUncutSongIsOnePiece() {
        List<Example> pieces = cut(1000, Cut.WHOLE);
        assertEquals(1, pieces.size());
        assertEquals(1000, pieces.getFirst().length());
    }

    @Test
    void nothingGivesNoPiece() {
        assertEquals(List.of(), cut(0, new Cut(4, 4)));
    }

    @Test
    void cuttingCopiesNothing() {
        List<Example> pieces = cut(12, new Cut(4, 4));
        assertSame(pieces.getFirst().feature(), pieces.getLast().feature());
    }
}
