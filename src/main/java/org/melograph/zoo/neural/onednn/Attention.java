package org.melograph.zoo.neural.onednn;

import org.bytedeco.dnnl.memory;

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

    @Override
    public void forward() {
        Floats.read(query.values(), 0, queryValues);
        for (int example = 0; example < input.examples(); example++) {
            int length = input.length(example);
            int offset = example * input.steps();
            float largest = Float.NEGATIVE_INFINITY;
            for (int step = 0; step < length; step++) {
                float score = scale * Floats.dot(input.values(), input.at(example, step), queryValues);
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
                Floats.addScaled(input.values(), input.at(example, step), shares[offset + step], sum);
            }
            Floats.write(sum, output.values(), output.at(example, 0));
        }
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
            Floats.read(output.gradientValues(), output.at(example, 0), given);
            int length = input.length(example);
            int offset = example * input.steps();
            // The share of the output's own product with the gradient is common to all steps.
            float common = Floats.dot(output.values(), output.at(example, 0), given);
            for (int step = 0; step < length; step++) {
                long at = input.at(example, step);
                float ofScore = scale * shares[offset + step] * (Floats.dot(input.values(), at, given) - common);
                Floats.addScaled(input.values(), at, ofScore, queryGradient);
                if (input.needsGradient()) {
                    for (int channel = 0; channel < row.length; channel++) {
                        row[channel] = shares[offset + step] * given[channel] + ofScore * queryValues[channel];
                    }
                    Floats.write(row, input.gradientValues(), at);
                }
            }
        }
        Floats.write(queryGradient, query.gradient(), 0);
        if (input.needsGradient()) {
            Padding.clearGradient(input);
        }
    }
}
