package org.melograph.ui.job;

import java.util.Locale;

/** The time that work still takes, guessed from the part that is done. */
public final class Eta {
    /** Before so much is done a guess is only noise. */
    private static final double SMALLEST_FRACTION = 0.02;

    private Eta() {}

    /**
     * The time left in words.
     *
     * @param elapsedSeconds since the work began
     * @param fraction the part that is done, 0 to 1
     * @return such as {@code 0:38 left}; empty in the first second and the first 2 %, and when all is done
     */
    public static String left(double elapsedSeconds, double fraction) {
        if (fraction < SMALLEST_FRACTION || fraction >= 1 || elapsedSeconds < 1) {
            return "";
        }
        long left = Math.round(elapsedSeconds * (1 - fraction) / fraction);
        return left >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d left", left / 3600, left / 60 % 60, left % 60)
                : String.format(Locale.ROOT, "%d:%02d left", left / 60, left % 60);
    }
}
