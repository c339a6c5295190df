package org.melograph.plot;

import java.util.List;

/** Draws {@link ScatterMap}s. */
final class ScatterPainter {
    private ScatterPainter() {}

    static void paint(ScatterMap map, Surface surface, PlotTheme theme, Box box) {
        if (map.points().isEmpty()) {
            PicturePainter.empty("No songs on the map yet", surface, theme, box);
            return;
        }
        ScatterLayout layout = ScatterLayout.of(map, box);
        surface.clip(box, () -> {
            boolean dimmed = !map.highlighted().isEmpty();
            for (int i = 0; i < map.points().size(); i++) {
                if (!map.highlighted().contains(i)) {
                    point(map, i, layout, surface, theme, ScatterLayout.RADIUS, dimmed ? 0.35 : 1);
                }
            }
            path(map.path(), map, layout, surface, theme);
            for (int i : map.highlighted().stream().sorted().toList()) {
                if (i < map.points().size()) {
                    point(map, i, layout, surface, theme, ScatterLayout.RADIUS * 1.4, 1);
                }
            }
        });
    }

    private static void point(
            ScatterMap map,
            int i,
            ScatterLayout layout,
            Surface surface,
            PlotTheme theme,
            double radius,
            double opacity) {
        ScatterMap.Point p = map.points().get(i);
        double x = layout.px(p.x());
        double y = layout.py(p.y());
        Box box = layout.box();
        boolean seen = x > box.x() - 10 && x < box.right() + 10 && y > box.y() - 10 && y < box.bottom() + 10;
        if (!seen || map.hidden().contains(p.classIndex())) {
            return;
        }
        boolean known = p.classIndex() != ScatterMap.Point.UNKNOWN;
        int color = known ? ClassPalette.color(p.classIndex()) : theme.faint();
        Marker marker = known ? ClassPalette.marker(p.classIndex()) : Marker.CIRCLE;
        surface.marker(marker, x, y, radius, Argb.fade(color, opacity), theme.panel());
    }

    private static void path(
            List<Integer> path, ScatterMap map, ScatterLayout layout, Surface surface, PlotTheme theme) {
        double[] x = new double[path.size()];
        double[] y = new double[path.size()];
        int count = 0;
        for (int i : path) {
            if (i >= 0 && i < map.points().size()) {
                x[count] = layout.px(map.points().get(i).x());
                y[count++] = layout.py(map.points().get(i).y());
            }
        }
        surface.polyline(x, y, count, Stroke.dashed(theme.text()));
    }
}
