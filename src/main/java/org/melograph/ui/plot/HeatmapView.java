package org.melograph.ui.plot;

import java.nio.IntBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Cursor;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeType;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.Box;
import org.melograph.plot.Heatmap;
import org.melograph.plot.HeatmapLayout;
import org.melograph.plot.HeatmapLevels;
import org.melograph.plot.HeatmapPainter;
import org.melograph.plot.Overlay;
import org.melograph.plot.Picture;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.Range;
import org.melograph.plot.Raster;
import org.melograph.plot.RowLayout;

/**
 * A heatmap to be explored: zoom and pan on both axes, the value under the pointer, a marked region, a cursor. Panes that
 * share a {@link TimeWindow} move together.
 *
 * <p>Wheel zooms time around the pointer, with Shift pans, with Ctrl zooms the upright axis; dragging pans, with Shift (or
 * while {@link #markingProperty()} is on) marks a region; a click seeks; a double click fits. Keys: left and right pan, up and
 * down scroll, + and - zoom, with Ctrl the upright axis; Home, End, F (fit), Escape (no region).
 *
 * <p>Only pixels of the view are ever computed, from values pooled by powers of two, so that the length of a recording costs
 * no time and no texture is larger than the screen.
 */
public final class HeatmapView extends PlotView {
    // White with a dark seam is seen on every colour of every map.
    private static final Color LIGHT = Color.WHITE;
    private static final Color SHADE = Color.gray(0, 0.55);

    private final TimeWindow window;
    private final ObjectProperty<@Nullable Heatmap> heatmap = new SimpleObjectProperty<>(this, "heatmap");
    private final ObjectProperty<@Nullable Overlay> overlay = new SimpleObjectProperty<>(this, "overlay");
    private final ReadOnlyObjectWrapper<@Nullable TimeSelection> selection =
            new ReadOnlyObjectWrapper<>(this, "selection");
    private final BooleanProperty marking = new SimpleBooleanProperty(this, "marking");
    private final ObjectProperty<HeatmapLevels.Pooling> pooling =
            new SimpleObjectProperty<>(this, "pooling", HeatmapLevels.Pooling.MAX);
    private final BooleanProperty times = new SimpleBooleanProperty(this, "times", true);
    private final ImageView map = new ImageView();
    private final Rectangle cursorLine = new Rectangle();
    private final Rectangle region = new Rectangle();
    private final Rectangle regionShade = new Rectangle();

    private Range rows = Heatmap.Window.ALL_ROWS;
    private @Nullable HeatmapLevels levels;
    private @Nullable Raster raster;
    private @Nullable PixelBuffer<IntBuffer> pixels;
    private Consumer<@Nullable HeatmapReading> onPointer = reading -> {};
    private DoubleConsumer onSeek = seconds -> {};

    /** An empty view of a stretch of time. */
    public HeatmapView(TimeWindow window) {
        super("Open a song to see it");
        this.window = window;
        map.setMouseTransparent(true);
        map.setSmooth(false);
        map.setManaged(false);
        cursorLine.setWidth(2);
        cursorLine.setFill(LIGHT);
        cursorLine.setStroke(SHADE);
        cursorLine.setStrokeType(StrokeType.OUTSIDE);
        regionShade.setStroke(SHADE);
        regionShade.setStrokeWidth(2.5);
        region.setStroke(LIGHT);
        region.setStrokeWidth(1.5);
        region.getStrokeDashArray().setAll(4.0, 3.0);
        for (Rectangle marking : List.of(regionShade, region, cursorLine)) {
            marking.setManaged(false);
            marking.setMouseTransparent(true);
            marking.setVisible(false);
        }
        regionShade.setFill(null);
        region.setFill(null);
        getChildren().addFirst(map);
        getChildren().addAll(regionShade, region, cursorLine);
        setCursor(Cursor.CROSSHAIR);
        heatmap.addListener((o, before, now) -> {
            describe();
            redraw();
        });
        overlay.addListener((o, before, now) -> redraw());
        selection.addListener((o, before, now) -> placeRegion());
        times.addListener((o, before, now) -> redraw());
        pooling.addListener((o, before, now) -> redraw());
        whileSeen(window.rangeProperty(), this::redraw);
        whileSeen(window.cursorProperty(), this::placeCursor);
        new HeatmapGestures(this, window).install();
    }

    /** Shows a heatmap, or nothing. Its window of rows is kept from the one before. */
    public void show(@Nullable Heatmap picture) {
        heatmap.set(picture);
    }

    /** As {@link #show(Heatmap)}, with levels computed elsewhere: for long recordings, so that the window stays quick. */
    public void show(Heatmap picture, HeatmapLevels computed) {
        levels = computed;
        heatmap.set(picture);
    }

    /** The heatmap that is shown; its own window is not looked at. */
    public ObjectProperty<@Nullable Heatmap> heatmapProperty() {
        return heatmap;
    }

    /** What is laid over the heatmap; null for nothing. It stays when another heatmap is shown. */
    public ObjectProperty<@Nullable Overlay> overlayProperty() {
        return overlay;
    }

    /** The marked region; null for none. */
    public ReadOnlyObjectProperty<@Nullable TimeSelection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    /** Marks a region, or none. */
    public void select(@Nullable TimeSelection region) {
        selection.set(region);
    }

    /** Whether dragging marks a region instead of moving the picture. */
    public BooleanProperty markingProperty() {
        return marking;
    }

    /** What stands for several values that share a pixel; the largest at first. */
    public ObjectProperty<HeatmapLevels.Pooling> poolingProperty() {
        return pooling;
    }

