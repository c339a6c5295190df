package org.melograph.ui.plot;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeType;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.Argb;
import org.melograph.plot.Box;
import org.melograph.plot.Heatmap;
import org.melograph.plot.HeatmapLayout;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.Range;
import org.melograph.plot.Type;

/**
 * What stands above the picture of a {@link TimePane} and moves without drawing it anew: the place that plays, the pointer's
 * time, the marked stretch, the measure, the box that is drawn to zoom, the scroll bar of the upright axis.
 */
final class PaneMarks {
    // White with a dark seam is seen on every colour of every map.
    private static final Color SEAM = Color.gray(0, 0.55);
    private static final double SCROLL_WIDTH = 4;
    private static final double SHORTEST_THUMB = 16;
    private static final double ROOM_FOR_LINES = 90;
    private static final double FIGURES_PADDING = 8;

    private final TimePane pane;
    private final boolean onColours;
    private final Rectangle cursor = new Rectangle(2, 0);
    private final Rectangle pointer = new Rectangle(1, 0);
    private final Rectangle selectionSeam = new Rectangle();
    private final Rectangle selection = new Rectangle();
    private final Rectangle measure = new Rectangle();
    private final Rectangle zoomBox = new Rectangle();
    private final Rectangle thumb = new Rectangle(SCROLL_WIDTH, 0);
    private final Text figuresText = new Text();
    private final Pane figures = new Pane(figuresText);
    private final List<Node> all = new ArrayList<>();

    PaneMarks(TimePane pane, boolean onColours) {
        this.pane = pane;
        this.onColours = onColours;
        all.addAll(List.of(selectionSeam, selection, measure, zoomBox, pointer, cursor, thumb, figures));
        for (Node mark : all) {
            mark.setManaged(false);
            mark.setMouseTransparent(true);
            mark.setVisible(false);
        }
        figuresText.setFont(Fonts.font(Type.LABEL));
        cursor.setStrokeType(StrokeType.OUTSIDE);
        selectionSeam.setFill(null);
        selectionSeam.setStrokeWidth(2.5);
        selection.setStrokeWidth(1.5);
        selection.getStrokeDashArray().setAll(4.0, 3.0);
        measure.setStrokeWidth(1.5);
        zoomBox.setStrokeWidth(1);
        thumb.setArcWidth(SCROLL_WIDTH);
        thumb.setArcHeight(SCROLL_WIDTH);
    }

    List<? extends Node> nodes() {
        return all;
    }

    /** Takes the colours of a theme. */
    void ink(PlotTheme theme) {
        Color light = onColours ? Color.WHITE : CanvasSurface.fx(theme.text());
        Color seam = onColours ? SEAM : Color.TRANSPARENT;
        Color accent = CanvasSurface.fx(theme.accent());
        cursor.setFill(light);
        cursor.setStroke(seam);
        pointer.setFill(onColours ? Color.gray(1, 0.45) : CanvasSurface.fx(Argb.fade(theme.text(), 0.35)));
        selectionSeam.setStroke(seam);
        selection.setStroke(light);
        selection.setFill(onColours ? Color.gray(1, 0.1) : CanvasSurface.fx(Argb.fade(theme.text(), 0.08)));
        measure.setStroke(accent);
        measure.setFill(CanvasSurface.fx(Argb.fade(theme.accent(), 0.12)));
        zoomBox.setStroke(light);
        zoomBox.setFill(Color.gray(0.5, 0.25));
        figures.setBackground(Background.fill(CanvasSurface.fx(theme.panel())));
        figuresText.setFill(CanvasSurface.fx(theme.text()));
        thumb.setFill(onColours ? Color.gray(1, 0.6) : CanvasSurface.fx(Argb.fade(theme.text(), 0.4)));
        thumb.setStroke(onColours ? Color.gray(0, 0.35) : null);
    }

    /** Puts the selection, the measure and the scroll bar where they belong. */
    void place() {
        TimeSelection marked = pane.window().selectionProperty().get();
        Box area = marked == null || !pane.isFilled() ? null : pane.boxOf(marked);
        outline(selectionSeam, area);
        outline(selection, area);
        Measure measured = pane.measureProperty().get();
        Box box = measured == null || !pane.isFilled() ? null : pane.boxOf(stretch(measured), measured.parts());
        outline(measure, box);
        figures.setVisible(box != null);
        if (measured != null && box != null) {
            placeFigures(measured, box);
        }
        placeThumb();
    }

    // Beside the box, where there is more room, but always on the map.
    private void placeFigures(Measure measured, Box box) {
        Box map = pane.heatmapLayout().map();
        figuresText.setText(String.join(map.height() < ROOM_FOR_LINES ? " · " : "\n", measured.lines()));
        Bounds words = figuresText.getLayoutBounds();
        figuresText.relocate(FIGURES_PADDING, FIGURES_PADDING / 2);
        double width = Math.min(map.width(), Math.ceil(words.getWidth() + 2 * FIGURES_PADDING));
        double height = Math.ceil(words.getHeight() + FIGURES_PADDING);
        boolean right = map.right() - box.right() >= box.x() - map.x();
        double x = right ? box.right() + 8 : box.x() - 8 - width;
        double y = box.centerY() - height / 2;
        figures.resizeRelocate(
                Math.clamp(x, map.x(), Math.max(map.x(), map.right() - width)),
                Math.clamp(y, map.y(), Math.max(map.y(), map.bottom() - height)),
                width,
                height);
    }

    private static Range stretch(Measure measured) {
        double low = Math.min(measured.fromSeconds(), measured.toSeconds());
        return new Range(low, Math.max(low + 1e-6, Math.max(measured.fromSeconds(), measured.toSeconds())));
    }

    /** Shows the box that a drag would zoom into, or none. */
    void zoomBox(@Nullable Box area) {
        outline(zoomBox, area);
    }

    /** Where the scroll bar's thumb is; null while all of the upright axis is shown. */
    @Nullable
    Box thumb() {
        return thumb.isVisible() ? new Box(thumb.getX(), thumb.getY(), thumb.getWidth(), thumb.getHeight()) : null;
    }

    void placeCursor() {
        line(cursor, pane.window().cursor(), 1);
    }

    void placePointer() {
        line(pointer, pane.window().pointerProperty().get(), 0);
    }

    private void line(Rectangle line, double seconds, double left) {
        boolean visible = pane.isFilled() && pane.window().range().contains(seconds);
        line.setVisible(visible);
        if (visible) {
            HeatmapLayout layout = pane.heatmapLayout();
            line.setX(Math.rint(layout.x(pane.shownWindow(), seconds)) - left);
            line.setY(layout.map().y());
            line.setHeight(layout.map().height());
        }
    }

    private void placeThumb() {
        Range rows = pane.rows();
        boolean visible = pane.isFilled() && !rows.equals(Heatmap.Window.ALL_ROWS);
        thumb.setVisible(visible);
        if (visible) {
            Box map = pane.heatmapLayout().map();
            double height = Math.min(map.height(), Math.max(SHORTEST_THUMB, rows.length() * map.height()));
            double above = (1 - rows.high()) / Math.max(1e-9, 1 - rows.length());
            thumb.setX(map.right() - SCROLL_WIDTH - 3);
            thumb.setY(map.y() + above * (map.height() - height));
            thumb.setHeight(height);
        }
    }

    private static void outline(Rectangle outline, @Nullable Box area) {
        outline.setVisible(area != null);
        if (area != null) {
            outline.setX(area.x());
            outline.setY(area.y());
            outline.setWidth(area.width());
            outline.setHeight(area.height());
        }
    }
}
