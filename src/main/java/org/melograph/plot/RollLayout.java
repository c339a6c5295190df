package org.melograph.plot;

import org.melograph.music.Note;

/**
 * Where the parts of a piano roll lie.
 *
 * @param keys the keyboard at the left
 * @param notes the area of the notes
 * @param velocities the strip of velocities below
 */
public record RollLayout(Box keys, Box notes, Box velocities) {
    private static final double KEYS = 52;
    private static final double TIMES = 22;
    private static final double VELOCITIES = 72;

    /** Lays out a roll in a box. */
    public static RollLayout of(Box box) {
        double strip = box.height() > 240 ? VELOCITIES : 0;
        Box notes = box.inset(0, 0, strip + TIMES, KEYS);
        return new RollLayout(
                new Box(box.x(), notes.y(), KEYS, notes.height()),
                notes,
                new Box(notes.x(), notes.bottom() + TIMES, notes.width(), strip));
    }

    /** The x of a time in seconds. */
    public double x(PianoRoll roll, double seconds) {
        return notes.x() + roll.time().part(seconds) * notes.width();
    }

    /** The height of one semitone, in pixels. */
    public double rowHeight(PianoRoll roll) {
        return notes.height() / (roll.highPitch() - roll.lowPitch() + 1);
    }

    /** The y of a pitch's upper edge. */
    public double y(PianoRoll roll, int pitch) {
        return notes.y() + (roll.highPitch() - pitch) * rowHeight(roll);
    }

    /** The time at an x, in seconds. */
    public double secondsAt(PianoRoll roll, double x) {
        return roll.time().at((x - notes.x()) / notes.width());
    }

    /** The pitch at a y. */
    public int pitchAt(PianoRoll roll, double y) {
        return roll.highPitch() - (int) Math.floor((y - notes.y()) / rowHeight(roll));
    }

    /** The box of a note. */
    public Box note(PianoRoll roll, Note note) {
        double x = x(roll, note.onsetSeconds());
        double width = Math.max(3, x(roll, note.endSeconds()) - x);
        double height = rowHeight(roll);
        double margin = height > 6 ? 1 : 0;
        return new Box(x, y(roll, note.pitch()) + margin, width, height - 2 * margin);
    }

    /** The index of the uppermost note at a point; -1 where there is none. */
    public int noteAt(PianoRoll roll, double x, double y) {
        if (!notes.contains(x, y)) {
            return -1;
        }
        for (int i = roll.notes().notes().size() - 1; i >= 0; i--) {
            if (note(roll, roll.notes().notes().get(i)).contains(x, y)) {
                return i;
            }
        }
        return -1;
    }
}
