package org.melograph.dataset;

/**
 * How songs are to be divided.
 *
 * @param by what is kept together
 * @param testFraction the part of the songs that is held out, 0 to 1
 * @param validFraction the part that steers early stopping, 0 to 1
 * @param folds 0 for one split; else the number of folds, of which {@code fold} is the test part and {@code fold + 1}
 *     the validation part
 * @param fold counted from 0
 * @param seed decides who goes where
 */
public record SplitPlan(By by, double testFraction, double validFraction, int folds, int fold, long seed) {
    /** What a split keeps together. */
    public enum By {
        /** Each song whole. */
        SONG,
        /** All songs of a group (source track, artist, work) together. */
        GROUP,
        /** As the collection's {@code split} or {@code fold} column says. */
        FILE,
        /** Nothing: pieces of one song stand on both sides, as in the papers. Leaks; only under this name. */
        BY_PIECE
    }

    /** By group, a fifth held out, a tenth for validation. */
    public static SplitPlan standard(long seed) {
        return new SplitPlan(By.GROUP, 0.2, 0.1, 0, 0, seed);
    }
}
