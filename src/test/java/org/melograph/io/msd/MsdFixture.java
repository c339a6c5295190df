package org.melograph.io.msd;

import java.nio.file.Path;

/** Files laid out as those of the Million Song Dataset, made by {@code src/test/golden/msd.py}. */
public final class MsdFixture {
    private static final Path FOLDER = Path.of("src/test/resources/golden/msd");

    private MsdFixture() {}

    /** The first or second of two songs by one artist, of 40 and 25 segments. */
    public static Path song(int number) {
        return FOLDER.resolve(number == 1 ? track(1) + ".h5" : track(2) + ".h5");
    }

    /** The track of a song. */
    public static String track(int number) {
        return number == 1 ? "TRAAAAA00000000001" : "TRAAAAB00000000002";
    }

    /** An HDF5 file of another layout. */
    public static Path other() {
        return FOLDER.resolve("other.h5");
    }
}
