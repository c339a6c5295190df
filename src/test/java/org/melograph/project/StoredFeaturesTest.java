package org.melograph.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;

class StoredFeaturesTest {
    private static final int KILOBYTE = 256;

    private final Path file;

    StoredFeaturesTest(@TempDir Path folder) {
        this.file = folder.resolve("library.db");
    }

    private static Tensor feature(int kilobytes, float value) {
        float[] values = new float[kilobytes * KILOBYTE];
        java.util.Arrays.fill(values, value);
        return Tensor.wrap(values, new Axis("mel", kilobytes), new Axis("frame", KILOBYTE));
    }

    @Test
    void aFeatureComesBackWithItsAxes() throws Exception {
        Tensor odd = Tensor.wrap(
                new float[] {1.5f, -0f, Float.NaN, Float.MIN_VALUE, Float.NEGATIVE_INFINITY, 3},
                new Axis("mel", 2),
                new Axis("frame", 3));
        try (Library library = Library.open(file)) {
            library.features().put("odd", odd);
            library.features().put("empty", Tensor.wrap(new float[0], new Axis("frame", 0)));
        }
        try (Library library = Library.open(file)) {
            assertEquals(Optional.of(odd), library.features().get("odd"));
            assertEquals(0, library.features().get("empty").orElseThrow().length());
            assertEquals(Optional.empty(), library.features().get("none"));
        }
    }

    @Test
    void theSameKeyKeepsTheLatest() throws Exception {
        try (Library library = Library.open(file)) {
            library.features().put("a", feature(1, 1));
            library.features().put("a", feature(2, 2));
            assertEquals(feature(2, 2), library.features().get("a").orElseThrow());
            assertEquals(1, library.features().count());
            assertEquals(2048, library.features().bytes());
        }
    }

    @Test
    void theLeastRecentlyUsedGoesFirst() throws Exception {
        try (Library library = Library.open(file, 10 * 1024)) {
            for (String key : new String[] {"a", "b", "c"}) {
                library.features().put(key, feature(3, 1));
            }
            library.features().get("a");
            library.features().put("d", feature(3, 1));
            assertTrue(library.features().get("a").isPresent(), "used a moment ago");
            assertTrue(library.features().get("b").isEmpty(), "unused for longest");
            assertTrue(library.features().get("c").isPresent());
            library.features().put("e", feature(9, 1));
            assertEquals(1, library.features().count());
            assertEquals(9 * 1024, library.features().bytes());
        }
    }

    @Test
    void usesAreRememberedWhenTheLibraryCloses() throws Exception {
        try (Library library = Library.open(file, 7 * 1024)) {
            library.features().put("a", feature(3, 1));
            library.features().put("b", feature(3, 1));
        }
        try (Library library = Library.open(file, 7 * 1024)) {
            library.features().get("a");
        }
        try (Library library = Library.open(file, 7 * 1024)) {
            library.features().put("c", feature(3, 1));
            assertTrue(library.features().get("a").isPresent());
            assertTrue(library.features().get("b").isEmpty());
        }
    }

    @Test
    void whatIsLargerThanTheCapIsNotKept() throws Exception {
        try (Library library = Library.open(file, 4 * 1024)) {
            library.features().put("small", feature(1, 1));
            library.features().put("large", feature(5, 1));
            assertTrue(library.features().get("small").isPresent());
            assertTrue(library.features().get("large").isEmpty());
        }
    }

    @Test
    void clearingForgetsEverything() throws Exception {
        try (Library library = Library.open(file)) {
            library.features().put("a", feature(1, 1));
            library.features().clear();
            assertEquals(0, library.features().bytes());
            assertTrue(library.features().get("a").isEmpty());
        }
    }
}
