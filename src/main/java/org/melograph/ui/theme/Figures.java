package org.melograph.ui.theme;

import java.util.Locale;
import org.melograph.train.metric.Score;

/** Numbers as the studio writes them. */
public final class Figures {
    private Figures() {}

    /** A score without its leading zero, such as {@code .661}; {@code 1.000} at the top, a dash for NaN. */
    public static String score(double value) {
        return short0(String.format(Locale.ROOT, "%.3f", value), value);
    }

    /** A score with its interval, such as {@code .661 [.59, .72]}; the interval is left out where it is unknown. */
    public static String score(Score score) {
        String value = score(score.value());
        return Double.isNaN(score.low()) ? value : value + " " + interval(score);
    }

    /** A score's 95 % interval, such as {@code [.59, .72]}. */
    public static String interval(Score score) {
        return "[" + short0(String.format(Locale.ROOT, "%.2f", score.low()), score.low()) + ", "
                + short0(String.format(Locale.ROOT, "%.2f", score.high()), score.high()) + "]";
    }

    private static String short0(String text, double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return text.startsWith("0.") ? text.substring(1) : text;
    }

    /** A part of a whole, 0 to 1, in per cent, such as {@code 81%}. */
    public static String percent(double part) {
        return Double.isNaN(part) ? "–" : Math.round(part * 100) + "%";
    }

    /** A number with two digits and no leading zero, such as {@code .08} or {@code 1.20}. */
    public static String hundredths(double value) {
        return short0(String.format(Locale.ROOT, "%.2f", value), value);
    }

    /** A number without a needless fraction, such as {@code 20} or {@code 0.92}. */
    public static String number(double value) {
        return value == Math.rint(value) ? count((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }

    /** A whole number with thousands apart, such as {@code 412,938}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count with its noun, such as {@code 1 song} or {@code 310 songs}; the plural takes an s. */
    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** A position in a song with tenths, such as {@code 0:11.4}. */
    public static String position(double seconds) {
        long tenths = Math.max(0, (long) Math.floor(seconds * 10));
        return String.format(Locale.ROOT, "%d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
    }

    /** A length such as {@code 3:20}, or {@code 1:02:07} from an hour on. */
    public static String length(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        if (whole >= 3600) {
            return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
        }
        return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }

    /** A sum of lengths in words, such as {@code 2 h 35 min}, {@code 12 min} or {@code 40 s}. */
    public static String total(double seconds) {
        long minutes = Math.round(seconds / 60);
        if (seconds < 60) {
            return Math.round(seconds) + " s";
        }
        return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
