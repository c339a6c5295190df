package org.melograph.embed;

import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;

/** What the maps and neighbours ask of vectors. */
final class Vectors {
    private Vectors() {}

    /** Refuses vectors that are no table {@code [song, dimension]} or not finite. */
    static void check(Tensor vectors) throws BadInputException {
        if (vectors.rank() != 2) {
            throw new BadInputException("A map needs one vector for each song, not values of the shape "
                    + vectors.shape() + ". Give a table of songs by dimensions.");
        }
        float[] values = vectors.values();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new BadInputException("Song " + (i / vectors.size(1) + 1) + " of " + vectors.size(0)
                        + " has a vector with " + values[i] + " in it. Leave it out.");
            }
        }
    }
}
