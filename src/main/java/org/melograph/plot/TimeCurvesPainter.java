package org.melograph.plot;

import java.util.List;

/** Draws {@link TimeCurves}, in line with {@link Heatmap}s above and below. */
public final class TimeCurvesPainter {
    private static final double LINE = 1.5;
    private static final double TICK_DISTANCE = 18;
    private static final double DENSE = 0.4;
    private static final int RADIUS = 6;

    private TimeCurvesPainter() {}

    static void paint(TimeCurves curves, Surface surface, PlotTheme theme, Box box) {
        HeatmapLayout layout = HeatmapLayout.of(box, true, true);
        if (layout.map().width() >= 1 && layout.map().height() >= 1) {
            paint(curves, surface, theme, layout, true, true);
        }
    }

    /** Draws the window of the curves: ground, axes, lines and, if so asked, the time axis, and title and legend. */
    public static void paint(
            TimeCurves curves, Surface surface, PlotTheme theme, HeatmapLayout layout, boolean times, boolean titled) {
        Box map = layout.map();
        surface.fillRect(map.x(), map.y(), map.width(), map.height(), RADIUS, Argb.fade(theme.raised(), 0.6));
        axes(curves, surface, theme, layout);
        surface.clip(map, () -> lines(curves, surface, theme, layout));
        if (times) {
            HeatmapPainter.timeAxis(curves.window().time(), surface, theme, map);
        }
        double right = titled ? legend(curves, surface, theme, map) : map.right();
        if (titled && !curves.title().isEmpty()) {
            String title = surface.fit(curves.title(), Type.LABEL, right - map.x() - 40);
            HeatmapPainter.pill(title, surface, theme, map.x() + 8, map.y() + 8);
        }
    }

    /** Draws the lines alone, of frequencies over the rows of a heatmap: a pitch over its spectrogram. */
    public static void over(TimeCurves curves, Heatmap under, Surface surface, PlotTheme theme, HeatmapLayout layout) {
        RowLayout rows = under.layout();
        surface.clip(layout.map(), () -> {
            for (int row = 0; row < curves.rows().size(); row++) {
                if (curves.rows().get(row).isMoments()) {
                    moments(curves, row, surface, theme.color(TimeCurves.ink(row)), under.window(), layout);
                } else if (rows.hasFrequencies() && curves.unit(row).equals("Hz")) {
                    Placing place = hertz -> layout.y(under.window(), rows.partOfHertz(hertz));
                    line(curves, row, surface, Argb.fade(theme.background(), 0.7), 4, under.window(), layout, place);
                    line(curves, row, surface, theme.color(TimeCurves.ink(row)), 2, under.window(), layout, place);
                }
            }
        });
    }

    private static void axes(TimeCurves curves, Surface surface, PlotTheme theme, HeatmapLayout layout) {
        Box map = layout.map();
        int room = Math.max(1, (int) (map.height() / TICK_DISTANCE));
        for (int axis = 0; axis < Math.min(2, curves.axes().size()); axis++) {
            boolean left = axis == 0;
            ValueAxis shown = curves.axes().get(axis);
            List<Tick> ticks = shown.ticks(curves.window().rows(), room);
            if (left) {
                for (Tick tick : ticks) {
                    double y = Math.rint(layout.y(curves.window(), tick.value()));
                    surface.fillRect(map.x(), y, map.width(), 1, theme.line());
                }
            }
            // Frequencies carry their unit, or are notes.
            String unit = shown.isFrequency() ? "" : shown.unit();
            AxisLabels labels = left ? AxisLabels.left(layout) : AxisLabels.right(layout);
            labels.draw(ticks, unit, curves.window().rows(), surface, theme);
        }
    }

