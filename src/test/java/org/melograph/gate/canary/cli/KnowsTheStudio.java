package org.melograph.gate.canary.cli;

import org.melograph.gate.canary.ui.listen.Cursor;

/** One face that knows the other. */
public interface KnowsTheStudio {
    Cursor cursor();
}
