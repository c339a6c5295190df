package org.melograph.ui.room;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.train.metric.Score;

/**
 * A trained model as a list offers it.
 *
 * @param songKind what it is fed with: {@code audio} or {@code midi} as the library has it, or {@code table}
 * @param composes whether it writes notes; otherwise it names classes
 * @param labels the classes in the order of its answers; empty for one that composes
 * @param tagThreshold from which probability on a tag is said; null for one that names one class
 * @param songAccuracy what it reached on songs it had not seen; null where nobody measured
 */
public record ModelChoice(
        String name,
        String architecture,
        String songKind,
        boolean composes,
        List<String> labels,
        @Nullable Double tagThreshold,
        @Nullable Score songAccuracy,
        Path bundle) {
    public ModelChoice {
        labels = List.copyOf(labels);
    }

    /** Whether it names the class of songs of a kind, {@code audio} or {@code midi}, as the library has it. */
    public boolean judges(String kind) {
        return !composes && this.songKind.equals(kind);
    }

    /** The same model under another name. */
    public ModelChoice withName(String other) {
        return new ModelChoice(other, architecture, songKind, composes, labels, tagThreshold, songAccuracy, bundle);
    }
}
