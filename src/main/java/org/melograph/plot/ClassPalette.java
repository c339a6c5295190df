package org.melograph.plot;

import java.util.List;

/**
 * Colours and shapes of classes: eight colours that colour-blind people can tell apart (Okabe and Ito 2008, with the blue
 * and the black lightened for dark grounds), then the same eight again with another shape.
 */
public final class ClassPalette {
    /** How many classes have a colour of their own. */
    public static final int SIZE = 8;

    private static final List<Integer> COLORS = List.of(
            Argb.of("#E69F00"),
            Argb.of("#56B4E9"),
            Argb.of("#009E73"),
            Argb.of("#F0E442"),
            Argb.of("#4C8DF5"),
            Argb.of("#D55E00"),
            Argb.of("#CC79A7"),
            Argb.of("#B8BEC9"));

    private ClassPalette() {}

    /** The colour of class {@code index}, counted from 0. */
    public static int color(int index) {
        return COLORS.get(Math.floorMod(index, SIZE));
    }

    /** The shape of class {@code index}: circles for the first eight, squares for the next, and so on. */
    public static Marker marker(int index) {
        Marker[] markers = Marker.values();
        return markers[Math.floorMod(Math.floorDiv(index, SIZE), markers.length)];
    }
}
