package org.melograph.plot;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;

/**
 * Lines over a common axis: loss and accuracy of a run, precision over recall, votes over thresholds.
 *
 * @param x the axis from left to right
 * @param y the axis upwards
 * @param events times something happened, drawn from top to bottom
 * @param marks single points worth a word, such as the best epoch
 */
public record Curves(String title, Scale x, Scale y, List<Series> series, List<Event> events, List<Mark> marks)
        implements Picture {

    /**
     * An axis.
     *
     * @param name what it counts, with its unit
     * @param range what it covers; null for as much as the values need
     */
    public record Scale(String name, @Nullable Range range) {
        /** From 0 to 1. */
        public static Scale unit(String name) {
            return new Scale(name, new Range(0, 1));
        }

        /** As far as the values reach. */
        public static Scale fitted(String name) {
            return new Scale(name, null);
        }
    }

    /**
     * One line.
     *
     * @param points axes {@code [point, coordinate=2]}: x, growing, and y; a NaN y makes a gap
     * @param trend the smoothed line, axes as {@code points}, drawn over the points' own, which stays faintly visible; null
     *     for none
     */
    public record Series(
            String name, Ink ink, Tensor points, @Nullable Tensor trend, boolean dashed) {
        public Series {
            check(points);
            if (trend != null) {
                check(trend);
            }
        }

        /** A solid line as it is. */
        public static Series of(String name, Ink ink, Tensor points) {
            return new Series(name, ink, points, null, false);
        }

        /**
         * A line with its exponential moving average, corrected for its start as by Kingma and Ba 2015.
         *
         * @param smoothing how much of the past is kept at each point, 0 to below 1
         */
        public static Series smoothed(String name, Ink ink, Tensor points, double smoothing) {
            float[] trend = points.values().clone();
            double mean = 0;
            double weight = 0;
            for (int i = 1; i < trend.length; i += 2) {
                if (Float.isFinite(trend[i])) {
                    mean = smoothing * mean + (1 - smoothing) * trend[i];
                    weight = smoothing * weight + (1 - smoothing);
                    trend[i] = (float) (mean / weight);
                }
            }
            return new Series(name, ink, points, Tensor.wrap(trend, points.axes()), false);
        }

        private static void check(Tensor points) {
            if (points.rank() != 2 || points.size(1) != 2) {
                throw new IllegalArgumentException("A series needs points [point, coordinate=2], not " + points + ".");
            }
        }
    }

    /** Something that happened at {@code x}, such as a change of the learning rate. */
    public record Event(double x, String text, Ink ink) {}

    /** A point worth a word. */
    public record Mark(double x, double y, String text, Ink ink) {}

    public Curves {
        series = List.copyOf(series);
        events = List.copyOf(events);
        marks = List.copyOf(marks);
    }

    /** Lines without events and marks. */
    public static Curves of(String title, Scale x, Scale y, List<Series> series) {
        return new Curves(title, x, y, series, List.of(), List.of());
    }

    /** Points {@code (x[i], y[i])} as the axes {@code [point, coordinate=2]} of a series. */
    public static Tensor points(List<? extends Number> x, List<? extends Number> y) {
        float[] values = new float[2 * x.size()];
        for (int i = 0; i < x.size(); i++) {
            values[2 * i] = x.get(i).floatValue();
            values[2 * i + 1] = y.get(i).floatValue();
        }
        return Tensor.wrap(values, new Axis("point", x.size()), new Axis("coordinate", 2));
    }

    @Override
    public String description() {
        return (title.isEmpty() ? y.name() : title) + " over " + x.name() + ": "
                + series.stream()
                        .map(s -> s.name() + ", " + s.points().size(0) + " points")
                        .collect(Collectors.joining("; "))
                + ".";
    }
}
