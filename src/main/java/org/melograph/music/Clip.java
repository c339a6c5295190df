package org.melograph.music;

import org.melograph.base.Provenance;
import org.melograph.base.Tensor;

/**
 * Mono sound.
 *
 * @param samples axes {@code [sample]}, full scale is -1 to 1
 * @param sampleRate in Hz
 */
public record Clip(String id, Tensor samples, int sampleRate, Provenance origin) implements Item {
    public Clip {
        if (samples.rank() != 1 || sampleRate < 1) {
            throw new IllegalArgumentException("A clip is one axis of samples at 1 Hz or more.");
        }
    }

    /** Length in seconds. */
    public double seconds() {
        return (double) samples.length() / sampleRate;
    }
}
