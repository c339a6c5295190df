package org.melograph.gate.canary.ui.listen;

/** Something of the studio for other canaries to reach for. */
public record Cursor(double seconds) {}
