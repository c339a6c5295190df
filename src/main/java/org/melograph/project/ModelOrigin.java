package org.melograph.project;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Provenance;
import org.melograph.dataset.SplitSummary;
import org.melograph.music.TableReading;
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
 * @param reading how the table it was trained on was read, so that others are read alike; as written where it was none
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
        long seed,
        TableReading reading) {
    public ModelOrigin {
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    }

    /** The origin of a model whose source was read as it is written. */
    public ModelOrigin(
            @Nullable SplitSummary split,
            @Nullable LevelScores clip,
            @Nullable LevelScores song,
            Map<String, Double> figures,
            String trainedOn,
            Provenance provenance,
            Instant created,
            String program,
            long seed) {
        this(split, clip, song, figures, trainedOn, provenance, created, program, seed, TableReading.AS_WRITTEN);
    }
}
