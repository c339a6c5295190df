package org.melograph.ui.plot;

import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.Box;
import org.melograph.plot.Heatmap;
import org.melograph.plot.HeatmapLayout;
import org.melograph.plot.Range;

/** What pointer, wheel, trackpad and keys do to a {@link TimePane}. */
final class PaneGestures {
    private static final double CLICK_REACH = 3;
    private static final double EDGE_REACH = 4;
    private static final double THUMB_REACH = 6;
    private static final double KEY_ZOOM = 1.25;
    private static final double KEY_PAN = 0.1;
    private static final double PAGE = 0.9;
    private static final double THINNEST_BOX = 6;

    /** What a press took hold of. */
    private enum Grip {
        /** The map: moved, marked, measured or zoomed into. */
        MOVE,
        SELECT,
        MEASURE,
        ZOOM,
        /** An edge of the marked stretch. */
        LEFT_EDGE,
        RIGHT_EDGE,
        LOW_EDGE,
        HIGH_EDGE,
        /** The scroll bar of the upright axis, or its labels. */
        THUMB,
        LABELS
    }

    private final TimePane pane;
    private final TimeWindow window;
    private double pressedX;
    private double pressedY;
    private Range pressedTime = new Range(0, 1);
    private Range pressedRows = Heatmap.Window.ALL_ROWS;
    private boolean dragged;
    private boolean fingers;
    private Grip grip = Grip.MOVE;

    PaneGestures(TimePane pane, TimeWindow window) {
        this.pane = pane;
        this.window = window;
    }

    void install() {
        pane.setOnMouseMoved(this::moved);
        pane.setOnMouseExited(e -> pane.pointNowhere());
        pane.setOnMousePressed(this::pressed);
        pane.setOnMouseDragged(this::dragged);
        pane.setOnMouseReleased(this::released);
        // Only trackpads and touch screens tell where a turn begins and ends.
        pane.setOnScrollStarted(e -> fingers = true);
        pane.setOnScrollFinished(e -> fingers = false);
        pane.setOnScroll(this::scrolled);
        pane.setOnZoom(this::pinched);
        pane.setOnKeyPressed(this::key);
    }

    private void moved(MouseEvent e) {
        pane.point(e.getX(), e.getY());
        if (pane.isFilled()) {
            pane.setCursor(
                    switch (gripAt(e)) {
                        case LEFT_EDGE, RIGHT_EDGE -> Cursor.H_RESIZE;
                        case LOW_EDGE, HIGH_EDGE, LABELS, THUMB -> Cursor.V_RESIZE;
                        case MOVE, SELECT, MEASURE, ZOOM ->
                            pane.heatmapLayout().map().contains(e.getX(), e.getY()) ? Cursor.CROSSHAIR : Cursor.DEFAULT;
                    });
        }
    }

    private void pressed(MouseEvent e) {
        pane.requestFocus();
        pressedX = e.getX();
        pressedY = e.getY();
        pressedTime = window.range();
        pressedRows = pane.rows();
        dragged = false;
        grip = gripAt(e);
    }

    private Grip gripAt(MouseEvent e) {
        if (e.isShiftDown()) {
            return Grip.SELECT;
        }
        if (e.isControlDown() || e.isShortcutDown()) {
            return Grip.MEASURE;
        }
        if (e.isAltDown()) {
            return Grip.ZOOM;
        }
        Box map = pane.heatmapLayout().map();
        if (e.getX() < map.x()) {
            return Grip.LABELS;
        }
        Box thumb = pane.marks().thumb();
        if (thumb != null && thumb.inset(-THUMB_REACH).contains(e.getX(), e.getY())) {
            return Grip.THUMB;
        }
        Grip edge = edgeAt(e.getX(), e.getY());
        if (edge != null) {
            return edge;
        }
        return switch (pane.toolProperty().get()) {
            case MOVE -> Grip.MOVE;
            case SELECT -> Grip.SELECT;
            case MEASURE -> Grip.MEASURE;
        };
    }

    private @Nullable Grip edgeAt(double x, double y) {
        TimeSelection marked = window.selectionProperty().get();
        Box area = marked == null ? null : pane.boxOf(marked);
        if (marked == null || area == null || !area.inset(-EDGE_REACH).contains(x, y)) {
            return null;
        }
        HeatmapLayout layout = pane.heatmapLayout();
        if (Math.abs(x - layout.x(pane.shownWindow(), marked.time().low())) <= EDGE_REACH) {
            return Grip.LEFT_EDGE;
        }
        if (Math.abs(x - layout.x(pane.shownWindow(), marked.time().high())) <= EDGE_REACH) {
            return Grip.RIGHT_EDGE;
        }
        if (marked.hertz() == null || !pane.bindsFrequencies()) {
            return null;
        }
        if (Math.abs(y - area.bottom()) <= EDGE_REACH) {
            return Grip.LOW_EDGE;
        }
        return Math.abs(y - area.y()) <= EDGE_REACH ? Grip.HIGH_EDGE : null;
    }

