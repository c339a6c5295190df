package org.melograph.ui.plot;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import org.melograph.plot.Range;

/**
 * The stretch of time that all panes of a song show, and the place that plays. The stretch always lies within the song. On
 * the JavaFX thread only.
 */
public final class TimeWindow {
    private static final double SHORTEST = 0.02;

    private final ReadOnlyObjectWrapper<Range> range = new ReadOnlyObjectWrapper<>(this, "range", new Range(0, 1));
    private final DoubleProperty cursor = new SimpleDoubleProperty(this, "cursor", Double.NaN);
    private double length = 1;

    /** The stretch that is shown, in seconds. */
    public ReadOnlyObjectProperty<Range> rangeProperty() {
        return range.getReadOnlyProperty();
    }

    /** The stretch that is shown, in seconds. */
    public Range range() {
        return range.get();
    }

    /** The place that plays, in seconds; NaN for none. */
    public DoubleProperty cursorProperty() {
        return cursor;
    }

    /** The place that plays, in seconds; NaN for none. */
    public double cursor() {
        return cursor.get();
    }

    /** The song's length in seconds. */
    public double length() {
        return length;
    }

    /** Shows all of another song, {@code seconds} long, and takes the cursor away. */
    public void reset(double seconds) {
        length = Math.max(SHORTEST, seconds);
        cursor.set(Double.NaN);
        fit();
    }

    /** Shows the whole song. */
    public void fit() {
        show(0, length);
    }

    /** Shows a stretch, moved and shortened so that it lies within the song. */
    public void show(double from, double to) {
        double width = Math.clamp(to - from, SHORTEST, length);
        double first = Math.clamp(from, 0.0, length - width);
        Range shown = new Range(first, first + width);
        if (!shown.equals(range.get())) {
            range.set(shown);
        }
    }

    /** Shows {@code factor} times as much, the time {@code around} staying where it is on the screen. */
    public void zoom(double factor, double around) {
        double width = Math.clamp(range().length() * factor, SHORTEST, length);
        double from = around - range().part(around) * width;
        show(from, from + width);
    }

    /** Moves the window by seconds, forwards or backwards, within the song. */
    public void pan(double seconds) {
        double width = range().length();
        double first = Math.clamp(range().low() + seconds, 0.0, length - width);
        show(first, first + width);
    }

    /** Moves the window, if need be, so that a time lies in it. */
    public void reveal(double seconds) {
        if (!range().contains(seconds)) {
            double width = range().length();
            show(seconds - width * 0.1, seconds + width * 0.9);
        }
    }
}
