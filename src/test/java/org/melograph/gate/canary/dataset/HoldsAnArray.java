package org.melograph.gate.canary.dataset;

/** A value whose content anyone may change. */
@SuppressWarnings("ArrayRecordComponent")
public record HoldsAnArray(float[] weights) {}
