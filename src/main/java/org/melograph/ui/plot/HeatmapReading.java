package org.melograph.ui.plot;

import java.util.Locale;
import org.melograph.plot.Ticks;

/**
 * What lies under the pointer.
 *
 * @param seconds the time
 * @param hertz the frequency; NaN where rows are no frequencies
 * @param name the nearest note, the pitch class or the row's number
 * @param value the value there; NaN where there is none
 * @param unit of the value
 */
public record HeatmapReading(double seconds, double hertz, String name, double value, String unit) {
    /** As people read it: {@code 0:11.42 · 1,318 Hz · E6 · −21.4 dB}. */
    public String text() {
        StringBuilder text = new StringBuilder(Ticks.clock(seconds, 2));
        if (!Double.isNaN(hertz)) {
            text.append(" · ").append(Ticks.number(hertz, 0)).append(" Hz");
        }
        if (!name.isEmpty()) {
            text.append(" · ").append(name);
        }
        if (!Double.isNaN(value)) {
            text.append(" · ").append(Ticks.number(value, unit.isEmpty() ? 2 : 1));
            text.append(unit.isEmpty() ? "" : String.format(Locale.ROOT, " %s", unit));
        }
        return text.toString();
    }
}
