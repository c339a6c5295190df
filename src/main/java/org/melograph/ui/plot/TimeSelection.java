package org.melograph.ui.plot;

import org.jspecify.annotations.Nullable;
import org.melograph.plot.Range;

/**
 * A marked stretch of a song.
 *
 * @param time in seconds
 * @param hertz the frequencies it is bound to; null for all of them
 */
public record TimeSelection(Range time, @Nullable Range hertz) {}
