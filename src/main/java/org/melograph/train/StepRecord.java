package org.melograph.train;

/** One step of a run: {@code loss} is the batch's mean, before the step. */
public record StepRecord(long step, int epoch, double loss, double examplesPerSecond) {}
