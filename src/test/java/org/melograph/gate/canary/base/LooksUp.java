package org.melograph.gate.canary.base;

import org.melograph.gate.canary.ui.listen.Cursor;

/** Imports a room that stands far above its own. */
public interface LooksUp {
    Cursor cursor();
}