    /** Whether times stand below; of stacked panes only the last needs them. */
    public BooleanProperty timesProperty() {
        return times;
    }

    /** Is told what lies under the pointer as it moves, and null when it leaves. */
    public void setOnPointer(Consumer<@Nullable HeatmapReading> listener) {
        onPointer = listener;
    }

    /** Is told where playing shall go on, in seconds, when the map is clicked. */
    public void setOnSeek(DoubleConsumer listener) {
        onSeek = listener;
    }

    /** The part of the upright axis that is shown, 0 (bottom) to 1 (top). */
    public Range rows() {
        return rows;
    }

    /** Shows a part of the upright axis, moved and shortened so that it lies within 0 to 1. */
    public void showRows(double low, double high) {
        double width = Math.clamp(high - low, 0.02, 1.0);
        double first = Math.clamp(low, 0.0, 1 - width);
        rows = new Range(first, first + width);
        redraw();
    }

    /** Shows all of both axes. */
    public void fit() {
        rows = Heatmap.Window.ALL_ROWS;
        window.fit();
        redraw();
    }

    /** What lies at a point of the control; null beside the map. */
    public @Nullable HeatmapReading readingAt(double x, double y) {
        Heatmap shown = shown();
        if (shown == null || !heatmapLayout().map().contains(x, y)) {
            return null;
        }
        double seconds = heatmapLayout().secondsAt(shown.window(), x);
        double part = heatmapLayout().partAt(shown.window(), y);
        RowLayout rowLayout = shown.layout();
        return new HeatmapReading(
                seconds, rowLayout.hertzAt(part), rowLayout.nameAt(part), shown.valueAt(seconds, part), shown.unit());
    }

    /** Where the map and its colour bar lie now. */
    public HeatmapLayout heatmapLayout() {
        return HeatmapLayout.of(box(), times.get(), true);
    }

    @Override
    public @Nullable Picture toPicture() {
        return shown();
    }

    @Override
    boolean isFilled() {
        return heatmap.get() != null;
    }

    /** The heatmap with the window that is shown. */
    @Nullable
    Heatmap shown() {
        Heatmap whole = heatmap.get();
        Overlay over = overlay.get();
        if (whole == null) {
            return null;
        }
        Heatmap shown = whole.withWindow(new Heatmap.Window(window.range(), rows));
        return over == null ? shown : shown.withOverlay(over);
    }

    void point(@Nullable HeatmapReading reading) {
        onPointer.accept(reading);
    }

    void seek(double seconds) {
        onSeek.accept(seconds);
    }

    @Override
    void draw() {
        super.draw();
        if (!isFilled()) {
            map.setVisible(false);
        }
        placeRegion();
        placeCursor();
    }

    @Override
    void paint(CanvasSurface onto, PlotTheme colors, Box box) {
        Heatmap shown = shown();
        Box area = heatmapLayout().map();
        int width = (int) (area.width() * onto.scale());
        int height = (int) (area.height() * onto.scale());
        if (shown == null || width < 1 || height < 1) {
            map.setVisible(false);
            return;
        }
        Raster target = raster;
        PixelBuffer<IntBuffer> buffer = pixels;
        if (target == null || buffer == null || target.width() != width || target.height() != height) {
            target = new Raster(width, height);
            buffer = new PixelBuffer<>(
                    width, height, IntBuffer.wrap(target.argb()), PixelFormat.getIntArgbPreInstance());
            raster = target;
            pixels = buffer;
            map.setImage(new WritableImage(buffer));
        }
        map.setFitWidth(area.width());
        map.setFitHeight(area.height());
        Raster drawn = target;
        buffer.updateBuffer(b -> {
            HeatmapPainter.draw(shown, levels(shown), drawn, onto.scale(), colors);
            return null;
        });
        map.setVisible(true);
        map.relocate(area.x(), area.y());
        HeatmapPainter.frame(shown, onto, colors, heatmapLayout(), times.get());
    }

    private HeatmapLevels levels(Heatmap shown) {
        HeatmapLevels known = levels;
        if (known == null || !known.areOf(shown, pooling.get())) {
            known = new HeatmapLevels(shown.values(), shown.range(), pooling.get());
            levels = known;
        }
        return known;
    }

    private void placeCursor() {
        double seconds = window.cursor();
        Heatmap shown = shown();
        boolean visible = shown != null && window.range().contains(seconds);
        cursorLine.setVisible(visible);
        if (visible && shown != null) {
            Box area = heatmapLayout().map();
            cursorLine.setX(Math.rint(heatmapLayout().x(shown.window(), seconds)) - 1);
            cursorLine.setY(area.y());
            cursorLine.setHeight(area.height());
        }
    }

    private void placeRegion() {
        TimeSelection marked = selection.get();
        Heatmap shown = shown();
        if (marked == null || shown == null) {
            region.setVisible(false);
            regionShade.setVisible(false);
            return;
        }
        HeatmapLayout layout = heatmapLayout();
        Box area = layout.map();
        double left = Math.clamp(layout.x(shown.window(), marked.time().low()), area.x(), area.right());
        double right = Math.clamp(layout.x(shown.window(), marked.time().high()), area.x(), area.right());
        double top = Math.clamp(layout.y(shown.window(), marked.rows().high()), area.y(), area.bottom());
        double bottom = Math.clamp(layout.y(shown.window(), marked.rows().low()), area.y(), area.bottom());
        for (Rectangle outline : List.of(regionShade, region)) {
            outline.setX(left);
            outline.setY(top);
            outline.setWidth(right - left);
            outline.setHeight(bottom - top);
            outline.setVisible(right > left && bottom > top);
        }
    }
}
