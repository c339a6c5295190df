package org.melograph.feature;

/**
 * Where in time a feature's frames stand: frame {@code i} is at {@code startSeconds + i * stepSeconds}. A step of 0 says
 * that the last axis is no regular time axis (notes, table columns).
 */
public record TimeGrid(double startSeconds, double stepSeconds) {
    /** No regular time axis. */
    public static final TimeGrid NONE = new TimeGrid(0, 0);

    /** Whether columns stand at equal steps of time. */
    public boolean isRegular() {
        return stepSeconds > 0;
    }

    /** The time of a frame, in seconds. */
    public double secondsAt(double frame) {
        return startSeconds + frame * stepSeconds;
    }

    /** The number of steps nearest to a length in seconds, at least 1. */
    public int steps(double seconds) {
        return Math.max(1, (int) Math.round(seconds / stepSeconds));
    }
}
