package org.melograph.ui.plot;

import java.util.Set;
import java.util.function.IntConsumer;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.Box;
import org.melograph.plot.Picture;
import org.melograph.plot.PicturePainter;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.Range;
import org.melograph.plot.ScatterLayout;
import org.melograph.plot.ScatterMap;
import org.melograph.plot.Stroke;

/**
 * A map of songs: wheel zooms around the pointer, dragging pans, a double click or F fits, a click picks the song under the
 * pointer, which is told as the pointer moves. Keys: arrows pan, + and - zoom.
 */
public final class ScatterView extends PlotView {
    private static final double REACH = 9;
    private static final double CLICK_REACH = 3;
    private static final double CLOSEST = 200;

    private @Nullable ScatterMap map;
    private ScatterMap.@Nullable Window window;
    private int hovered = -1;
    private IntConsumer onHover = point -> {};
    private IntConsumer onPick = point -> {};
    private double pressedX;
    private double pressedY;
    private boolean dragged;
    private @Nullable ScatterLayout pressedLayout;

    /** An empty view. */
    public ScatterView() {
        super("Choose a model to lay the library out by what it hears");
        setOnMouseMoved(e -> hover(pointAt(e.getX(), e.getY())));
        setOnMouseExited(e -> hover(-1));
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        setOnScroll(this::scrolled);
        setOnKeyPressed(this::key);
    }

    /** Shows a map, or nothing. While as many songs are shown as before, the part that is shown stays. */
    public void show(@Nullable ScatterMap picture) {
        ScatterMap before = map;
        boolean same = before != null
                && picture != null
                && before.points().size() == picture.points().size();
        map = picture;
        if (!same) {
            window = picture == null ? null : picture.window();
            hovered = -1;
        }
        describe();
        redraw();
    }

    /** Leaves classes out, by their indices. */
    public void hide(Set<Integer> classes) {
        ScatterMap shown = map;
        if (shown != null) {
            show(shown.withHidden(classes));
        }
    }

    /** Points songs out, by their indices; the others step back. */
    public void highlight(Set<Integer> points) {
        ScatterMap shown = map;
        if (shown != null) {
            show(shown.withHighlighted(points));
        }
    }

    /** Is told the index of the song under the pointer, and -1 when there is none. */
    public void setOnHover(IntConsumer listener) {
        onHover = listener;
    }

    /** Is told the index of the song that was picked. */
    public void setOnPick(IntConsumer listener) {
        onPick = listener;
    }

    /** Where a song lies in the control, for a tooltip beside it; null where it is not shown. */
    public @Nullable Point2D positionOf(int point) {
        ScatterMap shown = shown();
        if (shown == null || point < 0 || point >= shown.points().size()) {
            return null;
        }
        ScatterLayout layout = ScatterLayout.of(shown, box());
        ScatterMap.Point p = shown.points().get(point);
        return new Point2D(layout.px(p.x()), layout.py(p.y()));
    }

    /** Shows all songs. */
    public void fit() {
        window = null;
        redraw();
    }

    @Override
    public @Nullable Picture toPicture() {
        return shown();
    }

    @Override
    boolean isFilled() {
        return map != null;
    }

    @Override
    void paint(CanvasSurface onto, PlotTheme colors, Box box) {
        ScatterMap shown = shown();
        if (shown == null) {
            return;
        }
        PicturePainter.paint(shown, onto, colors, box);
        if (hovered >= 0 && hovered < shown.points().size()) {
            ScatterLayout layout = ScatterLayout.of(shown, box);
            ScatterMap.Point p = shown.points().get(hovered);
            double r = ScatterLayout.RADIUS + 3;
            onto.strokeRect(
                    layout.px(p.x()) - r, layout.py(p.y()) - r, 2 * r, 2 * r, r, Stroke.solid(colors.text(), 1.5));
        }
    }

    private @Nullable ScatterMap shown() {
        ScatterMap whole = map;
        ScatterMap.Window part = window;
        return whole == null || part == null ? whole : whole.withWindow(part);
    }

    private int pointAt(double x, double y) {
        ScatterMap shown = shown();
        return shown == null ? -1 : ScatterLayout.of(shown, box()).nearest(shown, x, y, REACH);
    }

    private void hover(int point) {
        if (point != hovered) {
            hovered = point;
            setCursor(point >= 0 ? Cursor.HAND : Cursor.DEFAULT);
            onHover.accept(point);
            redraw();
        }
    }

    private void pressed(MouseEvent e) {
        requestFocus();
        ScatterMap shown = shown();
        pressedX = e.getX();
        pressedY = e.getY();
        dragged = false;
        pressedLayout = shown == null ? null : ScatterLayout.of(shown, box());
    }

    private void dragged(MouseEvent e) {
        ScatterLayout from = pressedLayout;
        dragged |= Math.hypot(e.getX() - pressedX, e.getY() - pressedY) > CLICK_REACH;
        if (from != null && dragged) {
            setCursor(Cursor.CLOSED_HAND);
            move(
                    from.centerX() - (e.getX() - pressedX) / from.scale(),
                    from.centerY() + (e.getY() - pressedY) / from.scale(),
                    from.scale());
        }
    }

    private void released(MouseEvent e) {
        setCursor(hovered >= 0 ? Cursor.HAND : Cursor.DEFAULT);
        if (dragged || e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        int point = pointAt(e.getX(), e.getY());
        if (point >= 0) {
            onPick.accept(point);
        } else if (e.getClickCount() == 2) {
            fit();
        }
    }

    private void scrolled(ScrollEvent e) {
        zoom(Wheel.factor(e.getDeltaY()), e.getX(), e.getY());
        e.consume();
    }

    private void zoom(double factor, double px, double py) {
        ScatterMap shown = shown();
        if (shown == null) {
            return;
        }
        ScatterLayout now = ScatterLayout.of(shown, box());
        double whole = ScatterLayout.of(shown.withWindow(null), box()).scale();
        double scale = Math.clamp(now.scale() / factor, whole / 2, whole * CLOSEST);
        double x = now.mapX(px) - (px - now.box().centerX()) / scale;
        double y = now.mapY(py) + (py - now.box().centerY()) / scale;
        move(x, y, scale);
    }

    private void move(double centerX, double centerY, double scale) {
        double halfWidth = box().width() / 2 / scale;
        double halfHeight = box().height() / 2 / scale;
        window = new ScatterMap.Window(
                new Range(centerX - halfWidth, centerX + halfWidth),
                new Range(centerY - halfHeight, centerY + halfHeight));
        redraw();
    }

    private void key(KeyEvent e) {
        ScatterMap shown = shown();
        if (shown == null) {
            return;
        }
        ScatterLayout now = ScatterLayout.of(shown, box());
        double step = 40 / now.scale();
        switch (e.getCode()) {
            case LEFT -> move(now.centerX() - step, now.centerY(), now.scale());
            case RIGHT -> move(now.centerX() + step, now.centerY(), now.scale());
            case UP -> move(now.centerX(), now.centerY() + step, now.scale());
            case DOWN -> move(now.centerX(), now.centerY() - step, now.scale());
            case PLUS, ADD, EQUALS -> zoom(0.8, box().centerX(), box().centerY());
            case MINUS, SUBTRACT -> zoom(1.25, box().centerX(), box().centerY());
            case F, HOME -> fit();
            default -> {
                return;
            }
        }
        e.consume();
    }
}
