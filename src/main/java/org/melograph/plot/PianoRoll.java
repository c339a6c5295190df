package org.melograph.plot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.music.Meter;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;

/**
 * Notes over time and pitch, with bars, keys and velocities.
 *
 * @param time the part that is shown, in seconds
 * @param lowPitch the lowest MIDI pitch that is shown
 * @param highPitch the highest MIDI pitch that is shown, not below the lowest
 * @param selected indices into the sequence's notes
 * @param cursorSeconds where it plays; null where it does not
 */
public record PianoRoll(
        String title,
        NoteSequence notes,
        Range time,
        int lowPitch,
        int highPitch,
        List<Integer> selected,
        @Nullable Double cursorSeconds)
        implements Picture {

    /** Notes of one instrument: a MIDI channel with a program. */
    public record Voice(int channel, int program) {
        /** The voice of a note. */
        public static Voice of(Note note) {
            return new Voice(note.channel(), note.isDrum() ? 0 : note.program());
        }

        /** Whether it is percussion. */
        public boolean isDrums() {
            return channel == Note.DRUM_CHANNEL;
        }
    }

    /** A line of the grid; {@code bar} is the bar's number counted from 1, or 0 for a beat within a bar. */
    public record GridLine(double seconds, int bar) {}

    public PianoRoll {
        selected = List.copyOf(selected);
        if (lowPitch < 0 || highPitch > 127 || highPitch < lowPitch) {
            throw new IllegalArgumentException("Pitches " + lowPitch + " to " + highPitch + " are no MIDI pitches.");
        }
    }

    /** All notes, at least two octaves, nothing selected. */
    public static PianoRoll of(String title, NoteSequence notes) {
        int low = notes.notes().stream().mapToInt(Note::pitch).min().orElse(60);
        int high = notes.notes().stream().mapToInt(Note::pitch).max().orElse(72);
        low = Math.max(0, Math.min(low - 1, (low + high) / 2 - 12));
        high = Math.min(127, Math.max(high + 1, low + 24));
        return new PianoRoll(title, notes, new Range(0, Math.max(1, notes.seconds())), low, high, List.of(), null);
    }

    /** The same, another part of it shown. */
    public PianoRoll withWindow(Range shown, int low, int high) {
        return new PianoRoll(title, notes, shown, low, high, selected, cursorSeconds);
    }

    /** The same with a cursor. */
    public PianoRoll withCursor(@Nullable Double seconds) {
        return new PianoRoll(title, notes, time, lowPitch, highPitch, selected, seconds);
    }

    /** The same with other notes selected. */
    public PianoRoll withSelected(List<Integer> indices) {
        return new PianoRoll(title, notes, time, lowPitch, highPitch, indices, cursorSeconds);
    }

    /** The instruments in the order they enter. */
    public List<Voice> voices() {
        return notes.notes().stream().map(Voice::of).distinct().toList();
    }

    /** The ink of the voice with the given index: accent, second, then the classes' colours. */
    public static Ink ink(int voice) {
        return switch (voice) {
            case 0 -> Ink.Token.ACCENT;
            case 1 -> Ink.Token.SECOND;
            default -> Ink.ofClass(voice == 2 ? 1 : voice);
        };
    }

    /** The bars and beats in the part that is shown, through the whole tempo map and every change of meter. */
    public List<GridLine> grid() {
        List<GridLine> lines = new ArrayList<>();
        List<Meter> meters = notes.meters();
        int bar = 1;
        for (int m = 0; m < meters.size(); m++) {
            Meter meter = meters.get(m);
            long end = m + 1 < meters.size() ? meters.get(m + 1).tick() : Long.MAX_VALUE;
            long beat = Math.max(1, 4L * notes.ticksPerBeat() / meter.beatUnit());
            int inBar = 0;
            for (long tick = meter.tick(); tick < end; tick += beat) {
                double seconds = notes.secondsAt(tick);
                if (seconds > time.high()) {
                    return lines;
                }
                if (seconds >= time.low()) {
                    lines.add(new GridLine(seconds, inBar == 0 ? bar : 0));
                }
                inBar = (inBar + 1) % meter.beats();
                if (inBar == 0) {
                    bar++;
                }
            }
            if (inBar != 0) {
                bar++;
            }
        }
        return lines;
    }

    @Override
    public String description() {
        return (title.isEmpty() ? "Piano roll" : title) + ": " + notes.notes().size() + " notes in "
                + Ticks.clock(notes.seconds(), 0) + ".";
    }
}
