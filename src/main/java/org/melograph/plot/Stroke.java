package org.melograph.plot;

/**
 * How a line is drawn, with round joins.
 *
 * @param argb the colour, see {@link Argb}
 * @param width in pixels, above 0
 * @param dash the length of dashes and gaps in pixels; 0 for a solid line
 */
public record Stroke(int argb, double width, double dash) {
    public Stroke {
        if (!(width > 0) || !(dash >= 0)) {
            throw new IllegalArgumentException("A line of width " + width + " with dashes of " + dash + " pixels.");
        }
    }

    /** A solid line. */
    public static Stroke solid(int argb, double width) {
        return new Stroke(argb, width, 0);
    }

    /** A dashed line, one and a half pixels wide. */
    public static Stroke dashed(int argb) {
        return new Stroke(argb, 1.5, 3);
    }
}
