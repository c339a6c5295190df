package org.melograph.music;

import java.util.Comparator;
import java.util.List;
import org.melograph.base.Provenance;

/**
 * A piece as notes in time.
 *
 * @param notes ordered by onset, then pitch; drums included, see {@link #pitched()}
 * @param tempi the tempo map, at least one entry, the first at tick 0
 * @param meters the time signatures, at least one entry, the first at tick 0
 * @param ticksPerBeat ticks in a quarter note
 */
public record NoteSequence(
        String id, List<Note> notes, List<Tempo> tempi, List<Meter> meters, int ticksPerBeat, Provenance origin)
        implements Item {
    public NoteSequence {
        notes = notes.stream()
                .sorted(Comparator.comparingLong(Note::startTick)
                        .thenComparingInt(Note::pitch)
                        .thenComparingInt(Note::channel))
                .toList();
        tempi = List.copyOf(tempi);
        meters = List.copyOf(meters);
        if (tempi.isEmpty() || meters.isEmpty() || ticksPerBeat < 1) {
            throw new IllegalArgumentException("A note sequence needs a tempo, a meter and ticks.");
        }
    }

    /** The notes that are no drums. */
    public List<Note> pitched() {
        return notes.stream().filter(n -> !n.isDrum()).toList();
    }

    /** The drum strokes. */
    public List<Note> drums() {
        return notes.stream().filter(Note::isDrum).toList();
    }

    /** The time the last note ends, in seconds. */
    public double seconds() {
        return notes.stream().mapToDouble(Note::endSeconds).max().orElse(0);
    }

    /** The time of a tick, through the whole tempo map. */
    public double secondsAt(long tick) {
        Tempo holding = tempi.getFirst();
        for (Tempo t : tempi) {
            if (t.tick() > tick) {
                break;
            }
            holding = t;
        }
        return holding.seconds() + (tick - holding.tick()) * 60.0 / (holding.beatsPerMinute() * ticksPerBeat);
    }
}
