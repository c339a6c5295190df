package org.melograph.ui.plot;

import java.util.List;
import java.util.stream.Collectors;
import org.melograph.plot.Ticks;

/**
 * What curves are worth under the pointer.
 *
 * @param seconds the time
 * @param hertz what a curve of frequencies is at; NaN where there is none, or a gap
 * @param readings the other curves
 */
public record CurvesReading(double seconds, double hertz, List<Value> readings) implements PaneReading {
    /** One curve's value; NaN in a gap. */
    public record Value(String name, double value, String unit) {
        private String text() {
            if (Double.isNaN(value)) {
                return name + " –";
            }
            int digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 1000 ? 1 : 0;
            return name + " " + Ticks.number(value, digits) + (unit.isEmpty() ? "" : " " + unit);
        }
    }

    public CurvesReading {
        readings = List.copyOf(readings);
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public String values() {
        return readings.stream().map(Value::text).collect(Collectors.joining(" · "));
    }
}
