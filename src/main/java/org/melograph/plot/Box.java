package org.melograph.plot;

/** A rectangle of a surface, in pixels from its top left; sizes below 0 count as 0. */
public record Box(double x, double y, double width, double height) {
    public Box {
        width = Math.max(0, width);
        height = Math.max(0, height);
    }

    /** All of a surface. */
    public static Box of(Surface surface) {
        return new Box(0, 0, surface.width(), surface.height());
    }

    /** The edge on the right. */
    public double right() {
        return x + width;
    }

    /** The edge at the bottom. */
    public double bottom() {
        return y + height;
    }

    /** The middle between left and right. */
    public double centerX() {
        return x + width / 2;
    }

    /** The middle between top and bottom. */
    public double centerY() {
        return y + height / 2;
    }

    /** Without margins of the given sizes. */
    public Box inset(double top, double right, double bottom, double left) {
        return new Box(x + left, y + top, width - left - right, height - top - bottom);
    }

    /** Without a margin of the same size on each side. */
    public Box inset(double margin) {
        return inset(margin, margin, margin, margin);
    }

    /** Whether a point lies in it. */
    public boolean contains(double px, double py) {
        return px >= x && px < right() && py >= y && py < bottom();
    }
}
