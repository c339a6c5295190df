package org.melograph.feature;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The power spectra of a few successive frames, side by side so that the vector unit works on all of them at once. One
 * object is filled again and again while a clip is read.
 */
final class PowerFrames {
    /** Frames side by side; a multiple of {@link #SPECIES}' length. */
    static final int LANES = 16;

    /** The machine's widest vectors, at most {@link #LANES} floats. */
    static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > LANES ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    /** Power by bin and lane: bin {@code b} of frame {@code first + i} is at {@code b * LANES + i}. */
    final float[] power;

    /** The number of bins. */
    final int bins;

    /** The number of the frame in lane 0. */
    int first;

    /** How many lanes hold frames; the others hold silence. */
    int count;

    PowerFrames(int bins) {
        this.bins = bins;
        this.power = new float[bins * LANES];
    }
}
