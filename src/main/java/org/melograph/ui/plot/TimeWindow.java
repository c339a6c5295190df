package org.melograph.ui.plot;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.Range;

/**
 * The stretch of time that all panes of a song show, the place that plays, and the stretch that is marked. What is shown
 * always lies within the song. On the JavaFX thread only.
 */
public final class TimeWindow {
    /** The shortest stretch that can be shown or marked, in seconds. */
    static final double SHORTEST = 0.02;

    private final ReadOnlyObjectWrapper<Range> range = new ReadOnlyObjectWrapper<>(this, "range", new Range(0, 1));
    private final DoubleProperty cursor = new SimpleDoubleProperty(this, "cursor", Double.NaN);
    private final DoubleProperty pointer = new SimpleDoubleProperty(this, "pointer", Double.NaN);
    private final ObjectProperty<@Nullable TimeSelection> selection = new SimpleObjectProperty<>(this, "selection");
    private double length = 1;
    private Range bounds = new Range(0, 1);

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

    /** The time under the pointer, in whichever pane it is, in seconds; NaN for none. */
    public DoubleProperty pointerProperty() {
        return pointer;
    }

    /** The stretch that is marked in all panes; null for none. */
    public ObjectProperty<@Nullable TimeSelection> selectionProperty() {
        return selection;
    }

    /** The song's length in seconds. */
    public double length() {
        return length;
    }

    /** Shows all of another song, {@code seconds} long, and takes the cursor and the marked stretch away. */
    public void reset(double seconds) {
        length = Math.max(SHORTEST, seconds);
        bounds = new Range(0, length);
        selection.set(null);
        pointer.set(Double.NaN);
        cursor.set(Double.NaN);
        fit();
    }

    /** The song turned out to last {@code seconds}: what is shown stays, but all of it where all was shown. */
    public void lengthen(double seconds) {
        if (seconds == length) {
            return;
        }
        boolean all = range().length() >= bounds.length();
        length = Math.max(SHORTEST, seconds);
        bounds = new Range(0, length);
        if (all) {
            fit();
        } else {
            show(range().low(), range().high());
        }
    }

    /** Lets what is shown reach beyond the song, as beside a longer one. The song lies within the bounds. */
    public void widen(Range wider) {
        boolean all = range().length() >= bounds.length();
        bounds = wider;
        if (all) {
            fit();
        } else {
            show(range().low(), range().high());
        }
    }

    /** Shows the whole song, and as much more as its bounds allow. */
    public void fit() {
        show(bounds.low(), bounds.high());
    }

    /** Shows a stretch, moved and shortened so that it lies within the bounds: the song, unless they were widened. */
    public void show(double from, double to) {
        double width = Math.clamp(to - from, SHORTEST, bounds.length());
        double first = Math.clamp(from, bounds.low(), bounds.high() - width);
        Range shown = new Range(first, first + width);
        if (!shown.equals(range.get())) {
            range.set(shown);
        }
    }

    /** Shows {@code factor} times as much, the time {@code around} staying where it is on the screen. */
    public void zoom(double factor, double around) {
        double width = Math.clamp(range().length() * factor, SHORTEST, bounds.length());
        double from = around - range().part(around) * width;
        show(from, from + width);
    }

    /** Moves the window by seconds, forwards or backwards, within the song. */
    public void pan(double seconds) {
        double width = range().length();
        double first = Math.clamp(range().low() + seconds, bounds.low(), bounds.high() - width);
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
