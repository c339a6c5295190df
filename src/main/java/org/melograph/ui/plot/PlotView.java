package org.melograph.ui.plot;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.Box;
import org.melograph.plot.Picture;
import org.melograph.plot.PicturePainter;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.Stroke;

/**
 * A control that draws a picture. However often it is asked to redraw, it draws at most once a frame. Its ground is
 * transparent: the card it stands in has one. On the JavaFX thread only.
 */
public abstract class PlotView extends Region {
    private final Canvas canvas = new Canvas();
    private final CanvasSurface surface = new CanvasSurface(canvas);
    private final ObjectProperty<PlotTheme> theme = new SimpleObjectProperty<>(this, "theme", PlotTheme.DARK);
    private final StringProperty emptyText = new SimpleStringProperty(this, "emptyText", "");
    private final BooleanBinding inScene = sceneProperty().isNotNull();
    private final List<ObservableValue<?>> watching = new ArrayList<>();
    private final AnimationTimer nextFrame = new AnimationTimer() {
        @Override
        public void handle(long now) {
            stop();
            // What is in no window is drawn when it gets into one.
            if (getScene() != null) {
                draw();
            }
        }
    };

    PlotView(String emptyText) {
        this.emptyText.set(emptyText);
        getChildren().add(canvas);
        canvas.setMouseTransparent(true);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(0, 0);
        sceneProperty().addListener((o, before, now) -> redraw());
        theme.addListener((o, before, now) -> redraw());
        this.emptyText.addListener((o, before, now) -> redraw());
        focusVisibleProperty().addListener((o, before, now) -> redraw());
    }

    /** The colours it is drawn in. */
    public final ObjectProperty<PlotTheme> themeProperty() {
        return theme;
    }

    /** The colours it is drawn in. */
    public final PlotTheme theme() {
        return theme.get();
    }

    /** What it says while it has nothing to show: one line that tells what to do. */
    public final StringProperty emptyTextProperty() {
        return emptyText;
    }

    /**
     * What it shows now, zoomed as it is, to be written to a file; null while it is empty, and always for a view that is a
     * part of others' pictures.
     */
    public @Nullable Picture toPicture() {
        return null;
    }

    /** Draws into a box; called when there is a picture. */
    abstract void paint(CanvasSurface onto, PlotTheme colors, Box box);

    /** Whether there is something to draw. */
    boolean isFilled() {
        return toPicture() != null;
    }

    /** Draws anew before the next frame is shown. */
    final void redraw() {
        nextFrame.start();
    }

    /** Reacts to changes of what outlives the view, as long as it is in a scene: it is not kept alive by what it watches. */
    final void whileSeen(ObservableValue<?> watched, Runnable reaction) {
        ObservableValue<?> seen = watched.when(inScene);
        seen.addListener((o, before, now) -> reaction.run());
        watching.add(seen);
    }

    /** Tells screen readers what is shown. */
    final void describe() {
        Picture picture = toPicture();
        setAccessibleText(picture == null ? emptyText.get() : picture.description());
    }

    /** The surface, for measuring text. */
    final CanvasSurface surface() {
        return surface;
    }

    /** All of the control. */
    final Box box() {
        return new Box(0, 0, canvas.getWidth(), canvas.getHeight());
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(0, Math.floor(getWidth()));
        double height = Math.max(0, Math.floor(getHeight()));
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            nextFrame.stop();
            draw();
        }
    }

    /** Draws now. */
    void draw() {
        Scene scene = getScene();
        Window window = scene == null ? null : scene.getWindow();
        surface.begin(window == null ? 1 : window.getOutputScaleX());
        Box box = box();
        if (box.width() < 1 || box.height() < 1) {
            return;
        }
        if (isFilled()) {
            paint(surface, theme.get(), box);
        } else if (!emptyText.get().isEmpty()) {
            PicturePainter.empty(emptyText.get(), surface, theme.get(), box);
        }
        if (isFocusVisible()) {
            surface.strokeRect(
                    1,
                    1,
                    box.width() - 2,
                    box.height() - 2,
                    6,
                    Stroke.solid(theme.get().accent(), 1.5));
        }
    }
}
