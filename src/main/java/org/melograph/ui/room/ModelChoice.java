package org.melograph.ui.room;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.train.metric.Score;

/**
 * A trained model as a list offers it.
 *
 * @param composes whether it writes notes; otherwise it names classes
 * @param labels the classes in the order of its answers; empty for one that composes
 * @param songAccuracy what it reached on songs it had not seen; null where nobody measured
 */
public record ModelChoice(
        String name,
        String architecture,
        boolean composes,
        List<String> labels,
        @Nullable Score songAccuracy,
        Path bundle) {
    public ModelChoice {
        labels = List.copyOf(labels);
    }
}
