package org.melograph.sound;

import org.melograph.music.FrequencyBand;

/**
 * Leaves only a band of frequencies to be heard, or everything but that band.
 *
 * @param band which
 * @param keeps whether the band stays; otherwise the rest does
 */
public record BandFilter(FrequencyBand band, boolean keeps) {
    /** Only the band. */
    public static BandFilter only(FrequencyBand band) {
        return new BandFilter(band, true);
    }

    /** Everything without the band. */
    public static BandFilter without(FrequencyBand band) {
        return new BandFilter(band, false);
    }
}
