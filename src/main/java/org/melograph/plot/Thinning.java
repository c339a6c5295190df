package org.melograph.plot;

import java.util.Arrays;

/** Leaves out points of a long line that nobody could see, keeping every peak. */
public final class Thinning {
    /** Takes one unbroken stretch of a thinned line; it may write to the arrays, which are used again. */
    @FunctionalInterface
    public interface Stretch {
        /** Takes the first {@code count} points of the two arrays. */
        void accept(double[] x, double[] y, int count);
    }

    private Thinning() {}

    /**
     * Thins a line to at most four points a pixel column: the first, the lowest, the highest and the last that fall into it,
     * in their order. A line through them covers the same pixels as one through all.
     *
     * @param points x and y in turn, x growing; a y that is not finite breaks the line
     * @param count how many points
     * @param shown the x range over which the columns are spread; one point beyond either end is kept
     * @param columns how many pixels wide
     * @param out gets each unbroken stretch
     */
    public static void minMax(float[] points, int count, Range shown, int columns, Stretch out) {
        int first = 0;
        while (first + 1 < count && points[2 * (first + 1)] < shown.low()) {
            first++;
        }
        int capacity = Math.min(4 * (Math.max(1, columns) + 2), count + 1);
        double[] x = new double[capacity];
        double[] y = new double[capacity];
        int kept = 0;
        int i = first;
        while (i < count) {
            if (!Float.isFinite(points[2 * i + 1])) {
                kept = flush(x, y, kept, out);
                i++;
                continue;
            }
            double column = column(points[2 * i], shown, columns);
            int lowest = i;
            int highest = i;
            int end = i + 1;
            while (end < count
                    && Float.isFinite(points[2 * end + 1])
                    && column(points[2 * end], shown, columns) == column) {
                lowest = points[2 * end + 1] < points[2 * lowest + 1] ? end : lowest;
                highest = points[2 * end + 1] > points[2 * highest + 1] ? end : highest;
                end++;
            }
            int earlier = Math.min(lowest, highest);
            int later = Math.max(lowest, highest);
            int previous = -1;
            for (int kind = 0; kind < 4; kind++) {
                int index = kind == 0 ? i : kind == 1 ? earlier : kind == 2 ? later : end - 1;
                if (index != previous) {
                    if (kept == capacity) {
                        // Points whose x goes back fall into columns again and again.
                        x = Arrays.copyOf(x, capacity *= 2);
                        y = Arrays.copyOf(y, capacity);
                    }
                    x[kept] = points[2 * index];
                    y[kept++] = points[2 * index + 1];
                    previous = index;
                }
            }
            if (points[2 * (end - 1)] > shown.high()) {
                break;
            }
            i = end;
        }
        flush(x, y, kept, out);
    }

    /**
     * Thins a line of evenly spaced values likewise: at most four points a pixel column.
     *
     * @param values the line is {@code count} of them from {@code start} on, at x 0, 1, 2, ...; what is not finite breaks it
     * @param shown the x range over which the columns are spread; one point beyond either end is kept
     * @param columns how many pixels wide
     * @param out gets each unbroken stretch
     */
    public static void even(float[] values, int start, int count, Range shown, int columns, Stretch out) {
        int first = (int) Math.clamp(Math.floor(shown.low()), 0.0, (double) count);
        int end = (int) Math.clamp(Math.ceil(shown.high()) + 1, 0.0, (double) count);
        double perColumn = shown.length() / Math.max(1, columns);
        int capacity = perColumn <= 1 ? end - first + 1 : 4 * (Math.max(1, columns) + 3);
        double[] x = new double[Math.max(1, capacity)];
        double[] y = new double[x.length];
        int kept = 0;
        int i = first;
        while (i < end) {
            if (!Float.isFinite(values[start + i])) {
                kept = flush(x, y, kept, out);
                i++;
                continue;
            }
            double column = Math.floor((i - shown.low()) / perColumn);
            int stop = perColumn <= 1 ? i + 1 : (int) Math.min(end, Math.ceil(shown.low() + (column + 1) * perColumn));
            int lowest = i;
            int highest = i;
            int next = i + 1;
            while (next < stop && Float.isFinite(values[start + next])) {
                lowest = values[start + next] < values[start + lowest] ? next : lowest;
                highest = values[start + next] > values[start + highest] ? next : highest;
                next++;
            }
            int earlier = Math.min(lowest, highest);
            int later = Math.max(lowest, highest);
            int previous = -1;
            for (int kind = 0; kind < 4; kind++) {
                int index = kind == 0 ? i : kind == 1 ? earlier : kind == 2 ? later : next - 1;
                if (index != previous) {
                    if (kept == x.length) {
                        x = Arrays.copyOf(x, 2 * kept);
                        y = Arrays.copyOf(y, 2 * kept);
                    }
                    x[kept] = index;
                    y[kept++] = values[start + index];
                    previous = index;
                }
            }
            i = next;
        }
        flush(x, y, kept, out);
    }

    private static double column(double x, Range shown, int columns) {
        return Math.floor(shown.part(x) * columns);
    }

    private static int flush(double[] x, double[] y, int count, Stretch out) {
        if (count > 0) {
            out.accept(x, y, count);
        }
        return 0;
    }
}
