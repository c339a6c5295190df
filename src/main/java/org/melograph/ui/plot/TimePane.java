package org.melograph.ui.plot;

import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Cursor;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.Box;
import org.melograph.plot.Heatmap;
import org.melograph.plot.HeatmapLayout;
import org.melograph.plot.Range;

/**
 * A picture over a song's time to be explored: zoom and pan on both axes, the value under the pointer, the stretch that is
 * marked, a measure, the place that plays. Panes that share a {@link TimeWindow} move together and mark the same stretch.
 *
 * <p>Over the map the wheel zooms time around the pointer, with Shift pans, with Ctrl zooms the upright axis and with Alt
 * scrolls it; over the labels it zooms the upright axis; anywhere else, and with two fingers of a trackpad up or down, it is
 * left to what the pane stands in. Two fingers sideways pan, pinching zooms. Dragging does what the tool says, with Shift marks
 * a stretch, with Ctrl measures, with Alt zooms into a box; dragging the labels scrolls the upright axis; the edges of the
 * marked stretch can be dragged. A click seeks; a double click fits, over the labels the upright axis alone. Keys: left and
 * right pan, page up and down by a whole window, up and down scroll the upright axis, + and − zoom, with Ctrl the upright
 * axis; Home, End, F (fit), Escape (no measure, no selection).
 */
public abstract sealed class TimePane extends PlotView permits HeatmapView, TimeCurvesView {
    private static final double SHORTEST_ROWS = 0.02;

    private final TimeWindow window;
    private final ObjectProperty<PaneTool> tool = new SimpleObjectProperty<>(this, "tool", PaneTool.MOVE);
    private final ReadOnlyObjectWrapper<@Nullable Measure> measure = new ReadOnlyObjectWrapper<>(this, "measure");
    private final ReadOnlyObjectWrapper<Range> rows =
            new ReadOnlyObjectWrapper<>(this, "rows", Heatmap.Window.ALL_ROWS);
    private final BooleanProperty times = new SimpleBooleanProperty(this, "times", true);
    private final BooleanProperty titled = new SimpleBooleanProperty(this, "titled", true);
    private final PaneMarks marks;
    private Consumer<@Nullable PaneReading> onPointer = reading -> {};
    private DoubleConsumer onSeek = seconds -> {};

    TimePane(String emptyText, TimeWindow window, boolean onColours) {
        super(emptyText);
        this.window = window;
        marks = new PaneMarks(this, onColours);
        setCursor(Cursor.CROSSHAIR);
        times.addListener((o, before, now) -> redraw());
        titled.addListener((o, before, now) -> redraw());
        rows.addListener((o, before, now) -> redraw());
        measure.addListener((o, before, now) -> marks.place());
        whileSeen(window.rangeProperty(), this::redraw);
        whileSeen(window.cursorProperty(), marks::placeCursor);
        whileSeen(window.pointerProperty(), marks::placePointer);
        whileSeen(window.selectionProperty(), marks::place);
        themeProperty().addListener((o, before, now) -> marks.ink(now));
        new PaneGestures(this, window).install();
    }

    /** Adds the marks above whatever the pane shows. */
    final void addMarks() {
        getChildren().addAll(marks.nodes());
        marks.ink(theme());
    }

    /** The stretch of time that is shown, shared with other panes. */
    public final TimeWindow window() {
        return window;
    }

    /** What dragging does; moving at first. */
    public final ObjectProperty<PaneTool> toolProperty() {
        return tool;
    }

    /** What was measured here last; null for nothing. */
    public final ReadOnlyObjectProperty<@Nullable Measure> measureProperty() {
        return measure.getReadOnlyProperty();
    }

    /** Shows a measure, or none. */
    public final void measure(@Nullable Measure measured) {
        measure.set(measured);
    }

    /** Whether times stand below; of stacked panes only the last needs them. */
    public final BooleanProperty timesProperty() {
        return times;
    }

    /** Whether the title stands in the picture; not needed where a header names the pane. */
    public final BooleanProperty titledProperty() {
        return titled;
    }

