package org.melograph.plot;

import java.util.Comparator;
import java.util.List;
import org.melograph.base.Tensor;

/** Draws {@link Curves}. */
final class CurvesPainter {
    private static final int EVENT_ROWS = 4;
    private static final double EVENT_ROW = 14;

    private CurvesPainter() {}

    static void paint(Curves curves, Surface surface, PlotTheme theme, Box box) {
        CurvesLayout layout = CurvesLayout.of(curves, box);
        axes(curves, layout, surface, theme);
        Box plot = layout.plot();
        surface.clip(plot.inset(-4), () -> {
            for (Curves.Event event : curves.events()) {
                double x = layout.px(event.x());
                surface.line(x, plot.y(), x, plot.bottom(), Stroke.dashed(theme.color(event.ink())));
            }
            for (Curves.Series series : curves.series()) {
                int color = theme.color(series.ink());
                Tensor trend = series.trend();
                if (trend != null) {
                    line(series.points(), layout, surface, Stroke.solid(Argb.fade(color, 0.4), 1));
                }
                Stroke stroke = isDashed(series) ? new Stroke(color, 2, 4) : Stroke.solid(color, 2);
                line(trend == null ? series.points() : trend, layout, surface, stroke);
            }
            for (Curves.Mark mark : curves.marks()) {
                int color = theme.color(mark.ink());
                surface.marker(Marker.CIRCLE, layout.px(mark.x()), layout.py(mark.y()), 4.5, color, color);
            }
        });
        words(curves, layout, surface, theme);
    }

    /** Lines of classes whose colours repeat are dashed, as their markers have another shape. */
    static boolean isDashed(Curves.Series series) {
        return series.dashed() || (series.ink() instanceof Ink.OfClass(int index) && index >= ClassPalette.SIZE);
    }

    private static void axes(Curves curves, CurvesLayout layout, Surface surface, PlotTheme theme) {
        Box plot = layout.plot();
        for (Tick tick : layout.yTicks()) {
            double y = Math.rint(layout.py(tick.value()));
            surface.fillRect(plot.x(), y, plot.width(), 1, theme.line());
            surface.text(short01(tick, layout.y()), plot.x() - 8, y, Type.LABEL, theme.secondary(), Align.RIGHT);
        }
        for (Tick tick : layout.xTicks()) {
            String label = short01(tick, layout.x());
            surface.text(
                    label, layout.px(tick.value()), plot.bottom() + 15, Type.LABEL, theme.secondary(), Align.CENTER);
        }
        surface.text(curves.x().name(), plot.right(), plot.bottom() - 9, Type.LABEL, theme.secondary(), Align.RIGHT);
    }

    private static void words(Curves curves, CurvesLayout layout, Surface surface, PlotTheme theme) {
        Box plot = layout.plot();
        eventWords(curves, layout, surface, theme);
        for (Curves.Mark mark : curves.marks()) {
            if (layout.x().contains(mark.x()) && layout.y().contains(mark.y())) {
                double y = Math.max(plot.y() + 8, layout.py(mark.y()) - 12);
                besides(mark.text(), layout.px(mark.x()), y, theme.secondary(), plot, surface);
            }
        }
    }

    // A word that would stand on the one before goes a row down; after a few rows it is left out, its line stays.
    private static void eventWords(Curves curves, CurvesLayout layout, Surface surface, PlotTheme theme) {
        Box plot = layout.plot();
        double[] taken = new double[EVENT_ROWS];
        List<Curves.Event> events = curves.events().stream()
                .filter(event -> layout.x().contains(event.x()))
                .sorted(Comparator.comparingDouble(Curves.Event::x))
                .toList();
        for (Curves.Event event : events) {
            double x = layout.px(event.x());
            double width = surface.textWidth(event.text(), Type.LABEL);
            double left = x + 6 + width <= plot.right() ? x + 6 : x - 6 - width;
            int row = 0;
            while (row < EVENT_ROWS && taken[row] > left) {
                row++;
            }
            if (row < EVENT_ROWS) {
                taken[row] = left + width + 6;
                double y = plot.y() + 8 + row * EVENT_ROW;
                surface.text(event.text(), left, y, Type.LABEL, theme.color(event.ink()), Align.LEFT);
            }
        }
    }

    // Right of x, or left of it where the right has no room.
    private static void besides(String text, double x, double y, int color, Box plot, Surface surface) {
        boolean right = x + 6 + surface.textWidth(text, Type.LABEL) <= plot.right();
        surface.text(text, right ? x + 6 : x - 6, y, Type.LABEL, color, right ? Align.LEFT : Align.RIGHT);
    }

    // Parts of one are written as researchers write them, without the zero: .75
    private static String short01(Tick tick, Range range) {
        if (Math.abs(tick.value()) < 1e-9 * range.length()) {
            return "0";
        }
        boolean part = range.low() >= 0 && range.high() <= 1 && tick.label().startsWith("0.");
        return part ? tick.label().substring(1) : tick.label();
    }

    private static void line(Tensor points, CurvesLayout layout, Surface surface, Stroke stroke) {
        // Peaks closer together than the line is wide cannot be told apart.
        int columns = (int) Math.ceil(layout.plot().width() / stroke.width());
        Thinning.minMax(points.values(), points.size(0), layout.x(), columns, (x, y, count) -> {
            for (int i = 0; i < count; i++) {
                x[i] = layout.px(x[i]);
                y[i] = layout.py(y[i]);
            }
            surface.polyline(x, y, count, stroke);
        });
    }
}
