package org.melograph.plot;

/**
 * The colours of a picture's frame, text and marks.
 *
 * @param background behind everything
 * @param panel the ground of a card
 * @param raised the ground of buttons, pills and empty tracks
 * @param line hairlines and grids
 * @param text what is read first; {@code secondary} and {@code faint} step back
 * @param accent acting, training, playing
 * @param second validation, right, good
 * @param warning a warning
 * @param dark whether the ground is darker than the text
 */
public record PlotTheme(
        int background,
        int panel,
        int raised,
        int line,
        int text,
        int secondary,
        int faint,
        int accent,
        int second,
        int warning,
        boolean dark) {

    /** Light marks on a dark ground. */
    public static final PlotTheme DARK = new PlotTheme(
            Argb.of("#14161b"),
            Argb.of("#1b1e25"),
            Argb.of("#242832"),
            Argb.of("#2d323d"),
            Argb.of("#e8eaef"),
            Argb.of("#9aa3b2"),
            Argb.of("#667083"),
            Argb.of("#ff8a5c"),
            Argb.of("#45c4b0"),
            Argb.of("#f2c14e"),
            true);

    /** Dark marks on a light ground, for print. */
    public static final PlotTheme LIGHT = new PlotTheme(
            Argb.of("#f6f7f9"),
            Argb.of("#ffffff"),
            Argb.of("#eef0f4"),
            Argb.of("#dde1e8"),
            Argb.of("#1a1d23"),
            Argb.of("#5a6475"),
            Argb.of("#8b94a3"),
            Argb.of("#d9541e"),
            Argb.of("#0f8f7d"),
            Argb.of("#a86f00"),
            false);

    /** The colour of an ink in this theme. */
    public int color(Ink ink) {
        return switch (ink) {
            case Ink.OfClass(int index) -> ClassPalette.color(index);
            case Ink.Token token ->
                switch (token) {
                    case ACCENT -> accent;
                    case SECOND -> second;
                    case WARNING -> warning;
                    case TEXT -> text;
                    case SECONDARY -> secondary;
                    case FAINT -> faint;
                };
        };
    }
}
