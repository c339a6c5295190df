package org.melograph.sound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.ShortMessage;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;

/** The MIDI messages of a piece in time: releases before strokes, each stroke with its instrument. */
final class NoteEvents {
    /** A stroke must sound for a moment to be heard at all. */
    private static final double SHORTEST_SECONDS = 0.02;

    private static final int CHANNELS = 16;

    /** A message and its time in seconds. */
    record Event(double seconds, MidiMessage message) {}

    private NoteEvents() {}

    /**
     * The messages from a time on, in order. Notes that began earlier and still hold are struck anew, as if they began
     * there.
     *
     * @param from in seconds
     */
    static List<Event> from(NoteSequence piece, double from) {
        List<Event> events = new ArrayList<>();
        int[] programs = new int[CHANNELS];
        Arrays.fill(programs, -1);
        for (Note note : piece.notes()) {
            double end = Math.max(note.endSeconds(), note.onsetSeconds() + SHORTEST_SECONDS);
            if (end <= from) {
                continue;
            }
            double begin = Math.max(from, note.onsetSeconds());
            int channel = note.channel();
            if (programs[channel] != note.program()) {
                programs[channel] = note.program();
                events.add(new Event(
                        begin, NoteSynthesizer.message(ShortMessage.PROGRAM_CHANGE, channel, note.program(), 0)));
            }
            events.add(new Event(
                    begin, NoteSynthesizer.message(ShortMessage.NOTE_ON, channel, note.pitch(), note.velocity())));
            events.add(new Event(end, NoteSynthesizer.message(ShortMessage.NOTE_OFF, channel, note.pitch(), 0)));
        }
        events.sort(Comparator.comparingDouble(Event::seconds).thenComparing(e -> !isRelease(e)));
        return events;
    }

    private static boolean isRelease(Event event) {
        return event.message() instanceof ShortMessage m && m.getCommand() == ShortMessage.NOTE_OFF;
    }
}
