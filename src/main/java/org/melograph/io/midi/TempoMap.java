package org.melograph.io.midi;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.melograph.music.Tempo;

/** From ticks to seconds through every tempo change of a piece. */
final class TempoMap {
    /** What holds where a file says nothing: 120 quarter notes a minute. */
    static final double STANDARD_BEATS_PER_MINUTE = 120;

    private final List<Tempo> tempi = new ArrayList<>();
    private final double ticksPerBeat;

    /**
     * Lays the changes out in time.
     *
     * @param beatsPerMinute the tempo from each tick on; where none stands at tick 0 the standard one begins
     */
    TempoMap(SortedMap<Long, Double> beatsPerMinute, double ticksPerBeat) {
        this.ticksPerBeat = ticksPerBeat;
        if (!beatsPerMinute.containsKey(0L)) {
            tempi.add(new Tempo(0, 0, STANDARD_BEATS_PER_MINUTE));
        }
        beatsPerMinute.forEach(
                (tick, beats) -> tempi.add(new Tempo(tick, tempi.isEmpty() ? 0 : secondsAt(tick), beats)));
    }

    /** The changes in order, the first at tick 0. */
    List<Tempo> tempi() {
        return tempi;
    }

    /** The time of a tick, in seconds. */
    double secondsAt(long tick) {
        int low = 0;
        int high = tempi.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (tempi.get(middle).tick() <= tick) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Tempo holding = tempi.get(low);
        return holding.seconds() + (tick - holding.tick()) * 60.0 / (holding.beatsPerMinute() * ticksPerBeat);
    }
}
