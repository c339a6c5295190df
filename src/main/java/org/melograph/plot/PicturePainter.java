package org.melograph.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws pictures. There is one way to draw each of them, whatever the surface: a PNG, an SVG or the screen.
 *
 * <p>A whole picture is a card: a ground, a header with title and legend, and the body. The studio draws bodies into cards
 * of its own.
 */
public final class PicturePainter {
    /** The height of a card's header, in pixels. */
    public static final double HEADER = 44;

    private static final double PADDING = 16;
    private static final double LEGEND_COLUMN = 190;
    private static final double EMPTY_LINE = 19;

    private PicturePainter() {}

    /** Draws a whole card over all of the surface. */
    public static void paint(Picture picture, Surface surface, PlotTheme theme) {
        Box all = Box.of(surface);
        surface.fillRect(0, 0, all.width(), all.height(), theme.panel());
        Legend legend = Legend.of(picture, theme);
        if (!picture.title().isEmpty() && !(picture instanceof Heatmap || picture instanceof TimeCurves)) {
            header(picture, surface, theme, all);
            all = all.inset(HEADER, 0, 0, 0);
        }
        all = all.inset(PADDING);
        if (legend.column()) {
            double column = Math.min(LEGEND_COLUMN, all.width() / 3);
            legend.column(surface, theme, new Box(all.right() - column + 16, all.y(), column - 16, all.height()));
            all = all.inset(0, column, 0, 0);
        }
        paint(picture, surface, theme, all);
    }

    /** Draws a picture's body into a part of the surface, without ground and header. */
    public static void paint(Picture picture, Surface surface, PlotTheme theme, Box body) {
        if (body.width() < 8 || body.height() < 8) {
            return;
        }
        switch (picture) {
            case Heatmap heatmap -> HeatmapPainter.paint(heatmap, surface, theme, body);
            case TimeCurves curves -> TimeCurvesPainter.paint(curves, surface, theme, body);
            case Curves curves -> CurvesPainter.paint(curves, surface, theme, body);
            case ConfusionMatrix matrix -> MatrixPainter.paint(matrix, surface, theme, body);
            case ScatterMap map -> ScatterPainter.paint(map, surface, theme, body);
            case Bars bars -> BarsPainter.paint(bars, surface, theme, body);
            case PianoRoll roll -> RollPainter.paint(roll, surface, theme, body);
            case WaveOverview wave -> WavePainter.paint(wave, surface, theme, body);
        }
    }

    /**
     * Draws a card's header over the given box's top: title at the left, a hairline below, and at the right the legend, unless it
     * is so long that it stands beside the body of a whole card.
     */
    public static void header(Picture picture, Surface surface, PlotTheme theme, Box card) {
        double middle = card.y() + HEADER / 2;
        double right = card.right() - PADDING;
        Legend legend = Legend.of(picture, theme);
        if (!legend.column()) {
            right = legend.row(surface, theme, right, middle);
        }
        String title = surface.fit(picture.title(), Type.TITLE, right - card.x() - PADDING);
        surface.text(title, card.x() + PADDING, middle, Type.TITLE, theme.text(), Align.LEFT);
        surface.fillRect(card.x(), card.y() + HEADER - 1, card.width(), 1, theme.line());
    }

    /** A line of text in the middle of a box, where there is nothing to draw. */
    public static void empty(String text, Surface surface, PlotTheme theme, Box box) {
        double width = box.width() - 16;
        List<String> lines = lines(text, surface, width);
        double first = box.centerY() - EMPTY_LINE * (lines.size() - 1) / 2;
        for (int i = 0; i < lines.size(); i++) {
            surface.text(
                    surface.fit(lines.get(i), Type.BASE, width),
                    box.centerX(),
                    first + EMPTY_LINE * i,
                    Type.BASE,
                    theme.secondary(),
                    Align.CENTER);
        }
    }

    /** The words of a text in lines no wider than asked, but for a word that is wider alone. */
    private static List<String> lines(String text, Surface surface, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && surface.textWidth(longer, Type.BASE) > width) {
                lines.add(line);
                longer = word;
            }
            line = longer;
        }
        lines.add(line);
        return lines;
    }
}
