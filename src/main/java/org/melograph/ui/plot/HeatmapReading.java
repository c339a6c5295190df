package org.melograph.ui.plot;

import org.melograph.plot.Ticks;

/**
 * What lies under the pointer in a heatmap.
 *
 * @param seconds the time
 * @param hertz the frequency; NaN where rows are no frequencies
 * @param name the nearest note, the pitch class or the row's number
 * @param value the value there; NaN where there is none
 * @param unit of the value
 */
public record HeatmapReading(double seconds, double hertz, String name, double value, String unit)
        implements PaneReading {
    @Override
    public String values() {
        if (Double.isNaN(value)) {
            return "";
        }
        return Ticks.number(value, unit.isEmpty() ? 2 : 1) + (unit.isEmpty() ? "" : " " + unit);
    }
}
