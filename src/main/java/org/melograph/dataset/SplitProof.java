package org.melograph.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What stands on two sides of a finished split, counted on its examples and not on how it was made.
 *
 * @param songs songs that stand both in the test part and outside it
 * @param groups groups that stand both in the test part and outside it
 * @param validSongs songs that stand both in the training and the validation part
 * @param validGroups groups that stand both in the training and the validation part
 */
public record SplitProof(int songs, int groups, int validSongs, int validGroups) {
    /** Counts. */
    public static SplitProof of(List<Example> train, List<Example> valid, List<Example> test) {
        return new SplitProof(
                shared(train, valid, test, Example::songId),
                shared(train, valid, test, Example::group),
                shared(train, List.of(), valid, Example::songId),
                shared(train, List.of(), valid, Example::group));
    }

    private static int shared(
            List<Example> train, List<Example> valid, List<Example> test, Function<Example, String> what) {
        Set<String> outside = new HashSet<>();
        train.forEach(e -> outside.add(what.apply(e)));
        valid.forEach(e -> outside.add(what.apply(e)));
        Set<String> both = new HashSet<>();
        for (Example e : test) {
            if (outside.contains(what.apply(e))) {
                both.add(what.apply(e));
            }
        }
        return both.size();
    }

    /**
     * The number a report shows for this kind of split: shared songs, and shared groups where those are to be kept
     * together.
     */
    public int shared(SplitPlan.By by) {
        return switch (by) {
            case SONG, BY_PIECE -> songs;
            case GROUP, FILE -> Math.max(songs, groups);
        };
    }

    /**
     * Ends the work when a split that promises to keep songs or groups together does not.
     *
     * @throws IllegalStateException always a fault of ours, never of the data
     */
    public void demand(SplitPlan.By by) {
        boolean leaks = switch (by) {
            case SONG -> songs + validSongs > 0;
            case GROUP -> songs + groups + validSongs + validGroups > 0;
            // The collection's own split may tear groups, which the report then shows; pieces leak by name.
            case FILE -> songs + validSongs > 0;
            case BY_PIECE -> false;
        };
        if (leaks) {
            throw new IllegalStateException("A split by " + by + " leaks: " + this);
        }
    }
}
