package org.melograph.plot;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.melograph.music.Note;

/** Draws {@link PianoRoll}s. */
final class RollPainter {
    private static final int WHITE_KEY = Argb.of("#dfe2e9");
    private static final int BLACK_KEY = Argb.of("#14161b");
    private static final int KEY_TEXT = Argb.of("#5a6475");

    private RollPainter() {}

    static void paint(PianoRoll roll, Surface surface, PlotTheme theme, Box box) {
        RollLayout layout = RollLayout.of(box);
        Box area = layout.notes();
        if (area.height() < 8 || area.width() < 8) {
            return;
        }
        List<PianoRoll.Voice> voices = roll.voices();
        Set<Integer> selected = new HashSet<>(roll.selected());
        surface.clip(area, () -> {
            rows(roll, layout, surface, theme);
            for (PianoRoll.GridLine line : roll.grid()) {
                int color = line.bar() > 0 ? theme.faint() : theme.line();
                surface.fillRect(
                        Math.rint(layout.x(roll, line.seconds())),
                        area.y(),
                        1,
                        area.height(),
                        Argb.fade(color, line.bar() > 0 ? 0.6 : 0.8));
            }
            List<Note> notes = roll.notes().notes();
            for (int i = 0; i < notes.size(); i++) {
                note(roll, notes.get(i), selected.contains(i), voices, layout, surface, theme);
            }
        });
        keys(roll, layout, surface);
        bars(roll, layout, surface, theme);
        if (layout.velocities().height() > 0) {
            velocities(roll, selected, voices, layout, surface, theme);
        }
        Double cursor = roll.cursorSeconds();
        if (cursor != null && roll.time().contains(cursor)) {
            surface.fillRect(layout.x(roll, cursor) - 1, area.y(), 2, area.height(), theme.text());
        }
    }

    private static void rows(PianoRoll roll, RollLayout layout, Surface surface, PlotTheme theme) {
        Box area = layout.notes();
        double height = layout.rowHeight(roll);
        for (int pitch = roll.lowPitch(); pitch <= roll.highPitch(); pitch++) {
            double y = layout.y(roll, pitch);
            if (!Pitch.isBlack(pitch)) {
                surface.fillRect(area.x(), y, area.width(), height, Argb.fade(theme.raised(), 0.55));
            }
            boolean octave = Math.floorMod(pitch, 12) == 0;
            if (octave) {
                surface.fillRect(area.x(), Math.rint(y + height), area.width(), 1, theme.line());
            }
        }
    }

    private static void note(
            PianoRoll roll,
            Note note,
            boolean selected,
            List<PianoRoll.Voice> voices,
            RollLayout layout,
            Surface surface,
            PlotTheme theme) {
        Box box = layout.note(roll, note);
        Box area = layout.notes();
        if (box.right() < area.x() || box.x() > area.right() || box.bottom() < area.y() || box.y() > area.bottom()) {
            return;
        }
        int color = theme.color(PianoRoll.ink(voices.indexOf(PianoRoll.Voice.of(note))));
        double radius = Math.min(3, Math.min(box.width(), box.height()) / 3);
        int shaded = Argb.mix(theme.panel(), color, 0.45 + 0.55 * note.velocity() / 127);
        surface.fillRect(box.x(), box.y(), box.width(), box.height(), radius, shaded);
        // A hair of the ground keeps repeated notes apart.
        surface.fillRect(box.right() - 0.5, box.y(), 0.5, box.height(), Argb.fade(theme.panel(), 0.8));
        if (selected) {
            surface.strokeRect(box.x(), box.y(), box.width(), box.height(), radius, Stroke.solid(theme.text(), 1.5));
        }
    }

    private static void keys(PianoRoll roll, RollLayout layout, Surface surface) {
        Box keys = layout.keys();
        double height = layout.rowHeight(roll);
        surface.fillRect(keys.x(), keys.y(), keys.width(), keys.height(), WHITE_KEY);
        for (int pitch = roll.lowPitch(); pitch <= roll.highPitch(); pitch++) {
            double y = layout.y(roll, pitch);
            int inOctave = Math.floorMod(pitch, 12);
            if (Pitch.isBlack(pitch)) {
                surface.fillRect(keys.x(), y, keys.width() * 0.6, height, BLACK_KEY);
                surface.fillRect(keys.x(), y + height / 2, keys.width(), 0.75, Argb.fade(BLACK_KEY, 0.45));
            } else if (inOctave == 0 || inOctave == 5) {
                surface.fillRect(keys.x(), y + height - 0.4, keys.width(), 0.75, Argb.fade(BLACK_KEY, 0.45));
            }
            if (inOctave == 0 && height * 12 >= 14 && y + height / 2 >= keys.y() + 5) {
                surface.text(Pitch.name(pitch), keys.right() - 4, y + height / 2, Type.LABEL, KEY_TEXT, Align.RIGHT);
            }
        }
    }

    private static void bars(PianoRoll roll, RollLayout layout, Surface surface, PlotTheme theme) {
        double last = Double.NEGATIVE_INFINITY;
        for (PianoRoll.GridLine line : roll.grid()) {
            double x = layout.x(roll, line.seconds());
            if (line.bar() > 0 && x - last >= 36 && x + 20 <= layout.notes().right()) {
                String bar = Integer.toString(line.bar());
                surface.text(bar, x + 2, layout.notes().bottom() + 11, Type.LABEL, theme.secondary(), Align.LEFT);
                last = x;
            }
        }
        surface.text(
                "bar",
                layout.notes().x() - 8,
                layout.notes().bottom() + 11,
                Type.LABEL,
                theme.secondary(),
                Align.RIGHT);
    }

    private static void velocities(
            PianoRoll roll,
            Set<Integer> selected,
            List<PianoRoll.Voice> voices,
            RollLayout layout,
            Surface surface,
            PlotTheme theme) {
        Box strip = layout.velocities();
        surface.fillRect(layout.keys().x(), strip.y(), layout.keys().width() + strip.width(), 1, theme.line());
        surface.text("velocity", strip.x() - 8, strip.y() + 14, Type.LABEL, theme.secondary(), Align.RIGHT);
        surface.clip(strip, () -> {
            List<Note> notes = roll.notes().notes();
            for (int i = 0; i < notes.size(); i++) {
                Note note = notes.get(i);
                double x = layout.x(roll, note.onsetSeconds());
                if (x >= strip.x() - 6 && x <= strip.right()) {
                    int color = theme.color(PianoRoll.ink(voices.indexOf(PianoRoll.Voice.of(note))));
                    double height = (strip.height() - 10) * note.velocity() / 127;
                    int shown = selected.contains(i) ? theme.text() : Argb.fade(color, 0.8);
                    surface.fillRect(x, strip.bottom() - height, 4, height, 2, shown);
                }
            }
        });
    }
}
