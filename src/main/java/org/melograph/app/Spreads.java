package org.melograph.app;

import java.util.Arrays;

/** Mean and spread of the same score over several runs. */
final class Spreads {
    private Spreads() {}

    /** The mean; NaN of none. */
    static double mean(double... values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** The standard deviation (n - 1); 0 of fewer than two. */
    static double deviation(double... values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    }
}
