package org.melograph.plot;

/** The shapes that tell classes apart without colour, each about as large as a circle of radius 1. */
public enum Marker {
    CIRCLE,
    SQUARE(-0.86, -0.86, 0.86, -0.86, 0.86, 0.86, -0.86, 0.86),
    TRIANGLE(0, -1.2, 1.12, 0.8, -1.12, 0.8),
    DIAMOND(0, -1.25, 1.25, 0, 0, 1.25, -1.25, 0),
    CROSS(
            -0.4, -1.15, 0.4, -1.15, 0.4, -0.4, 1.15, -0.4, 1.15, 0.4, 0.4, 0.4, 0.4, 1.15, -0.4, 1.15, -0.4, 0.4,
            -1.15, 0.4, -1.15, -0.4, -0.4, -0.4),
    TRIANGLE_DOWN(0, 1.2, -1.12, -0.8, 1.12, -0.8);

    @SuppressWarnings("ImmutableEnumChecker") // written once, by the constructor
    private final double[] outline;

    Marker(double... outline) {
        this.outline = outline;
    }

    /** The number of corners; 0 for the circle. */
    public int corners() {
        return outline.length / 2;
    }

    /** Where corner {@code i} lies, in units of the radius, right positive. */
    public double x(int i) {
        return outline[2 * i];
    }

    /** Where corner {@code i} lies, in units of the radius, down positive. */
    public double y(int i) {
        return outline[2 * i + 1];
    }
}
