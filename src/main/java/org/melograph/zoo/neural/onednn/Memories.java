package org.melograph.zoo.neural.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * The native memory of one program. A program runs its computations always in the same order, so that who uses which piece
 * when is settled while it is put together: a piece that is given back is handed to a later computation.
 */
final class Memories implements AutoCloseable {
    private static final long ALIGNMENT = 64;

    private final Arena arena = Arena.ofShared();
    private final List<MemorySegment> free = new ArrayList<>();
    private long size;

    /** A piece of at least so many bytes; its content is undefined. */
    MemorySegment take(long bytes) {
        MemorySegment best = null;
        for (MemorySegment piece : free) {
            boolean fits = piece.byteSize() >= bytes && piece.byteSize() <= 2 * bytes + ALIGNMENT;
            if (fits && (best == null || piece.byteSize() < best.byteSize())) {
                best = piece;
            }
        }
        if (best != null) {
            free.remove(best);
            return best;
        }
        return lasting(bytes);
    }

    /** A piece that nobody else will ever write to, for what outlasts a run of the program. */
    MemorySegment lasting(long bytes) {
        long rounded = Math.max(ALIGNMENT, (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        size += rounded;
        return arena.allocate(rounded, ALIGNMENT);
    }

    /** Says that nobody needs the content of a piece from here on. */
    void giveBack(MemorySegment piece) {
        free.add(piece);
    }

    /** Bytes in all. */
    long size() {
        return size;
    }

    @Override
    public void close() {
        arena.close();
    }
}
