package org.melograph.ui.plot;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.Box;
import org.melograph.plot.Picture;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.Range;
import org.melograph.plot.TimeCurves;
import org.melograph.plot.TimeCurvesPainter;
import org.melograph.plot.ValueAxis;

/** Curves over a song's time to be explored, see {@link TimePane}. */
public final class TimeCurvesView extends TimePane {
    private final ObjectProperty<@Nullable TimeCurves> curves = new SimpleObjectProperty<>(this, "curves");

    /** An empty view of a stretch of time. */
    public TimeCurvesView(TimeWindow window) {
        super("Open a song to see it", window, false);
        addMarks();
        curves.addListener((o, before, now) -> {
            describe();
            redraw();
        });
    }

    /** The curves that are shown, their own window not looked at; null for none. */
    public ObjectProperty<@Nullable TimeCurves> curvesProperty() {
        return curves;
    }

    /** Shows curves, or nothing. */
    public void show(@Nullable TimeCurves picture) {
        curves.set(picture);
    }

    @Override
    public @Nullable CurvesReading readingAt(double x, double y) {
        TimeCurves shown = curves.get();
        if (shown == null || !heatmapLayout().map().contains(x, y)) {
            return null;
        }
        double seconds = heatmapLayout().secondsAt(shownWindow(), x);
        double hertz = Double.NaN;
        List<CurvesReading.Value> values = new ArrayList<>();
        for (int row = 0; row < shown.rows().size(); row++) {
            double value = shown.valueAt(row, seconds);
            String unit = shown.unit(row);
            if (unit.equals("Hz") && Double.isNaN(hertz)) {
                hertz = value;
            } else if (!shown.rows().get(row).isMoments()) {
                values.add(new CurvesReading.Value(shown.rows().get(row).name(), value, unit));
            }
        }
        return new CurvesReading(seconds, hertz, values);
    }

    @Override
    double hertzAt(double part) {
        TimeCurves shown = curves.get();
        return shown == null || !shown.hasFrequencies()
                ? Double.NaN
                : shown.axes().getFirst().valueAt(part);
    }

    @Override
    double partOfHertz(double hertz) {
        TimeCurves shown = curves.get();
        return shown == null || !shown.hasFrequencies()
                ? Double.NaN
                : shown.axes().getFirst().partOf(hertz);
    }

    @Override
    boolean bindsFrequencies() {
        return false;
    }

    // Of the first curve, whose axis stands at the left; whatever its height.
    @Override
    Measure.Level level(Range seconds, Range parts) {
        TimeCurves shown = curves.get();
        if (shown == null || shown.axes().isEmpty()) {
            return Measure.Level.NONE;
        }
        int row = 0;
        while (shown.rows().get(row).axis() != 0) {
            row++;
        }
        double sum = 0;
        double highest = Double.NEGATIVE_INFINITY;
        int count = 0;
        int last = Math.min(shown.values().size(1) - 1, shown.frameAt(seconds.high()));
        for (int frame = Math.max(0, shown.frameAt(seconds.low())); frame <= last; frame++) {
            double value = shown.values().values()[row * shown.values().size(1) + frame];
            if (Double.isFinite(value)) {
                sum += value;
                highest = Math.max(highest, value);
                count++;
            }
        }
        ValueAxis axis = shown.axes().getFirst();
        return count == 0 ? Measure.Level.NONE : new Measure.Level(sum / count, highest, axis.unit());
    }

    @Override
    public @Nullable Picture toPicture() {
        TimeCurves shown = curves.get();
        return shown == null ? null : shown.withWindow(shownWindow());
    }

    @Override
    boolean isFilled() {
        return curves.get() != null;
    }

    @Override
    void paint(CanvasSurface onto, PlotTheme theme, Box box) {
        TimeCurves shown = curves.get();
        Box map = heatmapLayout().map();
        if (shown != null && map.width() >= 1 && map.height() >= 1) {
            TimeCurves seen = shown.withWindow(shownWindow());
            boolean titled = titledProperty().get();
            TimeCurvesPainter.paint(
                    seen, onto, theme, heatmapLayout(), timesProperty().get(), titled);
        }
    }
}
