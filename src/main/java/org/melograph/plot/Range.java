package org.melograph.plot;

/**
 * A stretch of an axis or of values.
 *
 * @param low finite
 * @param high finite, above {@code low}
 */
public record Range(double low, double high) {
    public Range {
        if (!(high > low) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException("A range from " + low + " to " + high + " is empty.");
        }
    }

    /** How long it is. */
    public double length() {
        return high - low;
    }

    /** Where a value lies, 0 at the low end and 1 at the high end; outside them beyond 0 and 1. */
    public double part(double value) {
        return (value - low) / (high - low);
    }

    /** The value at a part of the way from low to high. */
    public double at(double part) {
        return low + part * (high - low);
    }

    /** Whether the value lies in it, ends included. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
