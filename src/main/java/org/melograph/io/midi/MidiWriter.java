package org.melograph.io.midi;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.melograph.base.BadInputException;
import org.melograph.io.InputFile;
import org.melograph.music.Meter;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;
import org.melograph.music.Tempo;

/**
 * Writes Standard MIDI Files of type 1: a track of tempi and meters, then one track per channel, and a further one
 * wherever strokes of one key overlap, so that {@link MidiReader} reads the same notes back.
 */
public final class MidiWriter {
    private static final int META_TEMPO = 0x51;
    private static final int META_METER = 0x58;
    private static final int SLOWEST_TEMPO = 0xffffff;
    private static final int CHANNELS = 16;
    private static final int KEYS = 128;
    private static final int TYPE_OF_PARALLEL_TRACKS = 1;

    private MidiWriter() {}

    /**
     * Writes a piece, replacing what is there.
     *
     * @throws BadInputException when the file cannot be written
     */
    public static void write(NoteSequence piece, Path file) throws BadInputException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            MidiSystem.write(sequence(piece), TYPE_OF_PARALLEL_TRACKS, out);
        } catch (IOException e) {
            throw new BadInputException(
                    InputFile.quoted(file) + " cannot be written: " + e.getMessage() + ". Choose another place.", e);
        }
    }

    /** The piece as the JDK's sequencers take it, of the same ticks. */
    public static Sequence sequence(NoteSequence piece) {
        try {
            Sequence sequence = new Sequence(Sequence.PPQ, piece.ticksPerBeat());
            Track conductor = sequence.createTrack();
            for (Meter meter : piece.meters()) {
                conductor.add(new MidiEvent(meterMessage(meter), meter.tick()));
            }
            for (Tempo tempo : piece.tempi()) {
                conductor.add(new MidiEvent(tempoMessage(tempo), tempo.tick()));
            }
            for (int channel = 0; channel < CHANNELS; channel++) {
                writeChannel(sequence, piece.notes(), channel);
            }
            return sequence;
        } catch (InvalidMidiDataException e) {
            throw new IllegalStateException("Notes, tempi and meters are checked values.", e);
        }
    }

    private static MidiMessage tempoMessage(Tempo tempo) throws InvalidMidiDataException {
        int microseconds = Math.clamp(Math.round(60e6 / tempo.beatsPerMinute()), 1, SLOWEST_TEMPO);
        byte[] data = {(byte) (microseconds >> 16), (byte) (microseconds >> 8), (byte) microseconds};
        return new MetaMessage(META_TEMPO, data, data.length);
    }

    private static MidiMessage meterMessage(Meter meter) throws InvalidMidiDataException {
        int unitPower = 31 - Integer.numberOfLeadingZeros(Math.max(1, meter.beatUnit()));
        // A click per beat unit of 24 MIDI clocks to the quarter, and 8 thirty-seconds to the quarter, as everywhere.
        byte[] data = {(byte) meter.beats(), (byte) unitPower, (byte) Math.max(1, 96 >> unitPower), 8};
        return new MetaMessage(META_METER, data, data.length);
    }

    /** A note and the track of its channel it goes to. */
    private record Voiced(Note note, int voice) {}

    /** What happens at one tick: releases first, so that a key may be struck again at once. */
    private record Timed(long tick, int phase, MidiMessage message) {
        static final int RELEASE = 0;
        static final int STRIKE = 1;
    }

    private static void writeChannel(Sequence sequence, List<Note> notes, int channel) throws InvalidMidiDataException {
        List<Voiced> voiced = voices(notes, channel);
        int voices = voiced.stream().mapToInt(v -> v.voice() + 1).max().orElse(0);
        // The reader follows programs through all tracks of a channel, tick by tick and track by track.
        voiced.sort(Comparator.comparingLong((Voiced v) -> v.note().startTick()).thenComparingInt(Voiced::voice));
        List<List<Timed>> tracks = new ArrayList<>();
        for (int voice = 0; voice < voices; voice++) {
            tracks.add(new ArrayList<>());
        }
        int program = 0;
        for (Voiced v : voiced) {
            Note note = v.note();
            List<Timed> track = tracks.get(v.voice());
            if (note.program() != program) {
                program = note.program();
                track.add(strike(note, new ShortMessage(ShortMessage.PROGRAM_CHANGE, channel, program, 0)));
            }
            track.add(strike(note, new ShortMessage(ShortMessage.NOTE_ON, channel, note.pitch(), note.velocity())));
            int phase = note.endTick() == note.startTick() ? Timed.STRIKE : Timed.RELEASE;
            track.add(new Timed(
                    note.endTick(), phase, new ShortMessage(ShortMessage.NOTE_OFF, channel, note.pitch(), 0)));
        }
        for (List<Timed> track : tracks) {
            track.sort(Comparator.comparingLong(Timed::tick).thenComparingInt(Timed::phase));
            Track written = sequence.createTrack();
            for (Timed timed : track) {
                written.add(new MidiEvent(timed.message(), timed.tick()));
            }
        }
    }

    private static Timed strike(Note note, MidiMessage message) {
        return new Timed(note.startTick(), Timed.STRIKE, message);
    }

    /** Gives each note of a channel the first track where its key is free. */
    private static List<Voiced> voices(List<Note> notes, int channel) {
        List<long[]> freeFrom = new ArrayList<>();
        List<Voiced> voiced = new ArrayList<>();
        for (Note note : notes) {
            if (note.channel() != channel) {
                continue;
            }
            int voice = 0;
            while (voice < freeFrom.size() && freeFrom.get(voice)[note.pitch()] > note.startTick()) {
                voice++;
            }
            if (voice == freeFrom.size()) {
                long[] free = new long[KEYS];
                Arrays.fill(free, Long.MIN_VALUE);
                freeFrom.add(free);
            }
            freeFrom.get(voice)[note.pitch()] = note.endTick();
            voiced.add(new Voiced(note, voice));
        }
        return voiced;
    }
}
