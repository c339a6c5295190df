package org.melograph.gate.canary.io.table;

import org.melograph.gate.canary.io.audio.ChasesItsTail;

/** The other half of a cycle. */
public interface Tail {
    ChasesItsTail chaser();
}
