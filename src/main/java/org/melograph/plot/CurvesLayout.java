package org.melograph.plot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Tensor;

/**
 * Where the parts of curves lie.
 *
 * @param plot the area of the lines
 * @param x what it covers from left to right
 * @param y what it covers from bottom to top
 */
public record CurvesLayout(Box plot, Range x, Range y) {
    private static final double LABELS = 34;
    private static final double NAMES = 24;

    /** Lays out curves in a box. */
    public static CurvesLayout of(Curves curves, Box box) {
        Range x = range(curves, curves.x(), 0);
        Range y = range(curves, curves.y(), 1);
        return new CurvesLayout(box.inset(8, 12, NAMES, LABELS), x, y);
    }

    /** The x in pixels of a value. */
    public double px(double value) {
        return plot.x() + x.part(value) * plot.width();
    }

    /** The y in pixels of a value. */
    public double py(double value) {
        return plot.bottom() - y.part(value) * plot.height();
    }

    /** The rounded values of the upright axis. */
    public List<Tick> yTicks() {
        return Ticks.of(y.low(), y.high(), Math.clamp((int) (plot.height() / 40), 1, 6));
    }

    /** The rounded values of the lying axis; whole ones where it counts, as epochs and steps do. */
    public List<Tick> xTicks() {
        int count = Math.clamp((int) (plot.width() / 80), 1, 10);
        boolean counts = x.low() == Math.rint(x.low()) && x.high() == Math.rint(x.high()) && x.length() >= 2;
        return counts ? Ticks.whole(x.low(), x.high(), count + 2) : Ticks.of(x.low(), x.high(), count);
    }

    private static Range range(Curves curves, Curves.Scale scale, int coordinate) {
        if (scale.range() != null) {
            return scale.range();
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Curves.Series s : curves.series()) {
            for (@Nullable Tensor points : new @Nullable Tensor[] {s.points(), s.trend()}) {
                float[] values = points == null ? new float[0] : points.values();
                for (int i = coordinate; i < values.length; i += 2) {
                    if (Float.isFinite(values[i])) {
                        low = Math.min(low, values[i]);
                        high = Math.max(high, values[i]);
                    }
                }
            }
        }
        if (!(high >= low)) {
            return new Range(0, 1);
        }
        if (coordinate == 0) {
            return new Range(low, high > low ? high : low + 1);
        }
        // An axis of amounts starts at 0 unless the values are far from it.
        double floor = low >= 0 && low < 0.5 * high ? 0 : low;
        return Ticks.widen(floor, high, 5);
    }
}
