package org.melograph.project;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Provenance;
import org.melograph.dataset.SplitSummary;
import org.melograph.train.metric.LevelScores;

/**
 * How a model came to be and how well it does, as its bundle says.
 *
 * @param split how songs were divided; null where nothing was held out
 * @param clip scores over pieces of held-out songs; null where it was not measured
 * @param song scores over held-out songs; null where it was not measured
 * @param figures other measured values by name, such as {@code bits_per_event} of a composer
 * @param trainedOn what it was trained on, in a sentence
 * @param provenance how the weights came to be
 * @param created when
 * @param program the version of the program that wrote it
 * @param seed what the run's randomness derived from
 */
public record ModelOrigin(
        @Nullable SplitSummary split,
        @Nullable LevelScores clip,
        @Nullable LevelScores song,
        Map<String, Double> figures,
        String trainedOn,
        Provenance provenance,
        Instant created,
        String program,
        long seed) {
    public ModelOrigin {
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    }
}
