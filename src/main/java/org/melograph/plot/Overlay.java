package org.melograph.plot;

import org.melograph.base.Tensor;
import org.melograph.feature.FrequencyAxis;
import org.melograph.feature.TimeGrid;

/**
 * Weights over time and frequency, laid over a {@link Heatmap} of any other grid: which parts of a song decided, what a mask
 * keeps. Rows that are frequencies find their place by them; other rows are spread evenly over the whole upright axis, so that
 * a single row weighs moments alone.
 *
 * @param values axes {@code [row, frame]}, the lowest row first; NaN weighs nothing
 * @param grid when the middle of each frame is, with a regular step
 * @param rows what the rows are
 * @param colors what stands for the weights; unused by a veil
 * @param range the weights that count as nothing and as everything; of diverging colours its middle counts as nothing
 * @param opacity how much of the heatmap the overlay hides where it is thickest, 0 to 1
 * @param style what it does to the heatmap
 */
public record Overlay(
        Tensor values, TimeGrid grid, FrequencyAxis rows, ColorMap colors, Range range, double opacity, Style style) {

    /** What an overlay does to what lies under it. */
    public enum Style {
        /** Colours what weighs much; what weighs nothing stays as it is. */
        TINT,
        /** Darkens what weighs nothing; what weighs much stays as it is. */
        VEIL
    }

    public Overlay {
        if (values.rank() != 2 || values.length() == 0 || !grid.isRegular()) {
            throw new IllegalArgumentException("An overlay needs values [row, frame] at regular times, not " + values);
        }
        opacity = Math.clamp(opacity, 0.0, 1.0);
    }

    /** The same, hiding more or less. */
    public Overlay withOpacity(double other) {
        return new Overlay(values, grid, rows, colors, range, other, style);
    }

    /** Lays it over pixels that show the window of a heatmap. */
    void draw(Heatmap under, Raster raster, int ground) {
        RowLayout layout = under.layout();
        boolean byHertz = rows.hasFrequencies();
        if (byHertz && !layout.hasFrequencies()) {
            return;
        }
        int[] frames = new int[raster.width()];
        for (int x = 0; x < frames.length; x++) {
            double seconds = under.window().time().at((x + 0.5) / frames.length);
            frames[x] = (int) Math.floor((seconds - grid.startSeconds()) / grid.stepSeconds() + 0.5);
        }
        int[] blend = blend(ground);
        for (int y = 0; y < raster.height(); y++) {
            double part = under.window().rows().at(1 - (y + 0.5) / raster.height());
            double row = byHertz ? rows.rowAt(layout.hertzAt(part)) + 0.5 : part * values.size(0);
            if (row >= 0 && row < values.size(0)) {
                line((int) row, frames, blend, raster.argb(), y * raster.width());
            }
        }
    }

    private void line(int row, int[] frames, int[] blend, int[] out, int start) {
        float[] weights = values.values();
        int first = row * values.size(1);
        for (int x = 0; x < frames.length; x++) {
            if (frames[x] < 0 || frames[x] >= values.size(1)) {
                continue;
            }
            float weight = weights[first + frames[x]];
            double part = Float.isNaN(weight) ? nothing() : range.part(weight);
            int over = blend[(int) Math.clamp(part * ColorMap.STEPS, 0.0, ColorMap.STEPS - 1.0)];
            out[start + x] = mixed(out[start + x], over, over >>> 24);
        }
    }

    private double nothing() {
        return colors == ColorMap.DIVERGING && style == Style.TINT ? 0.5 : 0;
    }

    // The colour of each step with how much of it is seen, 0 to 255, in the place of the opacity.
    private int[] blend(int ground) {
        int[] steps = new int[ColorMap.STEPS];
        for (int i = 0; i < steps.length; i++) {
            double part = i / (steps.length - 1.0);
            double weight = nothing() > 0 ? Math.abs(2 * part - 1) : part;
            double seen = opacity * (style == Style.VEIL ? 1 - weight : weight);
            int color = style == Style.VEIL ? ground : colors.argb(i);
            steps[i] = ((int) Math.round(255 * seen) << 24) | (color & 0xFFFFFF);
        }
        return steps;
    }

    private static int mixed(int under, int over, int seen) {
        int keep = 255 - seen;
        int red = ((under >>> 16 & 0xFF) * keep + (over >>> 16 & 0xFF) * seen) / 255;
        int green = ((under >>> 8 & 0xFF) * keep + (over >>> 8 & 0xFF) * seen) / 255;
        int blue = ((under & 0xFF) * keep + (over & 0xFF) * seen) / 255;
        return (under & 0xFF000000) | red << 16 | green << 8 | blue;
    }
}
