package org.melograph.ui.plot;

import java.nio.IntBuffer;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.Box;
import org.melograph.plot.ColorMap;
import org.melograph.plot.Heatmap;
import org.melograph.plot.HeatmapLevels;
import org.melograph.plot.HeatmapPainter;
import org.melograph.plot.Overlay;
import org.melograph.plot.Picture;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.Range;
import org.melograph.plot.Raster;
import org.melograph.plot.RowLayout;
import org.melograph.plot.TimeCurves;
import org.melograph.plot.TimeCurvesPainter;

/**
 * A heatmap to be explored, see {@link TimePane}. The ends of its colour bar can be dragged, to see what lies in a few dB; a
 * double click takes all values again.
 *
 * <p>Only pixels of the view are ever computed, from values pooled by powers of two, so that the length of a recording costs
 * no time and no texture is larger than the screen.
 */
public final class HeatmapView extends TimePane {
    private final ObjectProperty<@Nullable Heatmap> heatmap = new SimpleObjectProperty<>(this, "heatmap");
    private final ObjectProperty<@Nullable Range> colorRange = new SimpleObjectProperty<>(this, "colorRange");
    private final ObjectProperty<@Nullable ColorMap> colors = new SimpleObjectProperty<>(this, "colors");
    private final ObjectProperty<@Nullable Overlay> overlay = new SimpleObjectProperty<>(this, "overlay");
    private final ObjectProperty<List<TimeCurves>> curves = new SimpleObjectProperty<>(this, "curves", List.of());
    private final ObjectProperty<HeatmapLevels.Pooling> pooling =
            new SimpleObjectProperty<>(this, "pooling", HeatmapLevels.Pooling.MAX);
    private final ImageView map = new ImageView();
    private final ColorRangeHandles handles = new ColorRangeHandles(this);

    private @Nullable HeatmapLevels levels;
    private @Nullable Raster raster;
    private @Nullable PixelBuffer<IntBuffer> pixels;

    /** An empty view of a stretch of time. */
    public HeatmapView(TimeWindow window) {
        super("Open a song to see it", window, true);
        map.setMouseTransparent(true);
        map.setSmooth(false);
        map.setManaged(false);
        getChildren().addFirst(map);
        addMarks();
        getChildren().add(handles);
        heatmap.addListener((o, before, now) -> {
            describe();
            redraw();
        });
        colorRange.addListener((o, before, now) -> redraw());
        colors.addListener((o, before, now) -> redraw());
        overlay.addListener((o, before, now) -> redraw());
        curves.addListener((o, before, now) -> redraw());
        pooling.addListener((o, before, now) -> redraw());
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

    /** The values that take the lowest and the highest colour; null for the heatmap's own. */
    public ObjectProperty<@Nullable Range> colorRangeProperty() {
        return colorRange;
    }

    /** The colours of this view alone; null for the heatmap's own. */
    public ObjectProperty<@Nullable ColorMap> colorsProperty() {
        return colors;
    }

    /** What is laid over the heatmap; null for nothing. It stays when another heatmap is shown. */
    public ObjectProperty<@Nullable Overlay> overlayProperty() {
        return overlay;
    }

    /** Curves that are drawn over the heatmap: those of frequencies over its rows, and moments. */
    public ObjectProperty<List<TimeCurves>> curvesProperty() {
        return curves;
    }

    /** What stands for several values that share a pixel; the largest at first. */
    public ObjectProperty<HeatmapLevels.Pooling> poolingProperty() {
        return pooling;
    }

    @Override
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

    @Override
    double hertzAt(double part) {
        Heatmap shown = heatmap.get();
        return shown == null ? Double.NaN : shown.layout().hertzAt(part);
    }

    @Override
    double partOfHertz(double hertz) {
        Heatmap shown = heatmap.get();
        return shown == null ? Double.NaN : shown.layout().partOfHertz(hertz);
    }

    @Override
    boolean bindsFrequencies() {
        return hasFrequencies();
    }

    @Override
    Measure.Level level(Range seconds, Range parts) {
        Heatmap shown = heatmap.get();
        return shown == null ? Measure.Level.NONE : level(shown, seconds, parts);
    }

    private static Measure.Level level(Heatmap shown, Range seconds, Range parts) {
        Heatmap.Cells cells = shown.cells(seconds, parts);
        return new Measure.Level(cells.mean(), cells.highest(), shown.unit());
    }

    @Override
    public @Nullable Picture toPicture() {
        return shown();
    }

    @Override
    boolean isFilled() {
        return heatmap.get() != null;
    }

    /** The heatmap as it is seen. */
    @Nullable
    Heatmap shown() {
        Heatmap whole = heatmap.get();
        if (whole == null) {
            return null;
        }
        Heatmap shown = whole.withWindow(shownWindow());
        Range range = colorRange.get();
        ColorMap own = colors.get();
        Overlay over = overlay.get();
        shown = range == null ? shown : shown.withRange(range);
        shown = own == null ? shown : shown.withColors(own);
        return over == null ? shown : shown.withOverlay(over);
    }

    @Override
    void draw() {
        super.draw();
        if (!isFilled()) {
            map.setVisible(false);
        }
        handles.place();
    }

    @Override
    void paint(CanvasSurface onto, PlotTheme theme, Box box) {
        Heatmap whole = heatmap.get();
        Heatmap shown = shown();
        Box area = heatmapLayout().map();
        int width = (int) (area.width() * onto.scale());
        int height = (int) (area.height() * onto.scale());
        if (whole == null || shown == null || width < 1 || height < 1) {
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
            HeatmapPainter.draw(shown, levels(whole), drawn, onto.scale(), theme);
            return null;
        });
        map.setVisible(true);
        map.relocate(area.x(), area.y());
        HeatmapPainter.frame(
                shown,
                whole.range(),
                onto,
                theme,
                heatmapLayout(),
                timesProperty().get(),
                titledProperty().get());
        for (TimeCurves over : curves.get()) {
            TimeCurvesPainter.over(over, shown, onto, theme, heatmapLayout());
        }
    }

    private HeatmapLevels levels(Heatmap whole) {
        HeatmapLevels known = levels;
        if (known == null || !known.areOf(whole, pooling.get())) {
            known = new HeatmapLevels(whole.values(), whole.range(), pooling.get());
            levels = known;
        }
        return known;
    }
}
