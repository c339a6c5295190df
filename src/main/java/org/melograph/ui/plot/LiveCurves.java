package org.melograph.ui.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.melograph.plot.Curves;
import org.melograph.plot.Ink;

/**
 * Curves that grow while a run goes on. Any thread may write, as often as it likes: a {@link CurveView} looks at them once a
 * frame and nothing is sent to the JavaFX thread.
 */
public final class LiveCurves {
    private final String title;
    private final Curves.Scale x;
    private final Curves.Scale y;
    private final List<LiveSeries> series = new ArrayList<>();
    private final List<Curves.Event> events = new ArrayList<>();
    private final List<Curves.Mark> marks = new ArrayList<>();
    private final AtomicLong version = new AtomicLong();

    /** Curves without lines; the axes as in {@link Curves}. */
    public LiveCurves(String title, Curves.Scale x, Curves.Scale y) {
        this.title = title;
        this.x = x;
        this.y = y;
    }

    /**
     * Adds a line.
     *
     * @param smoothing 0 for the line as it is; above 0 and below 1 for a moving average over its faint raw line
     */
    public LiveSeries series(String name, Ink ink, double smoothing) {
        LiveSeries added = new LiveSeries(this, name, ink, smoothing);
        synchronized (this) {
            series.add(added);
        }
        changed();
        return added;
    }

    /** Notes at {@code at} on the lying axis that something happened. */
    public void event(double at, String text, Ink ink) {
        synchronized (this) {
            events.add(new Curves.Event(at, text, ink));
        }
        changed();
    }

    /** Points one place out, such as the best epoch, in place of the one pointed out before. */
    public void mark(double atX, double atY, String text, Ink ink) {
        synchronized (this) {
            marks.clear();
            marks.add(new Curves.Mark(atX, atY, text, ink));
        }
        changed();
    }

    /** Takes all points, events and marks away; the lines stay. */
    public void clear() {
        synchronized (this) {
            series.forEach(LiveSeries::clear);
            events.clear();
            marks.clear();
        }
        changed();
    }

    /** The curves as they are now. */
    public synchronized Curves snapshot() {
        return new Curves(title, x, y, series.stream().map(LiveSeries::snapshot).toList(), events, marks);
    }

    /** Grows with every change. */
    long version() {
        return version.get();
    }

    void changed() {
        version.incrementAndGet();
    }
}
