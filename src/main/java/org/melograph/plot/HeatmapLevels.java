package org.melograph.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.melograph.base.Tensor;

/**
 * A heatmap's values as steps of a {@link ColorMap}, at full resolution and pooled over 2, 4, 8, ... frames, so that any part
 * of a long recording is drawn in time that depends on the pixels only. Costs two bytes a value.
 */
public final class HeatmapLevels {
    /** What stands for several values that share a pixel. */
    public enum Pooling {
        /** The largest, so that short or thin sounds stay visible. */
        MAX,
        /** The mean, so that the picture's brightness stays the same. */
        MEAN
    }

    private final Tensor values;
    private final int rows;
    private final Pooling pooling;
    private final Range range;
    private final List<byte[]> levels = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();

    /**
     * Computes all levels.
     *
     * @param values axes {@code [row, frame]}
     * @param range the values of the lowest and the highest step
     */
    public HeatmapLevels(Tensor values, Range range, Pooling pooling) {
        this.values = values;
        this.rows = values.size(0);
        this.pooling = pooling;
        this.range = range;
        int width = values.size(1);
        byte[] level = new byte[values.length()];
        float[] source = values.values();
        float low = (float) range.low();
        float perStep = (float) (ColorMap.STEPS / range.length());
        for (int i = 0; i < level.length; i++) {
            // The cast turns NaN into 0, the lowest step.
            level[i] = (byte) Math.clamp((int) ((source[i] - low) * perStep), 0, ColorMap.STEPS - 1);
        }
        levels.add(level);
        widths.add(width);
        while (width > 1) {
            int half = (width + 1) / 2;
            level = halve(level, width, half);
            width = half;
            levels.add(level);
            widths.add(width);
        }
    }

    /** All levels of a heatmap, of several values the largest. Takes 1 to 3 ms of CPU time for a million values. */
    public static HeatmapLevels of(Heatmap heatmap) {
        return new HeatmapLevels(heatmap.values(), heatmap.range(), Pooling.MAX);
    }

    /** The values of the lowest and the highest step. */
    public Range range() {
        return range;
    }

    /** Whether these are the levels of a heatmap, so pooled: of the very same values and range. */
    @SuppressWarnings("ReferenceEquality") // comparing millions of values each frame would take longer than drawing
    public boolean areOf(Heatmap heatmap, Pooling kind) {
        return values == heatmap.values() && range.equals(heatmap.range()) && pooling == kind;
    }

    /**
     * Draws a part of the heatmap.
     *
     * @param layout where the rows lie
     * @param frames the frame positions at the left and right edge, frame {@code f} reaching from {@code f} to {@code f + 1}
     * @param parts the parts of the upright axis at the bottom and top edge
     * @param out takes {@code width * height} pixels, row-major from the top left
     * @param colors takes one colour for each step of the levels, lowest first
     * @param outside the colour where there is no data
     */
    public void draw(
            RowLayout layout, Range frames, Range parts, int width, int height, int[] colors, int outside, int[] out) {
        double perPixel = frames.length() / width;
        int k = perPixel <= 1
                ? 0
                : Math.min(levels.size() - 1, (int) Math.floor(Math.log(perPixel) / Math.log(2) + 1e-9));
        byte[] level = levels.get(k);
        int levelWidth = widths.get(k);
        double scale = 1.0 / (1L << k);
        int[] from = new int[width];
        int[] to = new int[width];
        for (int x = 0; x < width; x++) {
            double left = frames.low() + x * perPixel;
            if (left + perPixel / 2 < 0 || left + perPixel / 2 >= widths.getFirst()) {
                from[x] = -1;
                continue;
            }
            if (perPixel <= 1) {
                from[x] = (int) (left + perPixel / 2);
                to[x] = from[x] + 1;
            } else {
                from[x] = (int) Math.clamp(Math.floor(left * scale), 0.0, levelWidth - 1.0);
                double right = Math.ceil((left + perPixel) * scale - 1e-6);
                to[x] = (int) Math.clamp(right, from[x] + 1.0, (double) levelWidth);
            }
        }
        int first = Math.max(0, firstInside(from));
        int last = lastInside(from);
        int[] pooled = new int[levelWidth];
        double top = layout.rowAt(parts.high());
        for (int y = 0; y < height; y++) {
            double bottom = layout.rowAt(parts.high() - parts.length() * (y + 1) / height);
            double middle = (top + bottom) / 2;
            int low = (int) Math.floor(middle);
            int high = low + 1;
            // Rows of lags fall where tempi rise.
            if (Math.abs(top - bottom) > 1) {
                low = Math.max(0, (int) Math.floor(Math.min(top, bottom)));
                high = Math.min(rows, (int) Math.ceil(Math.max(top, bottom)));
            }
            top = bottom;
            int line = y * width;
            if (low < 0 || low >= rows || high <= low || last < first) {
                Arrays.fill(out, line, line + width, outside);
                continue;
            }
            poolRows(level, levelWidth, low, high, from[first], to[last], pooled);
            drawLine(pooled, from, to, colors, outside, out, line);
        }
    }

