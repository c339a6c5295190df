package org.melograph.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rounded places for the labels of an axis. */
public final class Ticks {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final double[] TIME_STEPS = {
        0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600
    };
    private static final int[] OCTAVE_FRACTIONS = {1, 2, 3, 4, 6, 12, 24, 36};

    private Ticks() {}

    /**
     * Multiples of 1, 2, 2.5 or 5 times a power of ten between {@code min} and {@code max}, about {@code count} of them.
     * Empty where the range is empty or not finite.
     */
    public static List<Tick> of(double min, double max, int count) {
        if (!(max > min) || !Double.isFinite(max - min) || count < 1) {
            return List.of();
        }
        double step = step(min, max, count);
        int decimals = decimals(step);
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) {
            double value = i * step;
            ticks.add(new Tick(value, number(value, decimals)));
        }
        return ticks;
    }

    /** As {@link #of}, for what is counted: whole numbers only, 1, 2, 5, 10, 20, ... apart. */
    public static List<Tick> whole(double min, double max, int count) {
        if (!(max > min) || !Double.isFinite(max - min) || count < 1) {
            return List.of();
        }
        long step = 1;
        for (int i = 0; (max - min) / step > count; i++) {
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(min / step - 1e-9); i * step <= max; i++) {
            ticks.add(new Tick((double) i * step, number((double) i * step, 0)));
        }
        return ticks;
    }

    /** The rounded step that gives about {@code count} ticks over the range. */
    public static double step(double min, double max, int count) {
        double raw = (max - min) / count;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double s : STEPS) {
            if (s * power >= raw * (1 - 1e-9)) {
                return s * power;
            }
        }
        return 10 * power;
    }

    /** The range widened to the next rounded step on either side. */
    public static Range widen(double min, double max, int count) {
        double high = max > min ? max : min + 1;
        double step = step(min, high, count);
        return new Range(Math.floor(min / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step);
    }

    /** Seconds, minutes or parts of a second as {@code m:ss}, {@code m:ss.t} or {@code h:mm:ss}. */
    public static List<Tick> time(double start, double end, int count) {
        if (!(end > start) || count < 1) {
            return List.of();
        }
        double step = TIME_STEPS[TIME_STEPS.length - 1];
        for (double s : TIME_STEPS) {
            if ((end - start) / s <= count) {
                step = s;
                break;
            }
        }
        while ((end - start) / step > count) {
            step *= 2;
        }
        int decimals = step >= 1 ? 0 : decimals(step);
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(start / step - 1e-9); i * step <= end + step * 1e-9; i++) {
            ticks.add(new Tick(i * step, clock(i * step, decimals)));
        }
        return ticks;
    }

    /** A time as {@code m:ss}, with the given decimals of a second, and hours where there are any. */
    public static String clock(double seconds, int decimals) {
        long scale = Math.round(Math.pow(10, decimals));
        long parts = Math.round(Math.abs(seconds) * scale);
        long whole = parts / scale;
        String sign = seconds < 0 && parts > 0 ? "−" : "";
        String fraction = decimals == 0 ? "" : "." + String.format(Locale.ROOT, "%0" + decimals + "d", parts % scale);
        if (whole >= 3600) {
            return String.format(Locale.ROOT, "%s%d:%02d:%02d", sign, whole / 3600, whole / 60 % 60, whole % 60)
                    + fraction;
        }
        return String.format(Locale.ROOT, "%s%d:%02d", sign, whole / 60, whole % 60) + fraction;
    }

    /**
     * Frequencies in Hz between {@code low} and {@code high}: rounded ones for linear and mel scales, octaves of 1 Hz times 1,
     * 2 or 5 for a logarithmic one, names of notes for the note scale. About {@code count} of them, evenly enough spread
     * over the scale.
     */
    public static List<Tick> frequency(double low, double high, AxisScale scale, int count) {
        return switch (scale) {
            case LINEAR -> hertz(of(low, high, count));
            case LOG, MEL -> hertz(spread(scale, low, high, count));
            case NOTE -> notes(low, high, count);
        };
    }

    /** Names of notes (C4, E4, ...) between two frequencies in Hz: every C, or finer where there is room. */
    public static List<Tick> notes(double low, double high, int count) {
        double lowest = Math.max(low, Pitch.hertz(0));
        if (!(high > lowest) || count < 1) {
            return List.of();
        }
        double from = Pitch.midi(lowest);
        double to = Pitch.midi(high);
        int step = OCTAVE_FRACTIONS[OCTAVE_FRACTIONS.length - 1];
        for (int s : OCTAVE_FRACTIONS) {
            if ((to - from) / s <= count) {
                step = s;
                break;
            }
        }
        List<Tick> ticks = new ArrayList<>();
        for (int midi = (int) Math.ceil(from - 1e-6); midi <= to + 1e-6; midi++) {
            if (Math.floorMod(midi, step) == 0) {
                ticks.add(new Tick(Pitch.hertz(midi), Pitch.name(midi)));
            }
        }
        return ticks;
    }

    /** A frequency as axes write it: {@code 500}, {@code 2 k}, {@code 2.5 k}. */
    public static String hertz(double hertz) {
        if (hertz >= 1000) {
            double k = hertz / 1000;
            return (k == Math.rint(k) ? Long.toString(Math.round(k)) : trim(k)) + " k";
        }
        return hertz == Math.rint(hertz) ? Long.toString(Math.round(hertz)) : trim(hertz);
    }

    /** A number with at most the given decimals, a real minus sign, and thousands apart by commas. */
    public static String number(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value == 0 ? 0.0 : value);
        return text.replace('-', '−');
    }

    private static List<Tick> hertz(List<Tick> ticks) {
        List<Tick> named = new ArrayList<>();
        for (int i = 0; i < ticks.size(); i++) {
            double value = ticks.get(i).value();
            named.add(new Tick(value, hertz(value) + (i == 0 ? " Hz" : "")));
        }
        return named;
    }

    // 0 and the rounded frequencies 1, 2, 5 x 10^n, each kept where it stands far enough from the one before it.
    private static List<Tick> spread(AxisScale scale, double low, double high, int count) {
        double from = scale.forward(low);
        double to = scale.forward(high);
        double apart = (to - from) / (count + 1.0);
        List<Tick> ticks = new ArrayList<>();
        if (low <= 0 && scale == AxisScale.MEL) {
            ticks.add(new Tick(0, "0"));
        }
        double last = ticks.isEmpty() ? Double.NEGATIVE_INFINITY : from;
        for (double decade = 1; decade <= high; decade *= 10) {
            for (double part : new double[] {1, 2, 5}) {
                double value = decade * part;
                double place = scale.forward(value);
                if (value >= low && value <= high && place - last >= apart) {
                    ticks.add(new Tick(value, ""));
                    last = place;
                }
            }
        }
        return ticks;
    }

    private static String trim(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    private static int decimals(double step) {
        for (int d = 0; d < 12; d++) {
            double scaled = step * Math.pow(10, d);
            if (Math.abs(scaled - Math.rint(scaled)) < 1e-6 * Math.max(1, scaled)) {
                return d;
            }
        }
        return 12;
    }
}
