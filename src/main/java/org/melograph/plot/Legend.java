package org.melograph.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * What the marks of a picture stand for.
 *
 * @param entries in the order of the picture
 * @param column whether they stand below each other at the side, because they are many; else in the header
 */
record Legend(List<Entry> entries, boolean column) {
    private static final int MOST_IN_HEADER = 4;
    private static final double GAP = 20;

    /** A mark and its meaning; {@code mark} is {@link Mark#NONE} for a word without a mark. */
    record Entry(String name, int argb, Mark mark, Marker marker, boolean shown) {}

    /** What stands before a name. */
    enum Mark {
        NONE(0),
        LINE(20),
        DASHES(20),
        MARKER(13);

        private final double width;

        Mark(double width) {
            this.width = width;
        }
    }

    Legend {
        entries = List.copyOf(entries);
    }

    /** The legend of a picture; empty where its marks explain themselves. */
    static Legend of(Picture picture, PlotTheme theme) {
        List<Entry> entries = new ArrayList<>();
        switch (picture) {
            case Curves curves -> {
                for (Curves.Series s : curves.series()) {
                    Mark mark = CurvesPainter.isDashed(s) ? Mark.DASHES : Mark.LINE;
                    entries.add(new Entry(s.name(), theme.color(s.ink()), mark, Marker.CIRCLE, true));
                }
                if (entries.size() == 1) {
                    entries.clear();
                }
            }
            case ConfusionMatrix matrix ->
                entries.add(new Entry(
                        (matrix.percent() ? "% of each row · " : "") + "truth ↓ prediction →",
                        0,
                        Mark.NONE,
                        Marker.CIRCLE,
                        true));
            case PianoRoll roll -> {
                for (PianoRoll.Voice voice : roll.voices()) {
                    int color = theme.color(PianoRoll.ink(entries.size()));
                    entries.add(new Entry(Instruments.name(voice), color, Mark.MARKER, Marker.CIRCLE, true));
                }
            }
            case ScatterMap map -> {
                for (int i = 0; i < map.classes().size(); i++) {
                    boolean shown = !map.hidden().contains(i);
                    int color = Argb.fade(ClassPalette.color(i), shown ? 1 : 0.25);
                    entries.add(new Entry(map.classes().get(i), color, Mark.MARKER, ClassPalette.marker(i), shown));
                }
                return new Legend(entries, !entries.isEmpty());
            }
            case Heatmap h -> {}
            case TimeCurves c -> {}
            case Bars b -> {}
            case WaveOverview w -> {}
        }
        return new Legend(entries, entries.size() > MOST_IN_HEADER);
    }

    /** Draws the entries side by side, the last ending at {@code right}; returns the x left of them all. */
    double row(Surface surface, PlotTheme theme, double right, double middle) {
        double x = right;
        for (Entry entry : entries.reversed()) {
            x -= surface.textWidth(entry.name(), Type.LABEL);
            surface.text(entry.name(), x, middle, Type.LABEL, theme.secondary(), Align.LEFT);
            x -= entry.mark().width;
            mark(entry, surface, x, middle);
            x -= GAP;
        }
        return x;
    }

    /** Draws the entries below each other, as close as the box's height asks. */
    void column(Surface surface, PlotTheme theme, Box box) {
        double pitch = Math.min(24, box.height() / entries.size());
        Type type = pitch < 18 ? Type.LABEL : Type.BASE;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            double y = box.y() + (i + 0.5) * pitch;
            mark(entry, surface, box.x(), y);
            double left = entry.mark().width + 4;
            String name = surface.fit(entry.name(), type, box.width() - left);
            int color = entry.shown() ? theme.text() : theme.faint();
            surface.text(name, box.x() + left, y, type, color, Align.LEFT);
        }
    }

    private static void mark(Entry entry, Surface surface, double x, double y) {
        switch (entry.mark()) {
            case NONE -> {}
            case LINE -> surface.line(x, y, x + 14, y, Stroke.solid(entry.argb(), 2));
            case DASHES -> surface.line(x, y, x + 14, y, new Stroke(entry.argb(), 2, 4));
            case MARKER -> surface.marker(entry.marker(), x + 4, y, 4, entry.argb(), entry.argb());
        }
    }
}
