package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import java.util.List;

/** The walk between the order in which DL4J stores the gates of a recurrent layer and oneDNN's. */
enum GateOrder {
    /** DL4J: candidate, forget, output, input. oneDNN: input, forget, candidate, output. */
    LSTM(List.of(3, 1, 0, 2)),
    /** Update, reset, candidate in both. */
    GRU(List.of(0, 1, 2)),
    /** The same, with the bias of the candidate's recurrent part behind them. */
    GRU_BIAS(List.of(0, 1, 2, 3));

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Integer> stored;

    GateOrder(List<Integer> stored) {
        this.stored = stored;
    }

    boolean isSame() {
        return this != LSTM;
    }

    /** Copies gates from DL4J's order to oneDNN's; each gate is one block. */
    void toNative(MemorySegment from, MemorySegment to, long bytes) {
        long block = bytes / stored.size();
        for (int gate = 0; gate < stored.size(); gate++) {
            MemorySegment.copy(from, stored.get(gate) * block, to, gate * block, block);
        }
    }

    /** The way back. */
    void toStored(MemorySegment from, MemorySegment to, long bytes) {
        long block = bytes / stored.size();
        for (int gate = 0; gate < stored.size(); gate++) {
            MemorySegment.copy(from, gate * block, to, stored.get(gate) * block, block);
        }
    }
}
