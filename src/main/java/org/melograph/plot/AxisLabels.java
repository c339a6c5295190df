package org.melograph.plot;

import java.util.List;

/**
 * The labels of an upright axis beside a map. A unit that has no room behind the highest number stands above the numbers.
 *
 * @param map the area the axis belongs to
 * @param x where labels begin or end
 * @param align which of both
 * @param room how wide a label may be, in pixels
 */
record AxisLabels(Box map, double x, Align align, double room) {
    private static final double HALF_LINE = 5;
    private static final double APART = 11.5;

    /** The labels of the rows, left of a map. */
    static AxisLabels left(HeatmapLayout layout) {
        return new AxisLabels(layout.map(), layout.map().x() - 8, Align.RIGHT, HeatmapLayout.LABELS - 8);
    }

    /** The labels of a second axis, right of a map. */
    static AxisLabels right(HeatmapLayout layout) {
        double x = layout.map().right() + 8;
        return new AxisLabels(layout.map(), x, Align.LEFT, layout.map().right() + HeatmapLayout.BAR_SIDE - x);
    }

    /** The labels of the colour bar. */
    static AxisLabels bar(HeatmapLayout layout) {
        double x = layout.colorBar().right() + 6;
        return new AxisLabels(layout.map(), x, Align.LEFT, layout.map().right() + HeatmapLayout.BAR_SIDE - x);
    }

    /**
     * Draws labels as close as text allows.
     *
     * @param ticks from the bottom upwards; values are parts of the whole axis
     * @param unit stands at the top; empty for none
     * @param parts of the axis at the bottom and the top of the map
     */
    void draw(List<Tick> ticks, String unit, Range parts, Surface surface, PlotTheme theme) {
        double ceiling = map.y();
        String top = ticks.isEmpty() ? "" : ticks.getLast().label() + " " + unit;
        boolean behind = surface.textWidth(top, Type.LABEL) <= room;
        if (!unit.isEmpty() && !behind) {
            surface.text(fit(unit, surface), x, map.y() + HALF_LINE, Type.LABEL, theme.faint(), align);
            ceiling = map.y() + APART;
        }
        double lastY = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ticks.size(); i++) {
            // Labels at the very edges are moved inside so that they don't touch a neighbour's.
            double exact = map.bottom() - parts.part(ticks.get(i).value()) * map.height();
            double y = Math.clamp(exact, map.y() + HALF_LINE, Math.max(map.y(), map.bottom()) - HALF_LINE + 0.001);
            if (lastY - y >= APART && y >= ceiling) {
                boolean last = i == ticks.size() - 1 && behind && !unit.isEmpty();
                String label = last ? top : ticks.get(i).label();
                surface.text(fit(label, surface), x, y, Type.LABEL, theme.secondary(), align);
                lastY = y;
            }
        }
    }

    private String fit(String label, Surface surface) {
        return surface.fit(label, Type.LABEL, room);
    }
}
