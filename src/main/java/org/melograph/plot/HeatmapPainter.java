package org.melograph.plot;

import java.util.List;

/** Draws {@link Heatmap}s. */
public final class HeatmapPainter {
    private static final int RADIUS = 6;

    private HeatmapPainter() {}

    static void paint(Heatmap heatmap, Surface surface, PlotTheme theme, Box box) {
        HeatmapLayout layout = HeatmapLayout.of(box, true, true);
        HeatmapLevels levels = HeatmapLevels.of(heatmap);
        Box map = layout.map();
        if (map.width() >= 1 && map.height() >= 1) {
            double scale = surface.scale();
            Raster raster = new Raster((int) (map.width() * scale), (int) (map.height() * scale));
            draw(heatmap, levels, raster, scale, theme);
            surface.image(raster, map.x(), map.y(), map.width(), map.height());
            frame(heatmap, surface, theme, layout, true);
        }
    }

    /**
     * Draws the window of the heatmap over all of a raster, with rounded corners.
     *
     * @param scale how many dots of the raster a pixel has
     */
    public static void draw(Heatmap heatmap, HeatmapLevels levels, Raster raster, double scale, PlotTheme theme) {
        Range time = heatmap.window().time();
        double step = heatmap.grid().stepSeconds();
        double start = heatmap.grid().startSeconds();
        levels.draw(
                heatmap.layout(),
                new Range((time.low() - start) / step + 0.5, (time.high() - start) / step + 0.5),
                heatmap.window().rows(),
                raster.width(),
                raster.height(),
                heatmap.colors(),
                theme.raised(),
                raster.argb());
        Overlay overlay = heatmap.overlay();
        if (overlay != null) {
            overlay.draw(heatmap, raster, theme.background());
        }
        raster.roundCorners((int) Math.rint(RADIUS * scale));
    }

    /** Draws all but the map itself: row labels, colour bar, title and, if {@code times}, the time axis. */
    public static void frame(Heatmap heatmap, Surface surface, PlotTheme theme, HeatmapLayout layout, boolean times) {
        Box map = layout.map();
        Heatmap.Window window = heatmap.window();
        int room = Math.max(1, (int) (map.height() / heatmap.layout().labelDistance()));
        double lastY = Double.POSITIVE_INFINITY;
        for (Tick tick : heatmap.layout().ticks(window.rows(), room)) {
            // Labels at the very edges are moved inside so that they don't touch a neighbour's.
            double y = Math.clamp(layout.y(window, tick.value()), map.y() + 5, map.bottom() - 5);
            if (lastY - y >= 11.5) {
                String label = surface.fit(tick.label(), Type.LABEL, HeatmapLayout.LABELS - 8);
                surface.text(label, map.x() - 8, y, Type.LABEL, theme.secondary(), Align.RIGHT);
                lastY = y;
            }
        }
        if (times) {
            timeAxis(window.time(), surface, theme, map);
        }
        if (layout.colorBar().width() > 0) {
            colorBar(heatmap.colors(), heatmap.range(), heatmap.unit(), surface, theme, layout.colorBar());
        }
        if (!heatmap.title().isEmpty()) {
            pill(surface.fit(heatmap.title(), Type.LABEL, map.width() - 40), surface, theme, map.x() + 8, map.y() + 8);
        }
    }

    /** Times under a box whose width is the range in seconds. */
    static void timeAxis(Range time, Surface surface, PlotTheme theme, Box box) {
        int count = Math.max(1, (int) (box.width() / 90));
        for (Tick tick : Ticks.time(time.low(), time.high(), count)) {
            double x = box.x() + time.part(tick.value()) * box.width();
            double half = surface.textWidth(tick.label(), Type.LABEL) / 2;
            double inside = Math.clamp(x, box.x() + half, Math.max(box.x() + half, box.right() - half));
            surface.fillRect(Math.rint(x), box.bottom(), 1, 4, theme.line());
            surface.text(tick.label(), inside, box.bottom() + 13, Type.LABEL, theme.secondary(), Align.CENTER);
        }
    }

    /** An upright bar of colours with the values they stand for at its right. */
    public static void colorBar(ColorMap colors, Range range, String unit, Surface surface, PlotTheme theme, Box bar) {
        Raster raster = new Raster(1, (int) Math.max(1, bar.height()));
        for (int y = 0; y < raster.height(); y++) {
            raster.argb()[y] = colors.at(1 - (y + 0.5) / raster.height());
        }
        surface.image(raster, bar.x(), bar.y(), bar.width(), bar.height());
        List<Tick> ticks = Ticks.of(range.low(), range.high(), Math.max(2, (int) (bar.height() / 40)));
        for (int i = 0; i < ticks.size(); i++) {
            Tick tick = ticks.get(i);
            double y = bar.bottom() - range.part(tick.value()) * bar.height();
            String label = tick.label() + (i == ticks.size() - 1 && !unit.isEmpty() ? " " + unit : "");
            surface.text(
                    label,
                    bar.right() + 5,
                    Math.clamp(y, bar.y() + 5, bar.bottom() - 5),
                    Type.LABEL,
                    theme.secondary(),
                    Align.LEFT);
        }
    }

    /** A label on a dark rounded ground with its top left at (x, y), readable on every colour. */
    public static void pill(String text, Surface surface, PlotTheme theme, double x, double y) {
        double width = surface.textWidth(text, Type.LABEL) + 20;
        surface.fillRect(x, y, width, 24, 12, Argb.fade(theme.panel(), 0.85));
        surface.strokeRect(x + 0.5, y + 0.5, width - 1, 23, 11.5, Stroke.solid(theme.line(), 1));
        surface.text(text, x + 10, y + 12, Type.LABEL, theme.text(), Align.LEFT);
    }
}
