package org.melograph.train;

import org.jspecify.annotations.Nullable;
import org.melograph.base.Tensor;

/**
 * The running mean of a network's weights over epochs (Polyak and Juditsky 1992; Izmailov et al., 'Averaging Weights Leads to
 * Wider Optima', 2018). Statistics of batch normalisation are averaged with the weights: few steps an epoch leave them, and
 * with them what a network answers, to chance.
 */
final class WeightAverage {
    private final double kept;
    private @Nullable Tensor mean;

    /**
     * An average of nothing yet.
     *
     * @param kept how much of the average stays at each epoch, 0 to below 1; until there are {@code 1 / (1 - kept)} epochs
     *     they all count the same
     */
    WeightAverage(double kept) {
        this.kept = kept;
    }

    /** Whether it is anything but the last epoch's weights. */
    boolean isOn() {
        return kept > 0;
    }

    /**
     * Takes the weights of an epoch in.
     *
     * @param weights axes {@code [weight]}
     * @param epoch its number, counted from 1
     * @return the average so far, same axes
     */
    Tensor with(Tensor weights, int epoch) {
        Tensor before = mean;
        if (before == null) {
            mean = weights;
            return weights;
        }
        double stays = Math.min(kept, (epoch - 1.0) / epoch);
        float[] old = before.values();
        float[] own = weights.values();
        float[] now = new float[own.length];
        for (int i = 0; i < now.length; i++) {
            now[i] = (float) (stays * old[i] + (1 - stays) * own[i]);
        }
        Tensor result = Tensor.wrap(now, weights.axes());
        mean = result;
        return result;
    }

    /** The average so far, axes {@code [weight]}; null before the first epoch. */
    @Nullable
    Tensor mean() {
        return mean;
    }

    /** Goes back to an average. */
    void restore(Tensor earlier) {
        mean = earlier;
    }
}
