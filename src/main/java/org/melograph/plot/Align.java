package org.melograph.plot;

/** Which part of a line of text stands at its x. */
public enum Align {
    LEFT(0),
    CENTER(0.5),
    RIGHT(1);

    private final double part;

    Align(double part) {
        this.part = part;
    }

    /** The part of the text's width that lies left of its x, 0 to 1. */
    public double part() {
        return part;
    }
}
