package org.melograph.project;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle last said of a song.
 *
 * @param song the song's hash
 * @param run the run the bundle came from; null where the library does not know it
 * @param bundle the bundle's file, absolute
 * @param label the class it named
 * @param confidence of that class, 0 to 1
 * @param probabilities of every class, 0 to 1, in the model's label order
 * @param part {@code train}, {@code valid} or {@code test}: where the song stood when the model was trained; null where
 *     it was not there
 */
public record PredictionRecord(
        String song,
        @Nullable Long run,
        Path bundle,
        String label,
        double confidence,
        Map<String, Double> probabilities,
        @Nullable String part) {
    public PredictionRecord {
        probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    }
}
