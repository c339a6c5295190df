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

    /** One entry of a legend. */
    record LegendEntry(String name, int argb, boolean line, Marker marker) {}

    private PicturePainter() {}

    /** Draws a whole card over all of the surface. */
    public static void paint(Picture picture, Surface surface, PlotTheme theme) {
        Box all = Box.of(surface);
        surface.fillRect(0, 0, all.width(), all.height(), theme.panel());
        if (!picture.title().isEmpty() && !(picture instanceof Heatmap)) {
            header(picture, surface, theme, all);
            all = all.inset(HEADER, 0, 0, 0);
        }
        all = all.inset(PADDING);
        if (picture instanceof ScatterMap map && !map.classes().isEmpty()) {
            double column = Math.min(LEGEND_COLUMN, all.width() / 3);
            classLegend(map, surface, theme, new Box(all.right() - column + 16, all.y(), column - 16, all.height()));
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
            case Curves curves -> CurvesPainter.paint(curves, surface, theme, body);
            case ConfusionMatrix matrix -> MatrixPainter.paint(matrix, surface, theme, body);
            case ScatterMap map -> ScatterPainter.paint(map, surface, theme, body);
            case Bars bars -> BarsPainter.paint(bars, surface, theme, body);
            case PianoRoll roll -> RollPainter.paint(roll, surface, theme, body);
            case WaveOverview wave -> WavePainter.paint(wave, surface, theme, body);
        }
    }

    /** Draws a card's header over the given box's top: title at the left, legend at the right, a hairline under both. */
    public static void header(Picture picture, Surface surface, PlotTheme theme, Box card) {
        double middle = card.y() + HEADER / 2;
        double right = card.right() - PADDING;
        for (LegendEntry entry : legend(picture, theme).reversed()) {
            right -= surface.textWidth(entry.name(), Type.LABEL);
            surface.text(entry.name(), right, middle, Type.LABEL, theme.secondary(), Align.LEFT);
            if (entry.line()) {
                right -= 20;
                surface.line(right, middle, right + 14, middle, Stroke.solid(entry.argb(), 2));
            } else if (entry.argb() != 0) {
                right -= 12;
                surface.marker(entry.marker(), right + 4, middle, 4, entry.argb(), entry.argb());
            }
            right -= 20;
        }
        String title = surface.fit(picture.title(), Type.TITLE, right - card.x() - PADDING);
        surface.text(title, card.x() + PADDING, middle, Type.TITLE, theme.text(), Align.LEFT);
        surface.fillRect(card.x(), card.y() + HEADER - 1, card.width(), 1, theme.line());
    }

    private static List<LegendEntry> legend(Picture picture, PlotTheme theme) {
        List<LegendEntry> entries = new ArrayList<>();
        switch (picture) {
            case Curves curves -> {
                if (curves.series().size() > 1) {
                    curves.series()
                            .forEach(s ->
                                    entries.add(new LegendEntry(s.name(), theme.color(s.ink()), true, Marker.CIRCLE)));
                }
            }
            case ConfusionMatrix matrix ->
                entries.add(new LegendEntry(
                        (matrix.percent() ? "% of each row · " : "") + "truth ↓ prediction →",
                        0,
                        false,
                        Marker.CIRCLE));
            case PianoRoll roll -> {
                List<PianoRoll.Voice> voices = roll.voices();
                for (int i = 0; i < voices.size(); i++) {
                    entries.add(new LegendEntry(
                            Instruments.name(voices.get(i)), theme.color(PianoRoll.ink(i)), false, Marker.CIRCLE));
                }
            }
            case Heatmap h -> {}
            case ScatterMap s -> {}
            case Bars b -> {}
            case WaveOverview w -> {}
        }
        return entries;
    }

    private static void classLegend(ScatterMap map, Surface surface, PlotTheme theme, Box box) {
        double pitch = Math.min(24, box.height() / map.classes().size());
        for (int i = 0; i < map.classes().size(); i++) {
            double y = box.y() + (i + 0.5) * pitch;
            boolean shown = !map.hidden().contains(i);
            int color = Argb.fade(ClassPalette.color(i), shown ? 1 : 0.25);
            surface.marker(ClassPalette.marker(i), box.x() + 5, y, 4, color, color);
            surface.text(
                    surface.fit(map.classes().get(i), Type.BASE, box.width() - 18),
                    box.x() + 18,
                    y,
                    Type.BASE,
                    shown ? theme.text() : theme.faint(),
                    Align.LEFT);
        }
    }

    /** A line of text in the middle of a box, where there is nothing to draw. */
    public static void empty(String text, Surface surface, PlotTheme theme, Box box) {
        surface.text(
                surface.fit(text, Type.BASE, box.width() - 16),
                box.centerX(),
                box.centerY(),
                Type.BASE,
                theme.secondary(),
                Align.CENTER);
    }
}
