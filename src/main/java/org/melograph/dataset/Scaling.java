package org.melograph.dataset;

import java.util.Arrays;
import java.util.List;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;

/**
 * Mean and standard deviation of the input, fitted on the training part and nothing else.
 *
 * @param mean axes {@code [channel]}, or {@code [column]} for table rows, or {@code [value]} where some rows hold vectors
 *     ({@link FrontEnd#seriesRows}): first the channels that are series, then every value of the others; for a column that lacks values its median, so
 *     that a missing value, which becomes 0 after scaling, is taken to be the median
 * @param deviation same axes, above 0; 1 where the training part does not vary
 * @param songs on how many songs it was fitted; 0 for none
 */
public record Scaling(Tensor mean, Tensor deviation, int songs) {
    /** The name of the axis when every column of a table row is scaled on its own. */
    public static final String COLUMN = "column";

    /** The name of the axis when some rows are scaled as series and every value of the others on its own. */
    public static final String VALUE = "value";

    private static final String CHANNEL = "channel";

    /**
     * Fits on a training part. Missing values (NaN) are passed over, and zeros where they stand for what a song lacks
     * ({@link FrontEnd#zeroIsAbsent}). Events of sequences are numbers of names and stay
     * as they are.
     *
     * @param training not empty; the pieces' windows count, not what lies outside of them
     */
    public static Scaling fit(List<Example> training, FrontEnd frontEnd) {
        Example first = training.getFirst();
        int channels = first.feature().rank() == 1 ? 1 : first.feature().size(0);
        if (first.target() instanceof Target.NextEvent) {
            return none(channels);
        }
        boolean perColumn = !frontEnd.columns().isEmpty();
        int steps = first.feature().size(-1);
        int series = perColumn ? 0 : Math.min(channels, frontEnd.seriesRows());
        int size = size(series, channels, steps);
        Sums sums = new Sums(size, series, steps, frontEnd.zeroIsAbsent());
        for (Example e : training) {
            sums.addValues(e);
        }
        sums.makeMeans();
        for (Example e : training) {
            sums.addSquares(e);
        }
        float[] means = sums.means();
        for (int column = 0; perColumn && column < size; column++) {
            if (sums.count[column] > 0 && sums.count[column] < training.size()) {
                means[column] = median(training, column);
            }
        }
        Axis axis = new Axis(perColumn ? COLUMN : series < channels ? VALUE : CHANNEL, size);
        int songs = (int) training.stream().map(Example::songId).distinct().count();
        return new Scaling(Tensor.wrap(means, axis), Tensor.wrap(sums.deviations(), axis), songs);
    }

    /**
     * How many of an input's first channels are scaled as series; every value of the others is scaled on its own.
     *
     * @param axis the name of the scaling's axis
     */
    public static int series(String axis, FrontEnd frontEnd, int channels) {
        return switch (axis) {
            case COLUMN -> 0;
            case VALUE -> Math.min(channels, frontEnd.seriesRows());
            default -> channels;
        };
    }

    /** The number of means for an input of which the first channels are series. */
    public static int size(int series, int channels, int steps) {
        return series + (channels - series) * steps;
    }

    /** The middle of a column's values, of two middles their mean. */
    private static float median(List<Example> training, int column) {
        double[] known = training.stream()
                .mapToDouble(e -> e.feature().values()[column])
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        return (float) ((known[(known.length - 1) / 2] + known[known.length / 2]) / 2);
    }

    /** A scaling that changes nothing. */
    public static Scaling none(int channels) {
        Axis axis = new Axis(CHANNEL, channels);
        float[] ones = new float[channels];
        Arrays.fill(ones, 1);
        return new Scaling(Tensor.wrap(new float[channels], axis), Tensor.wrap(ones, axis), 0);
    }

    /** Two passes in double precision: the second one around the mean, so that large offsets cost no digits. */
    private static final class Sums {
        private final int series;
        private final int steps;
        private final boolean zeroIsAbsent;
        private final double[] mean;
        private final double[] squares;
        private final long[] count;

        Sums(int size, int series, int steps, boolean zeroIsAbsent) {
            this.series = series;
            this.steps = steps;
            this.zeroIsAbsent = zeroIsAbsent;
            this.mean = new double[size];
            this.squares = new double[size];
            this.count = new long[size];
        }

        void addValues(Example e) {
            float[] values = e.feature().values();
            int stride = e.feature().size(-1);
            for (int c = 0; c * stride < values.length; c++) {
                for (int t = e.start(); t < e.start() + e.length(); t++) {
                    float v = values[c * stride + t];
                    if (isKnown(v)) {
                        int i = place(c, t);
                        mean[i] += v;
                        count[i]++;
                    }
                }
            }
        }

        private int place(int channel, int step) {
            return channel < series ? channel : series + (channel - series) * steps + step;
        }

        private boolean isKnown(float value) {
            return !Float.isNaN(value) && !(zeroIsAbsent && value == 0);
        }

        void makeMeans() {
            for (int i = 0; i < mean.length; i++) {
                mean[i] = count[i] == 0 ? 0 : mean[i] / count[i];
            }
        }

        void addSquares(Example e) {
            float[] values = e.feature().values();
            int stride = e.feature().size(-1);
            for (int c = 0; c * stride < values.length; c++) {
                for (int t = e.start(); t < e.start() + e.length(); t++) {
                    float v = values[c * stride + t];
                    if (isKnown(v)) {
                        int i = place(c, t);
                        squares[i] += (v - mean[i]) * (v - mean[i]);
                    }
                }
            }
        }

        float[] means() {
            float[] result = new float[mean.length];
            for (int i = 0; i < result.length; i++) {
                result[i] = (float) mean[i];
            }
            return result;
        }

        float[] deviations() {
            float[] result = new float[mean.length];
            for (int i = 0; i < result.length; i++) {
                float deviation = count[i] == 0 ? 0 : (float) Math.sqrt(squares[i] / count[i]);
                // A constant channel shows rounding noise of about 1e-7 of its size: dividing by it would blow it up.
                result[i] = deviation > 1e-6 * Math.abs(mean[i]) && deviation > 1e-12 ? deviation : 1;
            }
            return result;
        }
    }
}
