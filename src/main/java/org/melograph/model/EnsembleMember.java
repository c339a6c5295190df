package org.melograph.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One of the models of an ensemble.
 *
 * @param architecture what it is
 * @param set its settings that differ from their standards
 * @param weight how much its probabilities count beside those of the others; above 0
 * @param copy counted from 0 among members of the same architecture and settings, which differ by their seed only
 */
public record EnsembleMember(Architecture.Solo architecture, Map<String, String> set, double weight, int copy) {
    public EnsembleMember {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    }
}
