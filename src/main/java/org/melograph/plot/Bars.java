package org.melograph.plot;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Named amounts: the balance of a library, the portrait of a song, the probabilities of a verdict.
 *
 * @param upright whether bars stand, with names below; else they lie, with names at the left
 * @param highest the amount that fills a bar; null for the largest one
 */
public record Bars(
        String title,
        List<Bar> bars,
        boolean upright,
        @Nullable Double highest) implements Picture {

    /**
     * One amount.
     *
     * @param value 0 or more
     * @param text the amount as it is written
     */
    public record Bar(String name, double value, String text, Ink ink) {
        public Bar {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("The bar '" + name + "' has the length " + value + ".");
            }
        }

        /** A count of class {@code index}. */
        public static Bar count(String name, int count, int index) {
            return new Bar(name, count, Ticks.number(count, 0), Ink.ofClass(index));
        }

        /** A part, 0 to 1, of class {@code index}, written in percent. */
        public static Bar percent(String name, double part, int index) {
            return new Bar(name, part, Math.round(100 * part) + "%", Ink.ofClass(index));
        }
    }

    public Bars {
        bars = List.copyOf(bars);
        if (highest != null && !(highest > 0)) {
            throw new IllegalArgumentException("A bar of " + highest + " cannot be filled.");
        }
    }

    /** Standing bars, the largest filling the height. */
    public static Bars upright(String title, List<Bar> bars) {
        return new Bars(title, bars, true, null);
    }

    /** Lying bars, the largest filling the width. */
    public static Bars lying(String title, List<Bar> bars) {
        return new Bars(title, bars, false, null);
    }

    /** Lying bars of parts of a whole, which would fill the width. */
    public static Bars parts(String title, List<Bar> bars) {
        return new Bars(title, bars, false, 1.0);
    }

    /** The amount that fills a bar, above 0. */
    public double fullValue() {
        if (highest != null) {
            return highest;
        }
        double largest = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        return largest > 0 ? largest : 1;
    }

    @Override
    public String description() {
        return (title.isEmpty() ? "Bars" : title) + ": "
                + bars.stream().map(b -> b.name() + " " + b.text()).collect(Collectors.joining(", ")) + ".";
    }
}
