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
            frame(heatmap, heatmap.range(), surface, theme, layout, true, true);
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
                levels.colors(heatmap),
                theme.raised(),
                raster.argb());
        Overlay overlay = heatmap.overlay();
        if (overlay != null) {
            overlay.draw(heatmap, raster, theme.background());
        }
        raster.roundCorners((int) Math.rint(RADIUS * scale));
    }

    /**
     * Draws all but the map itself: row labels, colour bar and, if so asked, the time axis and the title.
     *
     * @param extent the values of the colour bar from bottom to top
     */
    public static void frame(
            Heatmap heatmap,
            Range extent,
            Surface surface,
            PlotTheme theme,
            HeatmapLayout layout,
            boolean times,
            boolean titled) {
        Box map = layout.map();
        Heatmap.Window window = heatmap.window();
        int room = Math.max(1, (int) (map.height() / heatmap.layout().labelDistance()));
        AxisLabels.left(layout).draw(heatmap.layout().ticks(window.rows(), room), "", window.rows(), surface, theme);
        if (times) {
            timeAxis(window.time(), surface, theme, map);
        }
        if (layout.colorBar().width() > 0) {
            colorBar(heatmap, extent, surface, theme, layout);
        }
        if (titled && !heatmap.title().isEmpty()) {
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

    /**
     * The bar of colours beside a map, with the values they stand for at its right.
     *
     * @param extent all values of the bar from bottom to top; those outside the heatmap's range have the colours of its ends
     */
    static void colorBar(Heatmap heatmap, Range extent, Surface surface, PlotTheme theme, HeatmapLayout layout) {
        Box bar = layout.colorBar();
        Raster raster = new Raster(1, (int) Math.max(1, bar.height()));
        for (int y = 0; y < raster.height(); y++) {
            double value = extent.at(1 - (y + 0.5) / raster.height());
            raster.argb()[y] = heatmap.colors().at(heatmap.range().part(value));
        }
        surface.image(raster, bar.x(), bar.y(), bar.width(), bar.height());
        List<Tick> ticks = Ticks.of(extent.low(), extent.high(), Math.max(2, (int) (bar.height() / 40))).stream()
                .map(tick -> new Tick(extent.part(tick.value()), tick.label()))
                .toList();
        AxisLabels.bar(layout).draw(ticks, heatmap.unit(), Heatmap.Window.ALL_ROWS, surface, theme);
    }

    /** A label on a dark rounded ground with its top left at (x, y), readable on every colour. */
    public static void pill(String text, Surface surface, PlotTheme theme, double x, double y) {
        double width = surface.textWidth(text, Type.LABEL) + 20;
        surface.fillRect(x, y, width, 24, 12, Argb.fade(theme.panel(), 0.85));
        surface.strokeRect(x + 0.5, y + 0.5, width - 1, 23, 11.5, Stroke.solid(theme.line(), 1));
        surface.text(text, x + 10, y + 12, Type.LABEL, theme.text(), Align.LEFT);
    }
}
