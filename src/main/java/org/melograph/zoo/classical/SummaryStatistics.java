package org.melograph.zoo.classical;

import org.jspecify.annotations.Nullable;
import org.melograph.base.Tensor;

/** Mean and deviation over time of each channel: the classical description of a piece. */
final class SummaryStatistics {
    private SummaryStatistics() {}

    /**
     * Describes stacked examples.
     *
     * @param inputs axes {@code [example, channel, step]}
     * @param mask axes {@code [example, step]}, steps with 0 are left out; null where all count
     * @return row-major {@code [example, 2 * channel]}: all means, then all deviations; zeros where no step counts
     */
    static float[] of(Tensor inputs, @Nullable Tensor mask) {
        int channels = inputs.size(1);
        int steps = inputs.size(2);
        float[] rows = new float[inputs.size(0) * 2 * channels];
        for (int example = 0; example < inputs.size(0); example++) {
            int row = example * 2 * channels;
            for (int channel = 0; channel < channels; channel++) {
                double sum = 0;
                int count = 0;
                int offset = (example * channels + channel) * steps;
                for (int step = 0; step < steps; step++) {
                    if (counts(mask, example, step)) {
                        sum += inputs.values()[offset + step];
                        count++;
                    }
                }
                double mean = sum / Math.max(1, count);
                double squares = 0;
                for (int step = 0; step < steps; step++) {
                    if (counts(mask, example, step)) {
                        double distance = inputs.values()[offset + step] - mean;
                        squares += distance * distance;
                    }
                }
                rows[row + channel] = (float) mean;
                rows[row + channels + channel] = (float) Math.sqrt(squares / Math.max(1, count));
            }
        }
        return rows;
    }

    private static boolean counts(@Nullable Tensor mask, int example, int step) {
        return mask == null || mask.values()[example * mask.size(1) + step] != 0;
    }
}
