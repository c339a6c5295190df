package org.melograph.train;

/**
 * One finished epoch, counted from 1.
 *
 * @param trainAccuracy the part of right answers; for models of tags the mean of the tags' average precisions, as is {@code
 *     validAccuracy}
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
