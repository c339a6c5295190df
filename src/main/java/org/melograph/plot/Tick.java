package org.melograph.plot;

/** A labelled place on an axis, in the axis's own unit. */
public record Tick(double value, String label) {}
