package org.melograph.io.annotation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is said of one song, as the JSON Annotated Music Specification has it (Humphrey et al. 2014, "JAMS: a JSON
 * annotated music specification for reproducible MIR research").
 *
 * @param title empty where unknown, as are {@code artist} and {@code release}, the album
 * @param seconds the song's length
 * @param identifiers what else names the song, by the kind of name, such as its content hash
 * @param annotations in the order they are written
 */
public record Jams(
        String title,
        String artist,
        String release,
        double seconds,
        Map<String, String> identifiers,
        List<JamsAnnotation> annotations) {
    public Jams {
        if (!(seconds >= 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException("A song of " + seconds + " s.");
        }
        identifiers = Map.copyOf(identifiers);
        annotations = List.copyOf(annotations);
    }

    /** The annotations of a namespace. */
    public List<JamsAnnotation> in(String namespace) {
        return annotations.stream().filter(a -> a.namespace().equals(namespace)).toList();
    }

    /** The identifiers by their kind, sorted. */
    Map<String, String> sortedIdentifiers() {
        return new TreeMap<>(identifiers);
    }
}