    private void dragged(MouseEvent e) {
        boolean moved = Math.hypot(e.getX() - pressedX, e.getY() - pressedY) > CLICK_REACH;
        if (!pane.isFilled() || e.getButton() != MouseButton.PRIMARY || !(dragged || moved)) {
            return;
        }
        dragged = true;
        Box map = pane.heatmapLayout().map();
        double parts = (e.getY() - pressedY) / map.height() * pressedRows.length();
        switch (grip) {
            case MOVE -> {
                double seconds = (pressedX - e.getX()) / map.width() * pressedTime.length();
                window.show(pressedTime.low() + seconds, pressedTime.low() + seconds + pressedTime.length());
                pane.showRows(pressedRows.low() + parts, pressedRows.high() + parts);
            }
            case SELECT -> window.selectionProperty().set(selection(e.getX(), e.getY()));
            case MEASURE -> pane.measure(measure(e.getX(), e.getY()));
            case ZOOM -> pane.marks().zoomBox(pane.boxOf(stretch(e.getX()), height(e.getY())));
            case LABELS -> pane.showRows(pressedRows.low() + parts, pressedRows.high() + parts);
            case THUMB -> {
                double up = (pressedY - e.getY()) / map.height();
                pane.showRows(pressedRows.low() + up, pressedRows.high() + up);
            }
            case LEFT_EDGE, RIGHT_EDGE, LOW_EDGE, HIGH_EDGE -> moveEdge(e.getX(), e.getY());
        }
        pane.point(e.getX(), e.getY());
    }

    private double secondsAt(double x) {
        Range time = window.range();
        return Math.clamp(pane.heatmapLayout().secondsAt(pane.shownWindow(), x), time.low(), time.high());
    }

    private double partAt(double y) {
        Range rows = pane.rows();
        return Math.clamp(pane.heatmapLayout().partAt(pane.shownWindow(), y), rows.low(), rows.high());
    }

    private Range stretch(double x) {
        return between(secondsAt(pressedX), secondsAt(x));
    }

    private Range height(double y) {
        return between(partAt(pressedY), partAt(y));
    }

    private static Range between(double one, double other) {
        double low = Math.min(one, other);
        return new Range(low, Math.max(Math.nextUp(low + 1e-9), Math.max(one, other)));
    }

    // A stretch that is drawn flat means all frequencies.
    private TimeSelection selection(double x, double y) {
        boolean bound = pane.bindsFrequencies() && Math.abs(y - pressedY) > THINNEST_BOX;
        Range parts = height(y);
        Range hertz = bound ? between(pane.hertzAt(parts.low()), pane.hertzAt(parts.high())) : null;
        return new TimeSelection(stretch(x), hertz);
    }

    private Measure measure(double x, double y) {
        Range parts = height(y);
        boolean frequencies = pane.hasFrequencies();
        return new Measure(
                secondsAt(pressedX),
                secondsAt(x),
                frequencies ? pane.hertzAt(partAt(pressedY)) : Double.NaN,
                frequencies ? pane.hertzAt(partAt(y)) : Double.NaN,
                parts,
                pane.level(stretch(x), parts));
    }

    private void moveEdge(double x, double y) {
        TimeSelection marked = window.selectionProperty().get();
        if (marked == null) {
            return;
        }
        Range time = marked.time();
        Range hertz = marked.hertz();
        switch (grip) {
            case LEFT_EDGE -> time = new Range(Math.min(secondsAt(x), time.high() - TimeWindow.SHORTEST), time.high());
            case RIGHT_EDGE -> time = new Range(time.low(), Math.max(secondsAt(x), time.low() + TimeWindow.SHORTEST));
            case LOW_EDGE -> {
                if (hertz != null) {
                    hertz = new Range(Math.min(pane.hertzAt(partAt(y)), hertz.high() - 1), hertz.high());
                }
            }
            case HIGH_EDGE -> {
                if (hertz != null) {
                    hertz = new Range(hertz.low(), Math.max(pane.hertzAt(partAt(y)), hertz.low() + 1));
                }
            }
            default -> {}
        }
        window.selectionProperty().set(new TimeSelection(time, hertz));
    }

