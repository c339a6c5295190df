package org.melograph.ui.plot;

import java.util.function.DoubleConsumer;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.Argb;
import org.melograph.plot.Box;
import org.melograph.plot.HeatmapLayout;
import org.melograph.plot.Picture;
import org.melograph.plot.PicturePainter;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.Range;
import org.melograph.plot.Stroke;
import org.melograph.plot.WaveOverview;

/**
 * The waveform of a whole song with what was played in the accent colour; a click or drag seeks, with Shift a drag marks a
 * stretch, whose edges can be dragged. The stretch that other panes show is framed while it is not the whole; the one that is
 * marked is tinted.
 */
public final class WaveOverviewView extends PlotView {
    private static final double EDGE_REACH = 4;

    private final TimeWindow window;
    private final boolean inLine;
    private @Nullable WaveOverview wave;
    private DoubleConsumer onSeek = seconds -> {};
    private int playedBars = -1;
    private double marksFrom = Double.NaN;

    /**
     * An empty view.
     *
     * @param inLine whether it leaves room at its sides so that it stands in line with {@link HeatmapView}s above or below
     */
    public WaveOverviewView(TimeWindow window, boolean inLine) {
        super("");
        this.window = window;
        this.inLine = inLine;
        setCursor(Cursor.HAND);
        setPrefHeight(40);
        whileSeen(window.rangeProperty(), this::redraw);
        whileSeen(window.cursorProperty(), this::moved);
        whileSeen(window.selectionProperty(), this::redraw);
        setOnMouseMoved(e -> setCursor(edgeAt(e.getX()) == null ? Cursor.HAND : Cursor.H_RESIZE));
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnKeyPressed(this::key);
    }

    /** Shows a waveform, or nothing. */
    public void show(@Nullable WaveOverview picture) {
        wave = picture;
        describe();
        redraw();
    }

    /** Is told where playing shall go on, in seconds. */
    public void setOnSeek(DoubleConsumer listener) {
        onSeek = listener;
    }

    @Override
    public @Nullable Picture toPicture() {
        WaveOverview shown = wave;
        double cursor = window.cursor();
        return shown == null ? null : shown.withPlayed(Double.isNaN(cursor) ? null : cursor);
    }

    @Override
    boolean isFilled() {
        return wave != null;
    }

    @Override
    void paint(CanvasSurface onto, PlotTheme colors, Box box) {
        WaveOverview shown = wave;
        Picture picture = toPicture();
        if (shown == null || picture == null) {
            return;
        }
        Box area = area();
        PicturePainter.paint(picture, onto, colors, area);
        TimeSelection marked = window.selectionProperty().get();
        if (marked != null) {
            double left = x(marked.time().low());
            double right = Math.max(left + 1, x(marked.time().high()));
            onto.fillRect(left, area.y(), right - left, area.height(), Argb.fade(colors.second(), 0.18));
            onto.fillRect(left, area.y(), 1, area.height(), colors.second());
            onto.fillRect(right - 1, area.y(), 1, area.height(), colors.second());
        }
        Range range = window.range();
        if (range.length() < window.length() * 0.999) {
            double left = area.x() + range.low() / shown.seconds() * area.width();
            double right = area.x() + range.high() / shown.seconds() * area.width();
            onto.fillRect(left, area.y(), right - left, area.height(), 4, Argb.fade(colors.text(), 0.08));
            onto.strokeRect(
                    left + 0.5,
                    area.y() + 0.5,
                    Math.max(2, right - left - 1),
                    area.height() - 1,
                    4,
                    Stroke.solid(colors.faint(), 1));
        }
    }

    private Box area() {
        return inLine ? HeatmapLayout.of(box(), false, true).map() : box();
    }

    // Redrawn only when another bar turns.
    private void moved() {
        WaveOverview shown = wave;
        int bars = shown == null || Double.isNaN(window.cursor())
                ? -1
                : (int) (window.cursor() / shown.seconds() * area().width() / 3);
        if (bars != playedBars) {
            playedBars = bars;
            redraw();
        }
    }

    private void pressed(MouseEvent e) {
        // A drag of an edge marks from the other edge on.
        Double fixed = edgeAt(e.getX());
        if (wave == null) {
            return;
        }
        marksFrom = fixed != null ? fixed : e.isShiftDown() ? secondsAt(e.getX()) : Double.NaN;
        if (Double.isNaN(marksFrom)) {
            onSeek.accept(secondsAt(e.getX()));
        }
    }

    private void dragged(MouseEvent e) {
        if (wave == null) {
            return;
        }
        double seconds = secondsAt(e.getX());
        if (Double.isNaN(marksFrom)) {
            onSeek.accept(seconds);
        } else if (Math.abs(seconds - marksFrom) >= TimeWindow.SHORTEST) {
            TimeSelection before = window.selectionProperty().get();
            Range time = new Range(Math.min(marksFrom, seconds), Math.max(marksFrom, seconds));
            window.selectionProperty().set(new TimeSelection(time, before == null ? null : before.hertz()));
        }
    }

    // The other edge of the marked stretch, where one is under the pointer.
    private @Nullable Double edgeAt(double x) {
        TimeSelection marked = window.selectionProperty().get();
        if (marked == null || wave == null) {
            return null;
        }
        if (Math.abs(x - x(marked.time().low())) <= EDGE_REACH) {
            return marked.time().high();
        }
        return Math.abs(x - x(marked.time().high())) <= EDGE_REACH
                ? marked.time().low()
                : null;
    }

    private double x(double seconds) {
        WaveOverview shown = wave;
        return shown == null ? Double.NaN : area().x() + seconds / shown.seconds() * area().width();
    }

    private double secondsAt(double x) {
        WaveOverview shown = wave;
        double part = (x - area().x()) / Math.max(1, area().width());
        return shown == null ? Double.NaN : Math.clamp(part, 0.0, 1.0) * shown.seconds();
    }

    private void key(KeyEvent e) {
        WaveOverview shown = wave;
        if (shown == null) {
            return;
        }
        double now = Double.isNaN(window.cursor()) ? 0 : window.cursor();
        switch (e.getCode()) {
            case LEFT -> onSeek.accept(Math.max(0, now - 5));
            case RIGHT -> onSeek.accept(Math.min(shown.seconds(), now + 5));
            case HOME -> onSeek.accept(0);
            case END -> onSeek.accept(shown.seconds());
            default -> {
                return;
            }
        }
        e.consume();
    }
}
