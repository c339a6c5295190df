package org.melograph.music;

/**
 * A stretch of frequencies.
 *
 * @param lowHz in Hz, 0 or more
 * @param highHz in Hz, above {@code lowHz}; infinite for everything above
 */
public record FrequencyBand(double lowHz, double highHz) {
    /** Checks the order. */
    public FrequencyBand {
        if (!(lowHz >= 0 && highHz > lowHz && lowHz < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A band from " + lowHz + " Hz to " + highHz + " Hz.");
        }
    }
}
