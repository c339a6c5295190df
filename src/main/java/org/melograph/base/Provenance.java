package org.melograph.base;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a value comes from: the step that made it, that step's settings, and what it was made of. Travels with every
 * value from file to score, so that a run can be replayed from it.
 *
 * @param step the name of what was done, such as {@code "read wav"} or {@code "mel"}
 * @param settings the step's settings, sorted by name
 * @param contentHash the SHA-256 of the file that was read, or empty where no file was
 * @param inputs the provenance of the values that went in
 */
public record Provenance(String step, Map<String, String> settings, String contentHash, List<Provenance> inputs) {
    public Provenance {
        settings = java.util.Collections.unmodifiableMap(new TreeMap<>(settings));
        inputs = List.copyOf(inputs);
    }

    /** The provenance of a value that was made here, from no file. */
    public static Provenance made(String step) {
        return new Provenance(step, Map.of(), "", List.of());
    }

    /** The provenance of a value read from a file with the given SHA-256. */
    public static Provenance read(String step, String contentHash) {
        return new Provenance(step, Map.of(), contentHash, List.of());
    }
}