    private void released(MouseEvent e) {
        if (!pane.isFilled() || e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (dragged) {
            if (grip == Grip.ZOOM) {
                zoomInto(e.getX(), e.getY());
            }
        } else if (e.getClickCount() == 2) {
            doubleClicked();
        } else if (grip == Grip.SELECT) {
            window.selectionProperty().set(null);
        } else if (grip == Grip.MEASURE) {
            pane.measure(null);
        } else if (grip == Grip.MOVE && pane.heatmapLayout().map().contains(e.getX(), e.getY())) {
            pane.seek(pane.heatmapLayout().secondsAt(pane.shownWindow(), e.getX()));
        }
    }

    private void doubleClicked() {
        if (grip == Grip.LABELS || grip == Grip.THUMB) {
            pane.fitRows();
        } else {
            pane.fit();
        }
    }

    private void zoomInto(double x, double y) {
        pane.marks().zoomBox(null);
        Range time = stretch(x);
        Range parts = height(y);
        boolean upright = Math.abs(y - pressedY) > THINNEST_BOX;
        if (Math.abs(x - pressedX) > THINNEST_BOX) {
            window.show(time.low(), time.high());
        }
        if (upright) {
            pane.showRows(parts.low(), parts.high());
        }
    }

    private void scrolled(ScrollEvent e) {
        if (!pane.isFilled()) {
            return;
        }
        double dx = e.getDeltaX();
        double dy = e.getDeltaY();
        Box map = pane.heatmapLayout().map();
        boolean sideways = Math.abs(dx) > Math.abs(dy);
        boolean labels = e.getX() < map.x();
        boolean beside = e.getX() >= map.right();
        if (e.isControlDown() || e.isShortcutDown()) {
            zoomRows(Wheel.factor(sideways ? dx : dy), partAt(e.getY()));
        } else if (e.isShiftDown() || sideways) {
            window.pan(-(sideways ? dx : dy) / map.width() * window.range().length());
        } else if (e.isAltDown()) {
            panRows(dy / map.height());
        } else if (fingers || e.isInertia() || beside) {
            return;
        } else if (labels) {
            zoomRows(Wheel.factor(dy), partAt(e.getY()));
        } else {
            window.zoom(Wheel.factor(dy), pane.heatmapLayout().secondsAt(pane.shownWindow(), e.getX()));
        }
        pane.point(e.getX(), e.getY());
        e.consume();
    }

    private void pinched(ZoomEvent e) {
        if (pane.isFilled() && e.getZoomFactor() > 0) {
            double factor = 1 / e.getZoomFactor();
            if (e.isControlDown()
                    || e.isShortcutDown()
                    || e.getX() < pane.heatmapLayout().map().x()) {
                zoomRows(factor, partAt(e.getY()));
            } else {
                window.zoom(factor, pane.heatmapLayout().secondsAt(pane.shownWindow(), e.getX()));
            }
            e.consume();
        }
    }

    private void zoomRows(double factor, double around) {
        Range rows = pane.rows();
        double width = Math.min(1, rows.length() * factor);
        double low = around - rows.part(around) * width;
        pane.showRows(low, low + width);
    }

    private void panRows(double part) {
        double move = part * pane.rows().length();
        pane.showRows(pane.rows().low() + move, pane.rows().high() + move);
    }

    private void key(KeyEvent e) {
        double middle = window.range().contains(window.cursor())
                ? window.cursor()
                : window.range().at(0.5);
        boolean upright = e.isControlDown() || e.isShortcutDown();
        double length = window.range().length();
        switch (e.getCode()) {
            case LEFT -> window.pan(-KEY_PAN * length);
            case RIGHT -> window.pan(KEY_PAN * length);
            case PAGE_UP -> window.pan(-PAGE * length);
            case PAGE_DOWN -> window.pan(PAGE * length);
            case UP, DOWN -> {
                boolean up = e.getCode() == javafx.scene.input.KeyCode.UP;
                if (upright) {
                    zoomRows(up ? 1 / KEY_ZOOM : KEY_ZOOM, pane.rows().at(0.5));
                } else if (pane.rows().equals(Heatmap.Window.ALL_ROWS)) {
                    // Nothing to scroll here: the stack of panes may.
                    return;
                } else {
                    panRows(up ? KEY_PAN : -KEY_PAN);
                }
            }
            case PLUS, ADD, EQUALS -> zoomBy(1 / KEY_ZOOM, upright, middle);
            case MINUS, SUBTRACT -> zoomBy(KEY_ZOOM, upright, middle);
            case HOME -> window.pan(-window.length());
            case END -> window.pan(window.length());
            case F -> pane.fit();
            case ESCAPE -> {
                if (pane.measureProperty().get() != null) {
                    pane.measure(null);
                } else if (window.selectionProperty().get() != null) {
                    window.selectionProperty().set(null);
                } else {
                    return;
                }
            }
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void zoomBy(double factor, boolean upright, double middle) {
        if (upright) {
            zoomRows(factor, pane.rows().at(0.5));
        } else {
            window.zoom(factor, middle);
        }
    }
}
