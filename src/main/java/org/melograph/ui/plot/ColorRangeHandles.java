package org.melograph.ui.plot;

import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import org.melograph.plot.Box;
import org.melograph.plot.Heatmap;
import org.melograph.plot.Range;
import org.melograph.plot.Ticks;

/**
 * Two handles at the colour bar of a {@link HeatmapView}: the values that take its lowest and its highest colour. Each can be
 * dragged; between them both move together. A double click takes all values again.
 */
final class ColorRangeHandles extends Region {
    private static final double REACH = 7;
    private static final double OUTSIDE = 6;
    private static final double NARROWEST = 0.02;

    private enum Grip {
        LOW,
        HIGH,
        BOTH
    }

    private final HeatmapView view;
    private final Polygon low = new Polygon(0, -4, 6, 0, 0, 4);
    private final Polygon high = new Polygon(0, -4, 6, 0, 0, 4);
    private Grip grip = Grip.BOTH;
    private double pressedY;
    private Range pressed = new Range(0, 1);

    ColorRangeHandles(HeatmapView view) {
        this.view = view;
        setManaged(false);
        setFocusTraversable(false);
        setId("color-range");
        getStyleClass().add("color-range");
        for (Polygon handle : new Polygon[] {low, high}) {
            handle.setManaged(false);
            handle.setMouseTransparent(true);
            handle.getStyleClass().add("handle");
            getChildren().add(handle);
        }
        // Tooltips can be made on the JavaFX thread alone, views anywhere.
        setOnMouseEntered(e -> {
            Tooltip.install(
                    this,
                    new Tooltip("Drag an end to see what lies between fewer values; a double click takes all again"));
            setOnMouseEntered(null);
        });
        setOnMouseMoved(e -> {
            setCursor(gripAt(e.getY()) == Grip.BOTH ? Cursor.OPEN_HAND : Cursor.V_RESIZE);
            e.consume();
        });
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(MouseEvent::consume);
        setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
                view.colorRangeProperty().set(null);
            }
        });
    }

    /** Stands where the colour bar does. */
    void place() {
        Heatmap shown = view.shown();
        Heatmap whole = view.heatmapProperty().get();
        setVisible(shown != null);
        if (shown != null && whole != null) {
            Box bar = view.heatmapLayout().colorBar();
            resizeRelocate(bar.x() - OUTSIDE, bar.y(), bar.width() + OUTSIDE, bar.height());
            low.setLayoutY(y(whole, shown.range().low()));
            high.setLayoutY(y(whole, shown.range().high()));
            setAccessibleText("Colours from " + Ticks.number(shown.range().low(), 1) + " to "
                    + Ticks.number(shown.range().high(), 1) + " " + shown.unit());
        }
    }

    private double y(Heatmap whole, double value) {
        return Math.clamp((1 - whole.range().part(value)) * getHeight(), 0.0, Math.max(0, getHeight()));
    }

    private Grip gripAt(double y) {
        double toLow = Math.abs(y - low.getLayoutY());
        double toHigh = Math.abs(y - high.getLayoutY());
        return Math.min(toLow, toHigh) > REACH ? Grip.BOTH : toLow < toHigh ? Grip.LOW : Grip.HIGH;
    }

    private void pressed(MouseEvent e) {
        Heatmap shown = view.shown();
        if (shown != null) {
            grip = gripAt(e.getY());
            pressedY = e.getY();
            pressed = shown.range();
        }
        e.consume();
    }

    private void dragged(MouseEvent e) {
        Heatmap whole = view.heatmapProperty().get();
        if (whole != null && e.getButton() == MouseButton.PRIMARY && e.getY() != pressedY) {
            Range all = whole.range();
            double by = (pressedY - e.getY()) / Math.max(1, getHeight()) * all.length();
            double least = NARROWEST * all.length();
            Range now = switch (grip) {
                case LOW -> {
                    double to = Math.clamp(pressed.low() + by, all.low(), pressed.high() - least);
                    yield new Range(to, pressed.high());
                }
                case HIGH -> {
                    double to = Math.clamp(pressed.high() + by, pressed.low() + least, all.high());
                    yield new Range(pressed.low(), to);
                }
                case BOTH -> {
                    double to = Math.clamp(pressed.low() + by, all.low(), all.high() - pressed.length());
                    yield new Range(to, to + pressed.length());
                }
            };
            view.colorRangeProperty().set(now.equals(all) ? null : now);
        }
        e.consume();
    }
}
