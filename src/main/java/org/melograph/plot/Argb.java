package org.melograph.plot;

import java.util.Locale;

/** Colours as 32-bit numbers {@code 0xAARRGGBB}, not premultiplied: what every surface takes. */
public final class Argb {
    private Argb() {}

    /** The opaque colour written {@code #RRGGBB}. */
    public static int of(String hex) {
        if (!hex.matches("#[0-9A-Fa-f]{6}")) {
            throw new IllegalArgumentException("'" + hex + "' is no colour of the form #RRGGBB.");
        }
        return 0xFF000000 | Integer.parseInt(hex.substring(1), 16);
    }

    /** The same colour with its opacity multiplied by {@code opacity}, 0 to 1. */
    public static int fade(int argb, double opacity) {
        int alpha = (int) Math.round((argb >>> 24) * Math.clamp(opacity, 0.0, 1.0));
        return (alpha << 24) | (argb & 0xFFFFFF);
    }

    /** The colour {@code part} (0 to 1) of the way from one to the other, per channel. */
    public static int mix(int from, int to, double part) {
        double p = Math.clamp(part, 0.0, 1.0);
        int mixed = 0;
        for (int shift = 0; shift <= 24; shift += 8) {
            int a = (from >>> shift) & 0xFF;
            int b = (to >>> shift) & 0xFF;
            mixed |= (int) Math.round(a + (b - a) * p) << shift;
        }
        return mixed;
    }

    /** {@code #rrggbb}, without the opacity. */
    public static String hex(int argb) {
        return String.format(Locale.ROOT, "#%06x", argb & 0xFFFFFF);
    }

    /** The opacity, 0 to 1. */
    public static double opacity(int argb) {
        return (argb >>> 24) / 255.0;
    }

    /** The relative luminance of WCAG 2.2, 0 (black) to 1 (white), the opacity ignored. */
    public static double luminance(int argb) {
        return 0.2126 * linear((argb >>> 16) & 0xFF)
                + 0.7152 * linear((argb >>> 8) & 0xFF)
                + 0.0722 * linear(argb & 0xFF);
    }

    /** The contrast ratio of WCAG 2.2 between two opaque colours, 1 to 21. */
    public static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
