package org.melograph.ui.plot;

import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Tensor;
import org.melograph.plot.Box;
import org.melograph.plot.Curves;
import org.melograph.plot.CurvesLayout;
import org.melograph.plot.Picture;
import org.melograph.plot.PicturePainter;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.Stroke;
import org.melograph.plot.Ticks;
import org.melograph.plot.Type;

/** Curves, either as they are or growing while a run goes on. The values under the pointer are read out. */
public final class CurveView extends PlotView {
    private final BooleanProperty header = new SimpleBooleanProperty(this, "header", false);
    private @Nullable LiveCurves live;
    private @Nullable Curves curves;
    private long drawnVersion = -1;
    private double pointerX = Double.NaN;
    private Consumer<String> onPointer = text -> {};
    private final AnimationTimer watch = new AnimationTimer() {
        @Override
        public void handle(long now) {
            update();
        }
    };

    /** An empty view. */
    public CurveView() {
        super("No values yet");
        header.addListener((o, before, now) -> redraw());
        sceneProperty().addListener((o, before, now) -> watchWhileSeen());
        setOnMouseMoved(e -> point(e.getX()));
        setOnMouseExited(e -> point(Double.NaN));
    }

    /** Shows curves that stay as they are, or nothing. */
    public void show(@Nullable Curves picture) {
        live = null;
        curves = picture;
        watchWhileSeen();
        describe();
        redraw();
    }

    /** Shows curves that grow, and follows them. */
    public void follow(LiveCurves growing) {
        live = growing;
        drawnVersion = -1;
        update();
        watchWhileSeen();
    }

    /** Whether title and legend stand above the curves; off at first, for cards that have a header of their own. */
    public BooleanProperty headerProperty() {
        return header;
    }

    /** Is told the values under the pointer as it moves, and an empty text when it leaves. */
    public void setOnPointer(Consumer<String> listener) {
        onPointer = listener;
    }

    @Override
    public @Nullable Picture toPicture() {
        return curves;
    }

    @Override
    boolean isFilled() {
        Curves shown = curves;
        return shown != null && shown.series().stream().anyMatch(s -> s.points().size(0) > 0);
    }

    @Override
    void paint(CanvasSurface onto, PlotTheme colors, Box box) {
        Curves shown = curves;
        if (shown == null) {
            return;
        }
        if (header.get()) {
            PicturePainter.header(shown, onto, colors, box);
        }
        Box body = body();
        PicturePainter.paint(shown, onto, colors, body);
        CurvesLayout layout = CurvesLayout.of(shown, body);
        if (pointerX >= layout.plot().x() && pointerX <= layout.plot().right()) {
            onto.line(pointerX, layout.plot().y(), pointerX, layout.plot().bottom(), Stroke.solid(colors.faint(), 1));
        }
    }

    /** The values of all lines nearest to an x of the control, as text; empty beside the curves. */
    String readingAt(double px) {
        Curves shown = curves;
        if (shown == null) {
            return "";
        }
        CurvesLayout layout = CurvesLayout.of(shown, body());
        if (px < layout.plot().x() || px > layout.plot().right()) {
            return "";
        }
        double x = layout.x().at((px - layout.plot().x()) / layout.plot().width());
        StringBuilder text = new StringBuilder(shown.x().name() + " " + Ticks.number(x, x < 100 ? 1 : 0));
        for (Curves.Series series : shown.series()) {
            Tensor points = series.trend() == null ? series.points() : series.trend();
            int nearest = nearest(points, x);
            if (nearest >= 0) {
                text.append(" · ").append(series.name()).append(' ');
                text.append(Ticks.number(points.values()[2 * nearest + 1], 3));
            }
        }
        return text.toString();
    }

    private static int nearest(Tensor points, double x) {
        float[] values = points.values();
        int low = 0;
        int high = points.size(0) - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[2 * middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low > 0 && x - values[2 * low - 2] < values[2 * low] - x) {
            low--;
        }
        return high < 0 || !Float.isFinite(values[2 * low + 1]) ? -1 : low;
    }

    private Box body() {
        double top = header.get() ? PicturePainter.HEADER + 4 : Type.LABEL.capHeight() / 2;
        return box().inset(top, 4, 4, 8);
    }

    private void point(double x) {
        pointerX = x;
        onPointer.accept(readingAt(x));
        redraw();
    }

    private void watchWhileSeen() {
        if (live != null && getScene() != null) {
            watch.start();
        } else {
            watch.stop();
        }
    }

    private void update() {
        LiveCurves growing = live;
        if (growing != null && growing.version() != drawnVersion) {
            drawnVersion = growing.version();
            curves = growing.snapshot();
            describe();
            redraw();
        }
    }
}