    private static void lines(TimeCurves curves, Surface surface, PlotTheme theme, HeatmapLayout layout) {
        // The first row is drawn last: it is what the picture is about.
        for (int row = curves.rows().size() - 1; row >= 0; row--) {
            int axis = curves.rows().get(row).axis();
            int color = theme.color(TimeCurves.ink(row));
            if (axis == TimeCurves.Row.MOMENTS) {
                moments(curves, row, surface, color, curves.window(), layout);
            } else {
                ValueAxis over = curves.axes().get(axis);
                // What has an axis of its own beside the first stays behind it.
                int ink = axis == 0 ? color : Argb.fade(color, 0.55);
                Placing place = value -> layout.y(curves.window(), over.partOf(value));
                line(curves, row, surface, ink, axis == 0 ? LINE : 1, curves.window(), layout, place);
            }
        }
    }

    @FunctionalInterface
    private interface Placing {
        double y(double value);
    }

    private static void line(
            TimeCurves curves,
            int row,
            Surface surface,
            int color,
            double width,
            Heatmap.Window window,
            HeatmapLayout layout,
            Placing place) {
        int frames = curves.values().size(1);
        double step = curves.grid().stepSeconds();
        Range shown = new Range(
                (window.time().low() - curves.grid().startSeconds()) / step,
                (window.time().high() - curves.grid().startSeconds()) / step);
        Stroke stroke = Stroke.solid(color, width);
        Box map = layout.map();
        double perFrame = map.width() / shown.length();
        float[] values = curves.values().values();
        Thinning.even(values, row * frames, frames, shown, (int) Math.ceil(map.width()), (x, y, count) -> {
            for (int i = 0; i < count; i++) {
                x[i] = map.x() + (x[i] - shown.low()) * perFrame;
                y[i] = place.y(y[i]);
            }
            if (count == 1) {
                // A value between two gaps would be no line.
                surface.fillRect(x[0] - width, y[0] - width, 2 * width, 2 * width, width, color);
            } else if (perFrame < DENSE) {
                columns(x, y, count, surface, color, width);
            } else {
                surface.polyline(x, y, count, stroke);
            }
        });
    }

    // Where several values share a pixel a line is but a bar in each column, from its lowest to its highest value, and
    // far
    // sooner drawn.
    private static void columns(double[] x, double[] y, int count, Surface surface, int color, double width) {
        double column = Math.floor(x[0]);
        double top = y[0];
        double bottom = y[0];
        for (int i = 1; i <= count; i++) {
            if (i == count || Math.floor(x[i]) != column) {
                surface.fillRect(column, top - width / 2, 1, bottom - top + width, color);
                if (i == count) {
                    return;
                }
                column = Math.floor(x[i]);
                // From where the column before it ended.
                top = y[i - 1];
                bottom = y[i - 1];
            }
            top = Math.min(top, y[i]);
            bottom = Math.max(bottom, y[i]);
        }
    }

    private static void moments(
            TimeCurves curves, int row, Surface surface, int color, Heatmap.Window window, HeatmapLayout layout) {
        int frames = curves.values().size(1);
        int first = Math.max(0, curves.frameAt(window.time().low()));
        int last = Math.min(frames - 1, curves.frameAt(window.time().high()));
        double free = Double.NEGATIVE_INFINITY;
        Box map = layout.map();
        for (int frame = first; frame <= last; frame++) {
            double x = Math.rint(layout.x(window, curves.grid().secondsAt(frame)));
            // Lines that would touch are one.
            if (curves.values().values()[row * frames + frame] > 0 && x >= free) {
                surface.fillRect(x, map.y(), 1, map.height(), color);
                free = x + 2;
            }
        }
    }

    // Returns the left end of the legend.
    private static double legend(TimeCurves curves, Surface surface, PlotTheme theme, Box map) {
        double x = map.right() - 10;
        for (int row = curves.rows().size() - 1; row >= 0 && curves.rows().size() > 1; row--) {
            String name = curves.rows().get(row).name();
            double width = surface.textWidth(name, Type.LABEL);
            if (x - width - 20 < map.x() + map.width() / 3) {
                break;
            }
            surface.text(name, x, map.y() + 11, Type.LABEL, theme.secondary(), Align.RIGHT);
            x -= width + 18;
            surface.line(x, map.y() + 11, x + 12, map.y() + 11, Stroke.solid(theme.color(TimeCurves.ink(row)), 2));
            x -= 12;
        }
        return x;
    }
}
