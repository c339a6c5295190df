package org.melograph.plot;

/** What a mark is drawn with, named by meaning, so that a picture keeps its meaning when the theme changes. */
public sealed interface Ink {
    /** The inks every theme has. */
    enum Token implements Ink {
        /** Acting: training, playing, the first of two. */
        ACCENT,
        /** Validation, right, good: the second of two. */
        SECOND,
        /** A warning. */
        WARNING,
        /** Plain text. */
        TEXT,
        /** Text that explains. */
        SECONDARY,
        /** What may be overlooked. */
        FAINT
    }

    /**
     * The colour of a class.
     *
     * @param index counted from 0; colours repeat after {@link ClassPalette#SIZE}
     */
    record OfClass(int index) implements Ink {
        public OfClass {
            if (index < 0) {
                throw new IllegalArgumentException("Classes are counted from 0, not " + index + ".");
            }
        }
    }

    /** The ink of class {@code index}. */
    static Ink ofClass(int index) {
        return new OfClass(index);
    }
}
