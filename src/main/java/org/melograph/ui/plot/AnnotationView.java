package org.melograph.ui.plot;

import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.melograph.music.Annotation;
import org.melograph.music.AnnotationLayer;
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
 * The annotations of a song, a row for each layer, in line with the heatmaps of the same window. A drag draws a stretch, moves
 * one, or one of its ends; a click picks one; a double click asks for its text.
 */
public final class AnnotationView extends PlotView {
    /** The height of a layer's row, in pixels. */
    public static final double ROW = 20;

    private static final double GAP = 2;

    /** So near to an end, in pixels, it is the end that is dragged. */
    private static final double EDGE = 5;

    /** A press that moves less is a click. */
    private static final double CLICK = 3;

    /**
     * An annotation of a layer.
     *
     * @param layer counted from the top
     */
    public record Mark(int layer, Annotation annotation) {}

    /**
     * Times of an annotation in seconds, equal for a moment.
     *
     * @param start before {@code end}, or equal
     */
    public record Span(double start, double end) {}

    /** Is told what the user does. */
    public interface Hand {
        /** The pointer is over an annotation; null for none. */
        void hovered(@Nullable Mark mark);

        /** An annotation was clicked. */
        void picked(Mark mark);

        /** A free place of a layer was clicked, at a time in seconds. */
        void sought(int layer, double seconds);

        /** A stretch was drawn in a layer. */
        void drawn(int layer, Span time);

        /** An annotation was moved, or one of its ends. */
        void moved(Mark mark, Span time);

        /** The text of an annotation is to be written. */
        void naming(Mark mark);

        /** The picked annotation is to be taken away. */
        void removed();

        /** The annotation before or after the picked one is to be picked. */
        void stepped(int by);
    }

    private enum Grip {
        START,
        END,
        ALL,
        NEW
    }

    /** What is being dragged, and where it was pressed, in seconds. */
    private record Drag(Grip grip, int layer, @Nullable Annotation annotation, double pressed) {}

    private final TimeWindow window;
    private final Hand hand;
    private List<AnnotationLayer> layers = List.of();
    private @Nullable Mark picked;
    private @Nullable Drag drag;
    private @Nullable Span dragged;
    private double pressedX;

    /** An empty view. */
    public AnnotationView(TimeWindow window, Hand hand) {
        super("");
        this.window = window;
        this.hand = hand;
        whileSeen(window.rangeProperty(), this::redraw);
        whileSeen(window.cursorProperty(), this::redraw);
        setOnMouseMoved(this::hover);
        setOnMouseExited(e -> hand.hovered(null));
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnKeyPressed(this::key);
    }

    /**
     * Shows layers from top to bottom.
     *
     * @param mark the picked annotation; null for none
     */
    public void show(List<AnnotationLayer> shown, @Nullable Mark mark) {
        layers = List.copyOf(shown);
        picked = mark;
        double height = Math.max(1, layers.size()) * (ROW + GAP);
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        setAccessibleText(layers.size() + " layers of annotations");
        redraw();
    }

    /** Where an annotation stands in the view. */
    public Box boxOf(Mark mark) {
        Box row = row(mark.layer());
        double left = x(mark.annotation().start());
        return new Box(left, row.y(), Math.max(1, x(mark.annotation().end()) - left), row.height());
    }

    @Override
    boolean isFilled() {
        return !layers.isEmpty();
    }

    @Override
    void paint(CanvasSurface onto, PlotTheme colors, Box box) {
        for (int i = 0; i < layers.size(); i++) {
            int layer = i;
            Box row = row(i);
            onto.fillRect(row.x(), row.y(), row.width(), row.height(), 3, colors.panel());
            onto.text(
                    shortened(onto, layers.get(i).name(), row.x() - 12),
                    row.x() - 6,
                    row.centerY(),
                    Type.LABEL,
                    colors.secondary(),
                    Align.RIGHT);
            onto.clip(row, () -> paintLayer(layer, onto, colors, row));
        }
        Box area = area();
        double cursor = x(window.cursor());
        if (cursor >= area.x() && cursor <= area.right()) {
            onto.line(cursor, area.y(), cursor, area.bottom(), Stroke.solid(colors.accent(), 1.5));
        }
    }