    /** The colours of all steps, where a heatmap has its own range of values for the ends of its colours. */
    public int[] colors(Heatmap heatmap) {
        if (range.equals(heatmap.range())) {
            return heatmap.colors().table();
        }
        int[] steps = new int[ColorMap.STEPS];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = heatmap.colors().at(heatmap.range().part(range.at((i + 0.5) / steps.length)));
        }
        return steps;
    }

    private void drawLine(int[] pooled, int[] from, int[] to, int[] lut, int outside, int[] out, int line) {
        boolean max = pooling == Pooling.MAX;
        for (int x = 0; x < from.length; x++) {
            int f = from[x];
            if (f < 0) {
                out[line + x] = outside;
                continue;
            }
            int value = pooled[f];
            if (max) {
                for (int i = f + 1; i < to[x]; i++) {
                    value = Math.max(value, pooled[i]);
                }
            } else if (to[x] - f > 1) {
                for (int i = f + 1; i < to[x]; i++) {
                    value += pooled[i];
                }
                value /= to[x] - f;
            }
            out[line + x] = lut[value];
        }
    }

    private void poolRows(byte[] level, int width, int low, int high, int from, int to, int[] pooled) {
        int start = low * width;
        for (int i = from; i < to; i++) {
            pooled[i] = level[start + i] & 0xFF;
        }
        for (int row = low + 1; row < high; row++) {
            int offset = row * width;
            if (pooling == Pooling.MAX) {
                for (int i = from; i < to; i++) {
                    pooled[i] = Math.max(pooled[i], level[offset + i] & 0xFF);
                }
            } else {
                for (int i = from; i < to; i++) {
                    pooled[i] += level[offset + i] & 0xFF;
                }
            }
        }
        if (pooling == Pooling.MEAN && high - low > 1) {
            for (int i = from; i < to; i++) {
                pooled[i] /= high - low;
            }
        }
    }

    private byte[] halve(byte[] level, int width, int half) {
        byte[] halved = new byte[Math.multiplyExact(rows, half)];
        for (int row = 0; row < rows; row++) {
            for (int x = 0; x < half; x++) {
                int a = level[row * width + 2 * x] & 0xFF;
                int b = 2 * x + 1 < width ? level[row * width + 2 * x + 1] & 0xFF : a;
                halved[row * half + x] = (byte) (pooling == Pooling.MAX ? Math.max(a, b) : (a + b) / 2);
            }
        }
        return halved;
    }

    private static int firstInside(int[] from) {
        for (int x = 0; x < from.length; x++) {
            if (from[x] >= 0) {
                return x;
            }
        }
        return from.length;
    }

    private static int lastInside(int[] from) {
        for (int x = from.length - 1; x >= 0; x--) {
            if (from[x] >= 0) {
                return x;
            }
        }
        return -1;
    }
}
