package org.melograph.train;

/**
 * A change of a run's setting that is decided before the run begins.
 *
 * @param step the first step with the new value, counted from 1 over the whole run
 * @param setting the architecture's parameter, one of {@link RunControls#SETTINGS}
 * @param value the new value
 */
public record PlannedChange(long step, String setting, double value) {}
