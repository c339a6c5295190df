package org.melograph.app.paper;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model of a paper.
 *
 * @param name as the paper calls it
 * @param architecture its id in the zoo
 * @param set the paper's settings where they are not the zoo's standards, as {@code --set} takes them
 * @param printed what the paper printed for it; empty where it printed no number
 */
public record PaperModel(String name, String architecture, Map<String, String> set, List<PrintedScore> printed) {
    public PaperModel {
        set = Collections.unmodifiableMap(new TreeMap<>(set));
        printed = List.copyOf(printed);
    }

    /** A model's name as a file's: lower case letters, digits and hyphens. */
    public static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** This model's name as a file's. */
    public String slug() {
        return slug(name);
    }

    /** Whether {@code word} names this model or its architecture. */
    public boolean answersTo(String word) {
        return word.equalsIgnoreCase(name) || word.equals(architecture) || word.equals(slug());
    }

    /** What the paper printed for a task. */
    public List<PrintedScore> printed(PaperTask task) {
        return printed.stream()
                .filter(score -> score.task().equals(task.name()))
                .toList();
    }
}
