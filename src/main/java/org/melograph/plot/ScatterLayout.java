package org.melograph.plot;

/**
 * Where the points of a scatter map lie: the window in the middle of the box, as large as it fits with x and y alike, since
 * distances are what a map is about.
 *
 * @param box the whole area
 * @param centerX what lies in its middle, in the map's coordinates; {@code centerY} likewise
 * @param scale pixels for one unit of the map
 */
public record ScatterLayout(Box box, double centerX, double centerY, double scale) {
    /** The radius of a point, in pixels. */
    public static final double RADIUS = 5;

    /** Lays out a map in a box. */
    public static ScatterLayout of(ScatterMap map, Box box) {
        ScatterMap.Window window = map.window();
        ScatterMap.Window shown = window == null ? map.whole() : window;
        double scale = Math.min(
                box.width() / shown.x().length(), box.height() / shown.y().length());
        return new ScatterLayout(box, shown.x().at(0.5), shown.y().at(0.5), scale);
    }

    /** The x in pixels of a place on the map. */
    public double px(double x) {
        return box.centerX() + (x - centerX) * scale;
    }

    /** The y in pixels of a place on the map. */
    public double py(double y) {
        return box.centerY() - (y - centerY) * scale;
    }

    /** The map's x at a pixel. */
    public double mapX(double px) {
        return centerX + (px - box.centerX()) / scale;
    }

    /** The map's y at a pixel. */
    public double mapY(double py) {
        return centerY - (py - box.centerY()) / scale;
    }

    /** The index of the shown point nearest to a pixel and at most {@code reach} pixels off; -1 where there is none. */
    public int nearest(ScatterMap map, double x, double y, double reach) {
        int nearest = -1;
        double distance = reach * reach;
        for (int i = 0; i < map.points().size(); i++) {
            ScatterMap.Point p = map.points().get(i);
            if (!map.hidden().contains(p.classIndex())) {
                double dx = px(p.x()) - x;
                double dy = py(p.y()) - y;
                if (dx * dx + dy * dy <= distance) {
                    distance = dx * dx + dy * dy;
                    nearest = i;
                }
            }
        }
        return nearest;
    }
}