    private void paintLayer(int layer, CanvasSurface onto, PlotTheme colors, Box row) {
        List<Annotation> annotations = layers.get(layer).annotations();
        int color = ClassPalette.color(layers.get(layer).color());
        Drag held = drag;
        Range range = window.range();
        for (int i = 0; i < annotations.size() && annotations.get(i).start() <= range.high(); i++) {
            Annotation a = annotations.get(i);
            if (held != null && held.layer == layer && a.equals(held.annotation) && dragged != null) {
                a = a.at(dragged.start(), dragged.end());
            }
            double next = i + 1 < annotations.size() ? annotations.get(i + 1).start() : Double.POSITIVE_INFINITY;
            if (a.end() >= range.low()) {
                paint(a, next, new Mark(layer, annotations.get(i)).equals(picked), color, onto, colors, row);
            }
        }
        if (held != null && held.layer == layer && held.grip == Grip.NEW && dragged != null) {
            Annotation drawn = Annotation.region(dragged.start(), dragged.end(), "");
            paint(drawn, Double.POSITIVE_INFINITY, true, color, onto, colors, row);
        }
    }

    private void paint(
            Annotation a, double next, boolean strong, int color, CanvasSurface onto, PlotTheme colors, Box row) {
        double left = x(a.start());
        double right = x(a.end());
        double room;
        if (a.isPoint()) {
            onto.line(left, row.y(), left, row.bottom(), Stroke.solid(color, strong ? 3 : 1.5));
            room = Math.min(x(next), row.right()) - left - 8;
        } else {
            double width = Math.max(2, right - left);
            onto.fillRect(left, row.y(), width, row.height(), 3, Argb.fade(color, strong ? 0.55 : 0.3));
            onto.fillRect(left, row.y(), 2, row.height(), 0, color);
            if (a.band() != null) {
                // A band is told by a stripe at the foot.
                onto.fillRect(left, row.bottom() - 3, width, 3, 0, color);
            }
            if (strong) {
                onto.strokeRect(left + 0.5, row.y() + 0.5, width - 1, row.height() - 1, 3, Stroke.solid(color, 1));
            }
            room = Math.min(right, row.right()) - Math.max(left, row.x()) - 10;
        }
        if (room > 12 && !a.label().isEmpty()) {
            double from = Math.max(left, row.x()) + 6;
            onto.text(shortened(onto, a.label(), room), from, row.centerY(), Type.LABEL, colors.text(), Align.LEFT);
        }
    }

