package org.melograph.plot;

/** The sizes and weights of text, all in Inter with tabular figures. */
public enum Type {
    /** Numbers that have no room otherwise: 9 px regular. */
    SMALL(9, Weight.REGULAR),
    /** Axis labels and notes: 11 px regular. */
    LABEL(11, Weight.REGULAR),
    /** Names and values: 13 px regular. */
    BASE(13, Weight.REGULAR),
    /** Values that stand on a coloured ground: 13 px medium. */
    STRONG(13, Weight.MEDIUM),
    /** The title of a picture: 13 px semibold. */
    TITLE(13, Weight.SEMIBOLD),
    /** The one number that matters: 26 px semibold. */
    NUMBER(26, Weight.SEMIBOLD);

    /** The weights that are bundled. */
    public enum Weight {
        REGULAR("Inter-Regular.ttf", 400),
        MEDIUM("Inter-Medium.ttf", 500),
        SEMIBOLD("Inter-SemiBold.ttf", 600);

        private final String file;
        private final int number;

        Weight(String file, int number) {
            this.file = file;
            this.number = number;
        }

        /** The absolute name of the font among the resources. */
        public String resource() {
            return "/org/melograph/fonts/" + file;
        }

        /** The weight as CSS counts it, 400 to 600. */
        public int number() {
            return number;
        }
    }

    private static final double CAP_HEIGHT = 2048.0 / 2816;

    private final double size;
    private final Weight weight;

    Type(double size, Weight weight) {
        this.size = size;
        this.weight = weight;
    }

    /** The size in pixels. */
    public double size() {
        return size;
    }

    /** The weight. */
    public Weight weight() {
        return weight;
    }

    /** The height of a capital letter, in pixels. */
    public double capHeight() {
        return size * CAP_HEIGHT;
    }

    /** How far under the middle of its capitals a line of text stands, in pixels. */
    public double baselineBelowMiddle() {
        return capHeight() / 2;
    }
}
