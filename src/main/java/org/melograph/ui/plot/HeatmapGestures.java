package org.melograph.ui.plot;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.Heatmap;
import org.melograph.plot.HeatmapLayout;
import org.melograph.plot.Range;
import org.melograph.plot.RowLayout;

/** What pointer, wheel and keys do to a {@link HeatmapView}. */
final class HeatmapGestures {
    private static final double CLICK_REACH = 3;
    private static final double KEY_ZOOM = 1.25;
    private static final double KEY_PAN = 0.1;

    private final HeatmapView view;
    private final TimeWindow window;
    private double pressedX;
    private double pressedY;
    private Range pressedTime = new Range(0, 1);
    private Range pressedRows = Heatmap.Window.ALL_ROWS;
    private boolean dragged;
    private boolean marking;

    HeatmapGestures(HeatmapView view, TimeWindow window) {
        this.view = view;
        this.window = window;
    }

    void install() {
        view.setOnMouseMoved(e -> view.point(view.readingAt(e.getX(), e.getY())));
        view.setOnMouseExited(e -> view.point(null));
        view.setOnMousePressed(this::pressed);
        view.setOnMouseDragged(this::dragged);
        view.setOnMouseReleased(this::released);
        view.setOnScroll(this::scrolled);
        view.setOnKeyPressed(this::key);
    }

    private void pressed(MouseEvent e) {
        view.requestFocus();
        pressedX = e.getX();
        pressedY = e.getY();
        pressedTime = window.range();
        pressedRows = view.rows();
        dragged = false;
        marking = e.isShiftDown() || view.markingProperty().get();
    }

    private void dragged(MouseEvent e) {
        Heatmap shown = view.shown();
        boolean moved = Math.hypot(e.getX() - pressedX, e.getY() - pressedY) > CLICK_REACH;
        if (shown == null || e.getButton() != MouseButton.PRIMARY || !(dragged || moved)) {
            return;
        }
        dragged = true;
        HeatmapLayout layout = view.heatmapLayout();
        if (marking) {
            view.select(region(shown, layout, e.getX(), e.getY()));
        } else {
            double seconds = (pressedX - e.getX()) / layout.map().width() * pressedTime.length();
            double parts = (e.getY() - pressedY) / layout.map().height() * pressedRows.length();
            window.show(pressedTime.low() + seconds, pressedTime.low() + seconds + pressedTime.length());
            view.showRows(pressedRows.low() + parts, pressedRows.high() + parts);
        }
        view.point(view.readingAt(e.getX(), e.getY()));
    }

    private @Nullable TimeSelection region(Heatmap shown, HeatmapLayout layout, double x, double y) {
        Heatmap.Window at = shown.window();
        double t1 = Math.clamp(
                layout.secondsAt(at, pressedX), at.time().low(), at.time().high());
        double t2 =
                Math.clamp(layout.secondsAt(at, x), at.time().low(), at.time().high());
        double p1 = Math.clamp(
                layout.partAt(at, pressedY), at.rows().low(), at.rows().high());
        double p2 = Math.clamp(layout.partAt(at, y), at.rows().low(), at.rows().high());
        if (t1 == t2 || p1 == p2) {
            return null;
        }
        Range rows = new Range(Math.min(p1, p2), Math.max(p1, p2));
        RowLayout rowLayout = shown.layout();
        double low = rowLayout.hertzAt(rows.low());
        Range hertz = Double.isNaN(low) ? null : new Range(low, rowLayout.hertzAt(rows.high()));
        return new TimeSelection(new Range(Math.min(t1, t2), Math.max(t1, t2)), rows, hertz);
    }

    private void released(MouseEvent e) {
        Heatmap shown = view.shown();
        if (dragged || shown == null || e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (e.getClickCount() == 2) {
            view.fit();
        } else if (marking) {
            view.select(null);
        } else if (view.heatmapLayout().map().contains(e.getX(), e.getY())) {
            view.seek(view.heatmapLayout().secondsAt(shown.window(), e.getX()));
        }
    }

    private void scrolled(ScrollEvent e) {
        Heatmap shown = view.shown();
        if (shown == null) {
            return;
        }
        double dx = e.getDeltaX();
        double dy = e.getDeltaY();
        if (e.isControlDown() || e.isShortcutDown()) {
            zoomRows(Wheel.factor(dy), view.heatmapLayout().partAt(shown.window(), e.getY()));
        } else if (e.isShiftDown() || Math.abs(dx) > Math.abs(dy)) {
            double pixels = Math.abs(dx) > Math.abs(dy) ? dx : dy;
            window.pan(-pixels
                    / view.heatmapLayout().map().width()
                    * window.range().length());
        } else if (e.isAltDown()) {
            panRows(dy / view.heatmapLayout().map().height());
        } else {
            window.zoom(Wheel.factor(dy), view.heatmapLayout().secondsAt(shown.window(), e.getX()));
        }
        e.consume();
    }

    private void zoomRows(double factor, double around) {
        Range rows = view.rows();
        double width = Math.min(1, rows.length() * factor);
        double low = around - rows.part(around) * width;
        view.showRows(low, low + width);
    }

    private void panRows(double part) {
        double move = part * view.rows().length();
        view.showRows(view.rows().low() + move, view.rows().high() + move);
    }

    private void key(KeyEvent e) {
        double middle = window.range().contains(window.cursor())
                ? window.cursor()
                : window.range().at(0.5);
        boolean upright = e.isControlDown() || e.isShortcutDown();
        switch (e.getCode()) {
            case LEFT -> window.pan(-KEY_PAN * window.range().length());
            case RIGHT -> window.pan(KEY_PAN * window.range().length());
            case UP -> {
                if (upright) {
                    zoomRows(1 / KEY_ZOOM, view.rows().at(0.5));
                } else {
                    panRows(KEY_PAN);
                }
            }
            case DOWN -> {
                if (upright) {
                    zoomRows(KEY_ZOOM, view.rows().at(0.5));
                } else {
                    panRows(-KEY_PAN);
                }
            }
            case PLUS, ADD, EQUALS -> window.zoom(1 / KEY_ZOOM, middle);
            case MINUS, SUBTRACT -> window.zoom(KEY_ZOOM, middle);
            case HOME -> window.pan(-window.length());
            case END -> window.pan(window.length());
            case F -> view.fit();
            case ESCAPE -> view.select(null);
            default -> {
                return;
            }
        }
        e.consume();
    }
}
