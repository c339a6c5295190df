package org.melograph.io;

import java.util.Locale;

/** Lengths of time as people write them in sentences. */
public final class PlayingTime {
    private PlayingTime() {}

    /**
     * A length such as {@code 0.2 s}, {@code 3:12} or {@code 4:00:00}.
     *
     * @param seconds 0 or more
     */
    public static String text(double seconds) {
        if (seconds < 59.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        long hours = whole / 3600;
        long minutes = whole / 60 % 60;
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d", minutes, whole % 60);
    }
}
