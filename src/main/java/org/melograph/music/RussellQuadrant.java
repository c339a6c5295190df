package org.melograph.music;

import java.util.List;
import java.util.Optional;

/**
 * A quarter of the plane of moods that Russell spans by valence, pleasant or not, and arousal, stirred or not ('A circumplex
 * model of affect', 1980). Mood collections call them Q1 to Q4, counted against the clock from pleasant and stirred.
 */
public enum RussellQuadrant {
    /** Pleasant and stirred. */
    Q1("happy"),
    /** Unpleasant and stirred. */
    Q2("angry"),
    /** Unpleasant and calm. */
    Q3("sad"),
    /** Pleasant and calm. */
    Q4("calm");

    private final String mood;

    RussellQuadrant(String mood) {
        this.mood = mood;
    }

    /** A word for its moods, such as {@code happy}. */
    public String mood() {
        return mood;
    }

    /** The quadrant that a label names, in any case of letters; empty for other labels. */
    public static Optional<RussellQuadrant> of(String label) {
        for (RussellQuadrant quadrant : values()) {
            if (quadrant.name().equalsIgnoreCase(label)) {
                return Optional.of(quadrant);
            }
        }
        return Optional.empty();
    }

    /** Whether labels are quadrants and nothing else. */
    public static boolean areAll(List<String> labels) {
        return !labels.isEmpty() && labels.stream().allMatch(label -> of(label).isPresent());
    }

    /** A label as people read it: {@code Q1 happy} for a quadrant among quadrants, every other label as it is. */
    public static String title(String label, List<String> among) {
        return areAll(among) ? of(label).map(q -> q.name() + " " + q.mood()).orElse(label) : label;
    }

    /** Labels as people read them, see {@link #title}. */
    public static List<String> titles(List<String> labels) {
        return labels.stream().map(label -> title(label, labels)).toList();
    }
}
