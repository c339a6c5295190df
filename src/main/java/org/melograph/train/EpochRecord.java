package org.melograph.train;

/**
 * One finished epoch, counted from 1.
 *
 * @param validLoss NaN where there is no validation part, as is {@code validAccuracy}
 * @param best whether this epoch's weights are the best so far
 */
public record EpochRecord(
        int epoch,
        double trainLoss,
        double trainAccuracy,
        double validLoss,
        double validAccuracy,
        double seconds,
        boolean best) {}
