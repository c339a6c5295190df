package org.melograph.app.paper;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.melograph.dataset.Dataset;

/**
 * A model of a paper.
 *
 * @param name as the paper calls it
 * @param architecture its id in the zoo
 * @param set the paper's settings where they are not the zoo's standards, as {@code --set} takes them
 * @param printed what the paper printed for it; empty where it printed no number
 * @param needs what at least one song must have for the model to be what it is; empty where any song does
 */
public record PaperModel(
        String name, String architecture, Map<String, String> set, List<PrintedScore> printed, Set<SongPart> needs) {
    /** A model that takes whatever its architecture takes. */
    public PaperModel(String name, String architecture, Map<String, String> set, List<PrintedScore> printed) {
        this(name, architecture, set, printed, Set.of());
    }

    public PaperModel {
        set = Collections.unmodifiableMap(new TreeMap<>(set));
        printed = List.copyOf(printed);
        needs = Set.copyOf(needs);
    }

    /** What none of the songs has though the model needs it, in words; empty where nothing is missing. */
    public String missing(Dataset data) {
        return needs.stream()
                .sorted()
                .filter(part -> !part.isIn(data))
                .map(SongPart::word)
                .collect(Collectors.joining(" and "));
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
