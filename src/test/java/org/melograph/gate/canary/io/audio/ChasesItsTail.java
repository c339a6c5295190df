package org.melograph.gate.canary.io.audio;

import org.melograph.gate.canary.io.table.Tail;

/** Closes a cycle with io.table. */
public interface ChasesItsTail {
    Tail tail();
}
