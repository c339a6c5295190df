package org.melograph.ui.plot;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.Align;
import org.melograph.plot.Argb;
import org.melograph.plot.Box;
import org.melograph.plot.ClassPalette;
import org.melograph.plot.HeatmapLayout;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.Range;
import org.melograph.plot.Type;

/** What was said of each stretch of a song, as a strip of coloured segments under its heatmaps. A click picks a segment. */
public final class TimelineView extends PlotView {
    private static final double HEIGHT = 18;

    /**
     * One stretch.
     *
     * @param time in seconds
     * @param label what was said
     * @param classIndex whose colour it takes; -1 for none
     */
    public record Segment(Range time, String label, int classIndex) {}

    private final TimeWindow window;
    private List<Segment> segments = List.of();
    private Consumer<@Nullable Segment> onHover = segment -> {};
    private Consumer<Segment> onPick = segment -> {};

    /** An empty strip, in line with {@link HeatmapView}s of the same window. */
    public TimelineView(TimeWindow window) {
        super("");
        this.window = window;
        setPrefHeight(HEIGHT);
        setMinHeight(HEIGHT);
        setFocusTraversable(false);
        whileSeen(window.rangeProperty(), this::redraw);
        setOnMouseMoved(e -> {
            Segment under = segmentAt(e.getX());
            setCursor(under == null ? Cursor.DEFAULT : Cursor.HAND);
            onHover.accept(under);
        });
        setOnMouseExited(e -> onHover.accept(null));
        setOnMouseClicked(e -> {
            Segment under = segmentAt(e.getX());
            if (under != null) {
                onPick.accept(under);
            }
        });
    }

    /** Shows other segments. */
    public void show(List<Segment> said) {
        segments = List.copyOf(said);
        setAccessibleText(segments.size() + " segments");
        redraw();
    }

    /** Is told the segment under the pointer, and null when there is none. */
    public void setOnHover(Consumer<@Nullable Segment> listener) {
        onHover = listener;
    }

    /** Is told which segment was picked. */
    public void setOnPick(Consumer<Segment> listener) {
        onPick = listener;
    }

    @Override
    boolean isFilled() {
        return !segments.isEmpty();
    }

    @Override
    void paint(CanvasSurface onto, PlotTheme colors, Box box) {
        Box area = area();
        onto.clip(area, () -> {
            for (Segment s : segments) {
                double left = area.x() + window.range().part(s.time().low()) * area.width();
                double right = area.x() + window.range().part(s.time().high()) * area.width();
                int color = s.classIndex() < 0 ? colors.raised() : ClassPalette.color(s.classIndex());
                if (right > area.x() && left < area.right()) {
                    onto.fillRect(left, area.y(), Math.max(1, right - left - 1), area.height(), 3, color);
                    double from = Math.max(left, area.x());
                    double room = Math.min(right, area.right()) - from - 12;
                    if (onto.textWidth(s.label(), Type.LABEL) <= room) {
                        boolean bright = Argb.luminance(color) > 0.18;
                        int ink = bright ? PlotTheme.DARK.background() : PlotTheme.DARK.text();
                        onto.text(s.label(), from + 6, area.centerY(), Type.LABEL, ink, Align.LEFT);
                    }
                }
            }
        });
    }

    private Box area() {
        return HeatmapLayout.of(box(), false, true).map();
    }

    private @Nullable Segment segmentAt(double x) {
        Box area = area();
        double seconds = window.range().at((x - area.x()) / area.width());
        for (Segment s : segments) {
            if (x >= area.x() && x <= area.right() && s.time().contains(seconds)) {
                return s;
            }
        }
        return null;
    }
}
