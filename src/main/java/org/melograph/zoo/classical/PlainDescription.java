package org.melograph.zoo.classical;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Tensor;
import org.melograph.model.ModelSpec;

/** Descriptions that need no fitting: mean and deviation over time of each channel, or the input's own numbers. */
final class PlainDescription implements Description {
    private final boolean summarises;
    private final int width;

    PlainDescription(ModelSpec spec) {
        this.summarises = ClassicalInput.summarises(spec.params());
        this.width = ClassicalInput.statistics(spec.input(), spec.params());
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public float[] of(Tensor inputs, @Nullable Tensor mask) {
        if (summarises) {
            return SummaryStatistics.of(inputs, mask);
        }
        float[] values = inputs.values().clone();
        if (mask != null) {
            int channels = inputs.size(1);
            int steps = inputs.size(2);
            for (int i = 0; i < values.length; i++) {
                int example = i / (channels * steps);
                values[i] *= mask.values()[example * steps + i % steps];
            }
        }
        return values;
    }

    @Override
    public boolean standardised() {
        return true;
    }

    @Override
    public Map<String, Tensor> weights() {
        return Map.of();
    }
}