    /** Is told what lies under the pointer as it moves, and null when it leaves. */
    public final void setOnPointer(Consumer<@Nullable PaneReading> listener) {
        onPointer = listener;
    }

    /** Is told where playing shall go on, in seconds, when the map is clicked. */
    public final void setOnSeek(DoubleConsumer listener) {
        onSeek = listener;
    }

    /** The part of the upright axis that is shown, 0 (bottom) to 1 (top). */
    public final Range rows() {
        return rows.get();
    }

    /** Shows a part of the upright axis, moved and shortened so that it lies within 0 to 1. */
    public final void showRows(double low, double high) {
        double width = Math.clamp(high - low, SHORTEST_ROWS, 1.0);
        double first = Math.clamp(low, 0.0, 1 - width);
        rows.set(new Range(first, first + width));
    }

    /** Shows all of the upright axis. */
    public final void fitRows() {
        rows.set(Heatmap.Window.ALL_ROWS);
    }

    /** Shows all of both axes. */
    public final void fit() {
        fitRows();
        window.fit();
    }

    /** What lies at a point of the control; null beside the map. */
    public abstract @Nullable PaneReading readingAt(double x, double y);

    /** The frequency at a part of the upright axis, in Hz; NaN where it has none. */
    abstract double hertzAt(double part);

    /** The part of the upright axis at a frequency in Hz; asked only where it has frequencies. */
    abstract double partOfHertz(double hertz);

    /** The values within a stretch of time and parts of the upright axis. */
    abstract Measure.Level level(Range seconds, Range parts);

    /** Where the map and what stands beside it lie now. */
    public final HeatmapLayout heatmapLayout() {
        return HeatmapLayout.of(box(), times.get(), true);
    }

    /** The part of the picture that is shown. */
    final Heatmap.Window shownWindow() {
        return new Heatmap.Window(window.range(), rows.get());
    }

    /** Whether the upright axis counts frequencies. */
    final boolean hasFrequencies() {
        return isFilled() && !Double.isNaN(hertzAt(0.5));
    }

    /** Whether a selection that is drawn here is bound to frequencies: in spectrograms. */
    abstract boolean bindsFrequencies();

    /** The parts of the upright axis that a selection covers: all, unless both are bound to frequencies. */
    final Range partsOf(TimeSelection marked) {
        Range hertz = marked.hertz();
        if (hertz == null || !bindsFrequencies()) {
            return Heatmap.Window.ALL_ROWS;
        }
        double low = Math.clamp(partOfHertz(hertz.low()), 0.0, 1.0);
        return new Range(low, Math.max(low + 1e-6, Math.clamp(partOfHertz(hertz.high()), 0.0, 1.0)));
    }

    /** The place of a selection on the control; null where none of it is seen. */
    final @Nullable Box boxOf(TimeSelection marked) {
        return boxOf(marked.time(), partsOf(marked));
    }

    /** The place of a stretch of time and parts on the control; null where none of it is seen. */
    final @Nullable Box boxOf(Range seconds, Range parts) {
        HeatmapLayout layout = heatmapLayout();
        Box area = layout.map();
        double left = Math.clamp(layout.x(shownWindow(), seconds.low()), area.x(), area.right());
        double right = Math.clamp(layout.x(shownWindow(), seconds.high()), area.x(), area.right());
        double top = Math.clamp(layout.y(shownWindow(), parts.high()), area.y(), area.bottom());
        double bottom = Math.clamp(layout.y(shownWindow(), parts.low()), area.y(), area.bottom());
        return right > left && bottom > top ? new Box(left, top, right - left, bottom - top) : null;
    }

    final PaneMarks marks() {
        return marks;
    }

    final void point(double x, double y) {
        PaneReading reading = readingAt(x, y);
        window.pointerProperty().set(reading == null ? Double.NaN : reading.seconds());
        onPointer.accept(reading);
    }

    final void pointNowhere() {
        window.pointerProperty().set(Double.NaN);
        onPointer.accept(null);
    }

    final void seek(double seconds) {
        onSeek.accept(seconds);
    }

    @Override
    void draw() {
        super.draw();
        marks.place();
        marks.placeCursor();
        marks.placePointer();
    }
}
