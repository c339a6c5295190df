package org.melograph.ui.plot;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.Align;
import org.melograph.plot.Argb;
import org.melograph.plot.Box;
import org.melograph.plot.ClassPalette;
import org.melograph.plot.HeatmapLayout;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.Range;
import org.melograph.plot.Stroke;
import org.melograph.plot.Type;

/**
 * What was said of each stretch of a song, as a strip of coloured segments; the surer, the higher. A click picks a
 * segment; so do the arrow keys, from change to change, and Enter.
 */
public final class TimelineView extends PlotView {
    private static final double HEIGHT = 18;
    private static final double GROUND = 0.28;
    private static final double MARK = 3;

    /**
     * One stretch.
     *
     * @param time in seconds
     * @param label what was said
     * @param classIndex whose colour it takes; -1 for none
     * @param levels how sure it was, 0 to 1, in equal steps of its time; empty where nobody said
     */
    public record Segment(Range time, String label, int classIndex, List<Double> levels) {
        public Segment {
            levels = List.copyOf(levels);
        }

        /** A stretch of which nobody said how sure it was. */
        public Segment(Range time, String label, int classIndex) {
            this(time, label, classIndex, List.of());
        }

        /** How sure it was at a time within it; NaN where nobody said. */
        public double levelAt(double seconds) {
            return levels.isEmpty()
                    ? Double.NaN
                    : levels.get(Math.clamp((int) (time.part(seconds) * levels.size()), 0, levels.size() - 1));
        }
    }

    /** A place in a segment. */
    public record Reading(Segment segment, double seconds) {}

    private final TimeWindow window;
    private final boolean underHeatmaps;
    private List<Segment> segments = List.of();
    private List<Range> marks = List.of();
    private int markClass = -1;
    private int chosen = -1;
    private Consumer<@Nullable Reading> onHover = reading -> {};
    private Consumer<Segment> onPick = segment -> {};

    /** An empty strip, in line with {@link HeatmapView}s of the same window. */
    public TimelineView(TimeWindow window) {
        this(window, true);
    }

    /** An empty strip; one that stands under no heatmaps takes its whole width. */
    public TimelineView(TimeWindow window, boolean underHeatmaps) {
        super("");
        this.window = window;
        this.underHeatmaps = underHeatmaps;
        setPrefHeight(HEIGHT);
        setMinHeight(HEIGHT);
        whileSeen(window.rangeProperty(), this::redraw);
        setOnMouseMoved(e -> {
            double seconds = secondsAt(e.getX());
            Segment under = segmentAt(seconds);
            setCursor(under == null ? Cursor.DEFAULT : Cursor.HAND);
            onHover.accept(under == null ? null : new Reading(under, seconds));
        });
        setOnMouseExited(e -> onHover.accept(null));
        setOnMouseClicked(e -> {
            Segment under = segmentAt(secondsAt(e.getX()));
            if (under != null) {
                choose(segments.indexOf(under));
                onPick.accept(under);
            }
        });
        setOnKeyPressed(this::key);
    }

    /** Shows other segments, in the order of their time. */
    public void show(List<Segment> said) {
        segments = List.copyOf(said);
        chosen = -1;
        setAccessibleText(segments.size() + " segments");
        redraw();
    }

    /** Marks stretches over the segments in the colour of a class; none for an empty list. */
    public void mark(List<Range> stretches, int classIndex) {
        marks = List.copyOf(stretches);
        markClass = classIndex;
        redraw();
    }

    /** The stretches that are marked. */
    public List<Range> marked() {
        return marks;
    }

    /** Is told what is under the pointer or chosen by key, and null when there is nothing. */
    public void setOnHover(Consumer<@Nullable Reading> listener) {
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
            for (int i = 0; i < segments.size(); i++) {
                paint(segments.get(i), i == chosen, onto, colors, area);
            }
            for (Range mark : marks) {
                double left = x(mark.low(), area);
                double right = Math.max(left + 1.5, x(mark.high(), area));
                int color = markClass < 0 ? colors.text() : ClassPalette.color(markClass);
                onto.fillRect(left, area.y(), right - left, area.height(), 0, Argb.fade(colors.text(), 0.10));
                onto.fillRect(left, area.y(), right - left, MARK, 0, color);
            }
        });
    }

    private void paint(Segment s, boolean isChosen, CanvasSurface onto, PlotTheme colors, Box area) {
        double left = x(s.time().low(), area);
        double right = x(s.time().high(), area);
        if (right <= area.x() || left >= area.right()) {
            return;
        }
        int color = s.classIndex() < 0 ? colors.faint() : ClassPalette.color(s.classIndex());
        double width = Math.max(1, right - left - 1);
        boolean plain = s.levels().isEmpty();
        onto.fillRect(left, area.y(), width, area.height(), 3, plain ? color : Argb.fade(color, GROUND));
        int steps = s.levels().size();
        for (int i = 0; i < steps; i++) {
            // Whole pixels, so that neighbours show no seam.
            double from = Math.rint(left + width * i / steps);
            double to = Math.rint(left + width * (i + 1) / steps);
            double height = area.height() * Math.clamp(s.levels().get(i), 0, 1);
            onto.fillRect(from, area.bottom() - height, to - from, height, 0, color);
        }
        double start = Math.max(left, area.x());
        double room = Math.min(right, area.right()) - start - 12;
        if (onto.textWidth(s.label(), Type.LABEL) <= room) {
            boolean bright = Argb.luminance(color) > 0.18;
            int ink = bright ? PlotTheme.DARK.background() : PlotTheme.DARK.text();
            onto.text(s.label(), start + 6, plain ? area.centerY() : area.bottom() - 9, Type.LABEL, ink, Align.LEFT);
        }
        if (isChosen) {
            onto.strokeRect(left + 1, area.y() + 1, width - 2, area.height() - 2, 3, Stroke.solid(colors.text(), 1.5));
        }
    }

    private void key(KeyEvent e) {
        if (segments.isEmpty()) {
            return;
        }
        int last = segments.size() - 1;
        switch (e.getCode()) {
            case LEFT -> choose(Math.max(0, chosen - 1));
            case RIGHT -> choose(Math.min(last, chosen + 1));
            case HOME -> choose(0);
            case END -> choose(last);
            case ENTER -> {
                if (chosen >= 0) {
                    onPick.accept(segments.get(chosen));
                }
            }
            default -> {
                return;
            }
        }
        if (chosen >= 0) {
            Segment now = segments.get(chosen);
            setAccessibleText(now.label() + " from " + Math.round(now.time().low()) + " s");
            onHover.accept(new Reading(now, now.time().low()));
        }
        e.consume();
    }

    private void choose(int segment) {
        chosen = segment;
        redraw();
    }

    private Box area() {
        return underHeatmaps ? HeatmapLayout.of(box(), false, true).map() : box();
    }

    private double x(double seconds, Box area) {
        return area.x() + window.range().part(seconds) * area.width();
    }

    private double secondsAt(double x) {
        Box area = area();
        return x < area.x() || x > area.right() ? Double.NaN : window.range().at((x - area.x()) / area.width());
    }

    private @Nullable Segment segmentAt(double seconds) {
        for (Segment s : segments) {
            if (s.time().contains(seconds)) {
                return s;
            }
        }
        return null;
    }
}