    /** As much of a text as there is room for; nothing where not even a letter is. */
    private static String shortened(CanvasSurface onto, String text, double room) {
        if (onto.textWidth(text, Type.LABEL) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 0 && onto.textWidth(text.substring(0, end) + "…", Type.LABEL) > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return end == 0 ? "" : text.substring(0, end) + "…";
    }

    private Box area() {
        return HeatmapLayout.of(box(), false, true).map();
    }

    private Box row(int layer) {
        Box area = area();
        return new Box(area.x(), area.y() + layer * (ROW + GAP), area.width(), ROW);
    }

    private double x(double seconds) {
        Box area = area();
        return area.x() + window.range().part(seconds) * area.width();
    }

    private double secondsAt(double x) {
        Box area = area();
        double part = (x - area.x()) / Math.max(1, area.width());
        return Math.clamp(window.range().at(part), 0, window.length());
    }

    private int layerAt(double y) {
        int layer = (int) ((y - area().y()) / (ROW + GAP));
        return layer >= 0 && layer < layers.size() ? layer : -1;
    }

    /** What lies under the pointer: the picked annotation first, then the one that is drawn on top. */
    private @Nullable Drag under(double x, double y) {
        int layer = layerAt(y);
        Box area = area();
        if (layer < 0 || x < area.x() || x > area.right()) {
            return null;
        }
        double pressed = secondsAt(x);
        Mark chosen = picked;
        if (chosen != null && chosen.layer() == layer) {
            Grip grip = grip(chosen.annotation(), x);
            if (grip != null) {
                return new Drag(grip, layer, chosen.annotation(), pressed);
            }
        }
        List<Annotation> annotations = layers.get(layer).annotations();
        for (int i = annotations.size() - 1; i >= 0; i--) {
            Grip grip = grip(annotations.get(i), x);
            if (grip != null) {
                return new Drag(grip, layer, annotations.get(i), pressed);
            }
        }
        return new Drag(Grip.NEW, layer, null, pressed);
    }

    private @Nullable Grip grip(Annotation a, double x) {
        double left = x(a.start());
        double right = x(a.end());
        if (x < left - EDGE || x > right + EDGE) {
            return null;
        }
        if (a.isPoint()) {
            return Grip.ALL;
        }
        boolean narrow = right - left < 3 * EDGE;
        if (Math.abs(x - left) <= EDGE && !(narrow && x > left)) {
            return Grip.START;
        }
        if (Math.abs(x - right) <= EDGE && !(narrow && x < right)) {
            return Grip.END;
        }
        return x >= left && x <= right ? Grip.ALL : null;
    }

    private void hover(MouseEvent e) {
        Drag there = under(e.getX(), e.getY());
        hand.hovered(there == null || there.annotation == null ? null : new Mark(there.layer, there.annotation));
        setCursor(
                there == null
                        ? Cursor.DEFAULT
                        : switch (there.grip) {
                            case START, END -> Cursor.H_RESIZE;
                            case ALL -> Cursor.HAND;
                            case NEW -> Cursor.CROSSHAIR;
                        });
    }

    private void press(MouseEvent e) {
        requestFocus();
        drag = e.getButton() == MouseButton.PRIMARY ? under(e.getX(), e.getY()) : null;
        dragged = null;
        pressedX = e.getX();
        e.consume();
    }

    private void drag(MouseEvent e) {
        Drag held = drag;
        if (held == null || (dragged == null && Math.abs(e.getX() - pressedX) < CLICK)) {
            return;
        }
        double now = secondsAt(e.getX());
        Annotation a = held.annotation;
        if (a == null) {
            dragged = new Span(Math.min(held.pressed, now), Math.max(held.pressed, now));
        } else {
            dragged = switch (held.grip) {
                case START -> new Span(Math.min(now, a.end()), a.end());
                case END -> new Span(a.start(), Math.max(now, a.start()));
                case ALL, NEW -> {
                    double length = a.end() - a.start();
                    double last = Math.max(0, window.length() - length);
                    double start = Math.clamp(a.start() + now - held.pressed, 0, last);
                    yield new Span(start, start + length);
                }
            };
        }
        redraw();
        e.consume();
    }

    private void release(MouseEvent e) {
        Drag held = drag;
        Span time = dragged;
        drag = null;
        dragged = null;
        if (held == null) {
            return;
        }
        Annotation a = held.annotation;
        if (time != null && a != null) {
            hand.moved(new Mark(held.layer, a), time);
        } else if (time != null) {
            hand.drawn(held.layer, time);
        } else if (a == null) {
            hand.sought(held.layer, held.pressed);
        } else if (e.getClickCount() == 2) {
            hand.naming(new Mark(held.layer, a));
        } else {
            hand.picked(new Mark(held.layer, a));
        }
        redraw();
        e.consume();
    }

    /** The annotation at a place of the view; null for none. */
    public @Nullable Mark markAt(double x, double y) {
        Drag there = under(x, y);
        return there == null || there.annotation == null ? null : new Mark(there.layer, there.annotation);
    }

    private void key(KeyEvent e) {
        Mark mark = picked;
        switch (e.getCode()) {
            case DELETE, BACK_SPACE -> hand.removed();
            case LEFT -> hand.stepped(-1);
            case RIGHT -> hand.stepped(1);
            case ENTER -> {
                if (mark != null) {
                    hand.naming(mark);
                }
            }
            default -> {
                return;
            }
        }
        e.consume();
    }
}
