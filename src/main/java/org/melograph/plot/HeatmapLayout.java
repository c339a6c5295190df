package org.melograph.plot;

/**
 * Where the parts of a heatmap lie: row labels at the left, the map, a colour bar at the right, times below.
 *
 * @param map the coloured area
 * @param colorBar the colour bar; of no width where there is none
 */
public record HeatmapLayout(Box map, Box colorBar) {
    /** The width of the row labels, in pixels: the same for all, so that stacked heatmaps stand in line. */
    public static final double LABELS = 56;

    private static final double BAR_GAP = 8;
    private static final double BAR = 10;
    private static final double BAR_LABELS = 46;
    /** The width of the colour bar with its gap and values, in pixels. */
    public static final double BAR_SIDE = BAR_GAP + BAR + BAR_LABELS;

    private static final double TIMES = 22;

    /** Lays out a heatmap in a box. */
    public static HeatmapLayout of(Box box, boolean times, boolean bar) {
        double right = bar ? BAR_SIDE : 0;
        Box map = box.inset(0, right, times ? TIMES : 0, LABELS);
        Box colorBar = new Box(map.right() + BAR_GAP, map.y(), bar ? BAR : 0, map.height());
        return new HeatmapLayout(map, colorBar);
    }

    /** The time at an x, in seconds. */
    public double secondsAt(Heatmap.Window window, double x) {
        return window.time().at((x - map.x()) / map.width());
    }

    /** The part of the upright axis at a y. */
    public double partAt(Heatmap.Window window, double y) {
        return window.rows().at((map.bottom() - y) / map.height());
    }

    /** The x of a time in seconds. */
    public double x(Heatmap.Window window, double seconds) {
        return map.x() + window.time().part(seconds) * map.width();
    }

    /** The y of a part of the upright axis. */
    public double y(Heatmap.Window window, double part) {
        return map.bottom() - window.rows().part(part) * map.height();
    }
}
