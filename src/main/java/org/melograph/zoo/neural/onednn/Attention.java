package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/**
 * Dot-product attention pooling: the mean over the steps that exist, each weighted by the softmax of its product with a
 * learnt vector, divided by the root of the number of channels.
 */
final class Attention implements Operation {
    private final Assembly assembly;
    private final Signal input;
    private final Parameter query;
    private final Signal output;
    private final float scale;
    private final float[] queryValues;
    private final float[] queryGradient;
    private final float[] row;
    private final float[] sum;
    private final float[] shares;

    Attention(Assembly assembly, Signal input, Parameter query) {
        this.assembly = assembly;
        this.input = input;
        this.query = query;
        int channels = input.channels();
        long[] dims = {input.examples(), channels};
        output = assembly.signal(dims, assembly.layout(memory.format_tag.nc, dims), null, true, true);
        scale = (float) (1 / Math.sqrt(channels));
        queryValues = new float[channels];
        queryGradient = new float[channels];
        row = new float[channels];
        sum = new float[channels];
        shares = new float[input.examples() * input.steps()];
    }

    Signal output() {
        return output;
    }

    private int length(int example) {
        @Nullable Lengths lengths = input.lengths();
        return lengths == null ? input.steps() : Math.max(1, lengths.of(example));
    }

    @Override
    public void forward() {
        read(query.values(), 0, queryValues);
        for (int example = 0; example < input.examples(); example++) {
            int length = length(example);
            int offset = example * input.steps();
            float largest = Float.NEGATIVE_INFINITY;
            for (int step = 0; step < length; step++) {
                read(input.values(), input.at(example, step), row);
                float score = scale * dot(row, queryValues);
                shares[offset + step] = score;
                largest = Math.max(largest, score);
            }
            double total = 0;
            for (int step = 0; step < length; step++) {
                shares[offset + step] = (float) Math.exp(shares[offset + step] - largest);
                total += shares[offset + step];
            }
            java.util.Arrays.fill(sum, 0);
            for (int step = 0; step < length; step++) {
                shares[offset + step] = (float) (shares[offset + step] / total);
                read(input.values(), input.at(example, step), row);
                addScaled(row, shares[offset + step], sum);
            }
            write(sum, output.values(), output.at(example, 0));
        }
    }

    // Four sums, so that additions need not wait for each other.
    private static float dot(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }

    private static void addScaled(float[] from, float factor, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * from[i];
        }
    }

    private static void read(MemorySegment from, long at, float[] to) {
        MemorySegment.copy(from, ValueLayout.JAVA_FLOAT, at * Float.BYTES, to, 0, to.length);
    }

    private static void write(float[] from, MemorySegment to, long at) {
        MemorySegment.copy(from, 0, to, ValueLayout.JAVA_FLOAT, at * Float.BYTES, from.length);
    }

    @Override
    public void prepareBackward() {
        if (input.needsGradient()) {
            assembly.gradient(input);
        }
    }

    @Override
    public void backward() {
        java.util.Arrays.fill(queryGradient, 0);
        float[] given = sum;
        for (int example = 0; example < input.examples(); example++) {
            read(output.gradientValues(), output.at(example, 0), given);
            int length = length(example);
            int offset = example * input.steps();
            // The share of the output's own product with the gradient is common to all steps.
            read(output.values(), output.at(example, 0), row);
            float common = dot(row, given);
            for (int step = 0; step < length; step++) {
                read(input.values(), input.at(example, step), row);
                float ofScore = scale * shares[offset + step] * (dot(row, given) - common);
                addScaled(row, ofScore, queryGradient);
                if (input.needsGradient()) {
                    for (int channel = 0; channel < row.length; channel++) {
                        row[channel] = shares[offset + step] * given[channel] + ofScore * queryValues[channel];
                    }
                    write(row, input.gradientValues(), input.at(example, step));
                }
            }
        }
        write(queryGradient, query.gradient(), 0);
        if (input.needsGradient()) {
            Padding.clearGradient(input);
        }
    }
}
