package org.melograph.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A song of the library as lists show it.
 *
 * @param hash SHA-256 of its content, its id in the library
 * @param kind {@code audio} or {@code midi}
 * @param verdict the class the last model gave it, with {@code confidence} 0 to 1; null before any verdict
 * @param split {@code train}, {@code valid} or {@code test} in the latest run; null where it was in none
 */
public record LibrarySong(
        String hash,
        Path path,
        String kind,
        String title,
        String artist,
        String album,
        double seconds,
        @Nullable String label,
        String group,
        @Nullable String verdict,
        double confidence,
        @Nullable String split) {}
