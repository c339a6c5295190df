package org.melograph.ui.plot;

import org.jspecify.annotations.Nullable;
import org.melograph.plot.Range;

/**
 * A marked region of a heatmap.
 *
 * @param time in seconds
 * @param rows parts of the upright axis, 0 (bottom) to 1 (top)
 * @param hertz the frequencies it covers; null where rows are no frequencies
 */
public record TimeSelection(
        Range time, Range rows, @Nullable Range hertz) {}
