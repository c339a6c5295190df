package org.melograph.io.midi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.melograph.base.Provenance;
import org.melograph.music.Meter;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;

/**
 * Pairs the note-ons and note-offs of a sequence's tracks into notes. Strokes of one key that overlap within a track end
 * in the order they began; what is never released ends with its track. The instrument is the one its channel has at the
 * onset, whichever track changed it.
 */
final class TrackNotes {
    private static final int META_TEMPO = 0x51;
    private static final int META_METER = 0x58;
    private static final int ALL_SOUND_OFF = 120;
    private static final int ALL_NOTES_OFF = 123;
    private static final int CHANNELS = 16;
    private static final int KEYS = 128;

    /** A key that was struck and is not released yet. */
    private record Stroke(long tick, int velocity, int program) {}

    /** A message where it stands in the file. */
    private record Placed(long tick, int track, MidiMessage message) {}

    private final Sequence sequence;
    private final int ticksPerBeat;
    private final TreeMap<Long, Double> beatsPerMinute = new TreeMap<>();
    private final TreeMap<Long, Meter> meters = new TreeMap<>();
    private final int[] programs = new int[CHANNELS];
    private final Map<Integer, Deque<Stroke>> sounding = new HashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private final TempoMap tempi;

    /** Reads the tracks' messages; the sequence has at least one track and a resolution of 1 or more. */
    TrackNotes(Sequence sequence) {
        this.sequence = sequence;
        Arrays.fill(programs, 0);
        List<Placed> messages = messages();
        double ticksInBeat = sequence.getResolution();
        if (sequence.getDivisionType() == Sequence.PPQ) {
            messages.forEach(this::readTempo);
            ticksPerBeat = sequence.getResolution();
        } else {
            // SMPTE time has no beats: half a second counts as one, which is 120 a minute.
            double ticksPerSecond = (double) sequence.getDivisionType() * sequence.getResolution();
            ticksPerBeat = (int) Math.max(1, Math.round(ticksPerSecond / 2));
            ticksInBeat = ticksPerBeat;
            beatsPerMinute.put(0L, 60 * ticksPerSecond / ticksPerBeat);
        }
        messages.forEach(this::readMeter);
        tempi = new TempoMap(beatsPerMinute, ticksInBeat);
        messages.forEach(this::readNote);
        releaseRest();
    }

    /** The piece. */
    NoteSequence piece(String id, Provenance origin) {
        List<Meter> signatures = new ArrayList<>(meters.values());
        if (signatures.isEmpty() || signatures.getFirst().tick() > 0) {
            signatures.addFirst(new Meter(0, 4, 4));
        }
        return new NoteSequence(id, notes, tempi.tempi(), signatures, ticksPerBeat, origin);
    }

    /** Every message in time order; at one tick in the order of tracks, within a track in that of the file. */
    private List<Placed> messages() {
        List<Placed> all = new ArrayList<>();
        Track[] tracks = sequence.getTracks();
        for (int t = 0; t < tracks.length; t++) {
            for (int i = 0; i < tracks[t].size(); i++) {
                MidiEvent event = tracks[t].get(i);
                all.add(new Placed(event.getTick(), t, event.getMessage()));
            }
        }
        all.sort(Comparator.comparingLong(Placed::tick));
        return all;
    }

    private void readTempo(Placed placed) {
        if (placed.message() instanceof MetaMessage m && m.getType() == META_TEMPO && m.getData().length >= 3) {
            byte[] data = m.getData();
            int microsecondsPerBeat = (data[0] & 0xff) << 16 | (data[1] & 0xff) << 8 | (data[2] & 0xff);
            if (microsecondsPerBeat > 0) {
                beatsPerMinute.put(placed.tick(), 60e6 / microsecondsPerBeat);
            }
        }
    }

    private void readMeter(Placed placed) {
        if (placed.message() instanceof MetaMessage m && m.getType() == META_METER && m.getData().length >= 2) {
            int beats = m.getData()[0] & 0xff;
            int unitPower = m.getData()[1] & 0xff;
            if (beats > 0 && unitPower <= 6) {
                meters.put(placed.tick(), new Meter(placed.tick(), beats, 1 << unitPower));
            }
        }
    }

    private void readNote(Placed placed) {
        if (!(placed.message() instanceof ShortMessage m)) {
            return;
        }
        switch (m.getCommand()) {
            case ShortMessage.PROGRAM_CHANGE -> programs[m.getChannel()] = m.getData1();
            case ShortMessage.NOTE_ON -> {
                if (m.getData2() > 0) {
                    strike(placed, m);
                } else {
                    release(placed, m);
                }
            }
            case ShortMessage.NOTE_OFF -> release(placed, m);
            case ShortMessage.CONTROL_CHANGE -> {
                if (m.getData1() == ALL_SOUND_OFF || m.getData1() == ALL_NOTES_OFF) {
                    releaseChannel(placed.tick(), m.getChannel());
                }
            }
            default -> {}
        }
    }

    private void strike(Placed placed, ShortMessage m) {
        sounding.computeIfAbsent(key(placed.track(), m.getChannel(), m.getData1()), k -> new ArrayDeque<>())
                .addLast(new Stroke(placed.tick(), m.getData2(), programs[m.getChannel()]));
    }

    private void release(Placed placed, ShortMessage m) {
        int key = key(placed.track(), m.getChannel(), m.getData1());
        Deque<Stroke> strokes = sounding.get(key);
        if (strokes != null && !strokes.isEmpty()) {
            end(key, strokes.removeFirst(), placed.tick());
        }
    }

    private void releaseChannel(long tick, int channel) {
        sounding.forEach((key, strokes) -> {
            if (key / KEYS % CHANNELS == channel) {
                endAll(key, strokes, tick);
            }
        });
    }

    private void releaseRest() {
        Track[] tracks = sequence.getTracks();
        sounding.forEach((key, strokes) -> endAll(key, strokes, tracks[key / (KEYS * CHANNELS)].ticks()));
    }

    private void endAll(int key, Deque<Stroke> strokes, long tick) {
        for (Iterator<Stroke> it = strokes.iterator(); it.hasNext(); it.remove()) {
            end(key, it.next(), tick);
        }
    }

    private void end(int key, Stroke stroke, long tick) {
        double onset = tempi.secondsAt(stroke.tick());
        notes.add(new Note(
                key % KEYS,
                stroke.velocity(),
                key / KEYS % CHANNELS,
                stroke.program(),
                stroke.tick(),
                tick,
                onset,
                Math.max(0, tempi.secondsAt(tick) - onset)));
    }

    private static int key(int track, int channel, int pitch) {
        return (track * CHANNELS + channel) * KEYS + pitch;
    }
}
