package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a convolution with the batch normalisation behind it taken in, for programs that only predict: there it is
 * the same factor and the same summand for each channel, whatever the input.
 */
final class FoldedFilters {
    private final Parameter weights;
    private final @Nullable Parameter bias;
    private final boolean filterLast;
    private final Normalisation.Weights norm;
    private final double epsilon;
    private final MemorySegment foldedWeights;
    private final MemorySegment foldedBias;
    private final float[] values;
    private final float[] factors;
    private final float[] summands;

    /**
     * Filters that follow the weights they are made of.
     *
     * @param filterLast whether the weights lie {@code [..., filter]}, else {@code [filter, ...]}
     */
    FoldedFilters(
            Assembly assembly,
            Parameter weights,
            @Nullable Parameter bias,
            int filters,
            boolean filterLast,
            Normalisation.Weights norm,
            double epsilon) {
        this.weights = weights;
        this.bias = bias;
        this.filterLast = filterLast;
        this.norm = norm;
        this.epsilon = epsilon;
        foldedWeights = assembly.lasting(weights.values().byteSize());
        foldedBias = assembly.lasting((long) filters * Float.BYTES);
        values = new float[weights.length()];
        factors = new float[filters];
        summands = new float[filters];
        assembly.onChangedWeights(this::fold);
    }

    private void fold() {
        for (int filter = 0; filter < factors.length; filter++) {
            double factor = at(norm.scale(), filter) / Math.sqrt(at(norm.variance(), filter) + epsilon);
            double own = bias == null ? 0 : at(bias, filter);
            factors[filter] = (float) factor;
            summands[filter] = (float) ((own - at(norm.mean(), filter)) * factor + at(norm.shift(), filter));
        }
        MemorySegment.copy(weights.values(), ValueLayout.JAVA_FLOAT, 0, values, 0, values.length);
        int each = values.length / factors.length;
        for (int i = 0; i < values.length; i++) {
            values[i] *= factors[filterLast ? i % factors.length : i / each];
        }
        MemorySegment.copy(values, 0, foldedWeights, ValueLayout.JAVA_FLOAT, 0, values.length);
        MemorySegment.copy(summands, 0, foldedBias, ValueLayout.JAVA_FLOAT, 0, summands.length);
    }

    private static float at(Parameter parameter, int index) {
        return parameter.values().getAtIndex(ValueLayout.JAVA_FLOAT, index);
    }

    /** Without a gradient of their own. */
    Parameter weights() {
        return new Parameter(foldedWeights.asSlice(0, weights.values().byteSize()), foldedWeights);
    }

    Parameter bias() {
        return new Parameter(foldedBias.asSlice(0, (long) factors.length * Float.BYTES), foldedBias);
    }
}
