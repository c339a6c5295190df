package org.melograph.ui.plot;

/** How a wheel zooms. */
final class Wheel {
    private static final double PIXELS_TO_DOUBLE = 200;

    private Wheel() {}

    /** How much more is shown after turning by so many pixels: below 1, closer, for turning up. */
    static double factor(double deltaPixels) {
        return Math.pow(2, -Math.clamp(deltaPixels, -400.0, 400.0) / PIXELS_TO_DOUBLE);
    }
}
