package org.melograph.app.paper;

import java.util.List;
import java.util.Set;

/**
 * A task of a paper that measured its models on several.
 *
 * @param labels the labels that songs of this task have; empty for the task of all other labels
 */
public record PaperTask(String name, Set<String> labels) {
    public PaperTask {
        labels = Set.copyOf(labels);
    }

    /** Whether songs with these labels are of this task. */
    boolean fits(List<String> ofSongs) {
        return labels.isEmpty() || labels.containsAll(ofSongs);
    }
}
