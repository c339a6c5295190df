package org.melograph.zoo.neural.onednn;

import java.util.List;

/**
 * How a convolution or pooling moves over its input, for each axis behind the channels.
 *
 * @param axes one or two
 */
record Window(List<Along> axes) {
    /**
     * One axis.
     *
     * @param size places a window covers, gaps not counted
     * @param stride places from window to window
     * @param dilation 1 where covered places are neighbours
     * @param before zeros before the input
     * @param after zeros behind it
     */
    record Along(int size, int stride, int dilation, int before, int after) {
        /** Windows that fit into an input. */
        long places(long input) {
            return (input + before + after - ((size - 1L) * dilation + 1)) / stride + 1;
        }

        /** Zeros such that {@code ceil(input / stride)} windows fit, as TensorFlow counts them. */
        static Along same(int size, int stride, int dilation, long input) {
            long places = (input + stride - 1) / stride;
            int zeros = (int) Math.max(0, (places - 1) * stride + (size - 1L) * dilation + 1 - input);
            return new Along(size, stride, dilation, zeros / 2, zeros - zeros / 2);
        }

        /** Zeros before the input only: no window looks ahead. */
        static Along causal(int size, int stride, int dilation) {
            return new Along(size, stride, dilation, (size - 1) * dilation, 0);
        }
    }

    Window {
        axes = List.copyOf(axes);
    }

    long[] size() {
        return axes.stream().mapToLong(Along::size).toArray();
    }

    long[] stride() {
        return axes.stream().mapToLong(Along::stride).toArray();
    }

    /** oneDNN counts the gaps between covered places, 0 for a dense window. */
    long[] gaps() {
        return axes.stream().mapToLong(along -> along.dilation() - 1L).toArray();
    }

    long[] before() {
        return axes.stream().mapToLong(Along::before).toArray();
    }

    long[] after() {
        return axes.stream().mapToLong(Along::after).toArray();
    }

    /** The axes of the result for an input with these, whose first two are example and channel. */
    long[] output(long[] input, long channels) {
        long[] output = input.clone();
        output[1] = channels;
        for (int i = 0; i < axes.size(); i++) {
            output[i + 2] = axes.get(i).places(input[i + 2]);
        }
        return output;
    }

    /** Lengths of sequences behind the window: a step exists when its window reaches one that does, as in DL4J. */
    Lengths after(Lengths lengths, long steps) {
        Along along = axes.getFirst();
        return lengths.then(length -> (int) Math.min(steps, (Math.max(1, length) - 1L) / along.stride() + 1));
    }
}
