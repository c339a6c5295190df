package org.melograph.io.annotation;

import java.util.Comparator;
import java.util.List;

/**
 * Observations of one kind, by one source.
 *
 * @param namespace what kind: {@code tag_open}, {@code segment_open}, {@code tempo}, {@code key_mode}, {@code beat} ...
 * @param source who or what said it, such as a model's name; may be empty
 * @param data by time
 */
public record JamsAnnotation(String namespace, String source, List<JamsObservation> data) {
    /** Free words: genres, moods, a song's label. */
    public static final String TAG_OPEN = "tag_open";

    /** Named stretches of a song. */
    public static final String SEGMENT_OPEN = "segment_open";

    /** Beats per minute; each with a confidence from 0 to 1. */
    public static final String TEMPO = "tempo";

    /** Keys such as {@code C#:minor}. */
    public static final String KEY_MODE = "key_mode";

    /** Beats; the value is the place in the bar or null. */
    public static final String BEAT = "beat";

    public JamsAnnotation {
        if (namespace.isBlank()) {
            throw new IllegalArgumentException("An annotation names its namespace.");
        }
        data = data.stream()
                .sorted(Comparator.comparingDouble(JamsObservation::time))
                .toList();
    }
}
