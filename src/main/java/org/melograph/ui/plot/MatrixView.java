package org.melograph.ui.plot;

import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.Argb;
import org.melograph.plot.Box;
import org.melograph.plot.ConfusionMatrix;
import org.melograph.plot.MatrixLayout;
import org.melograph.plot.Picture;
import org.melograph.plot.PicturePainter;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.Stroke;

/** A confusion matrix whose cells can be picked by click, or by arrow keys and Enter. */
public final class MatrixView extends PlotView {
    private final ReadOnlyObjectWrapper<ConfusionMatrix.@Nullable Cell> selected =
            new ReadOnlyObjectWrapper<>(this, "selected");
    private @Nullable ConfusionMatrix matrix;
    private ConfusionMatrix.@Nullable Cell hovered;
    private Consumer<ConfusionMatrix.@Nullable Cell> onHover = cell -> {};
    private Consumer<ConfusionMatrix.Cell> onPick = cell -> {};

    /** An empty view. */
    public MatrixView() {
        super("Evaluate a run to see what it takes for what");
        setOnMouseMoved(e -> hover(cellAt(e.getX(), e.getY())));
        setOnMouseExited(e -> hover(null));
        setOnMouseClicked(e -> {
            requestFocus();
            pick(cellAt(e.getX(), e.getY()));
        });
        setOnKeyPressed(this::key);
        selected.addListener((o, before, now) -> redraw());
    }

    /** Shows a matrix, or nothing; its selected cell becomes the view's. */
    public void show(@Nullable ConfusionMatrix picture) {
        matrix = picture;
        selected.set(picture == null ? null : picture.selected());
        hovered = null;
        describe();
        redraw();
    }

    /** The cell that was picked; null for none. */
    public ReadOnlyObjectProperty<ConfusionMatrix.@Nullable Cell> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Is told the cell under the pointer, and null when there is none. */
    public void setOnHover(Consumer<ConfusionMatrix.@Nullable Cell> listener) {
        onHover = listener;
    }

    /** Is told which cell was picked. */
    public void setOnPick(Consumer<ConfusionMatrix.Cell> listener) {
        onPick = listener;
    }

    @Override
    public @Nullable Picture toPicture() {
        ConfusionMatrix shown = matrix;
        return shown == null ? null : shown.withSelected(selected.get());
    }

    @Override
    void paint(CanvasSurface onto, PlotTheme colors, Box box) {
        Picture picture = toPicture();
        ConfusionMatrix shown = matrix;
        if (picture == null || shown == null) {
            return;
        }
        PicturePainter.paint(picture, onto, colors, body());
        ConfusionMatrix.Cell under = hovered;
        if (under != null && shown.count(under.truth(), under.predicted()) > 0) {
            Box cell = MatrixLayout.of(shown, body(), onto).cell(under.truth(), under.predicted());
            onto.strokeRect(
                    cell.x(), cell.y(), cell.width(), cell.height(), 4, Stroke.solid(Argb.fade(colors.text(), 0.5), 1));
        }
    }

    private Box body() {
        return box().inset(4);
    }

    private ConfusionMatrix.@Nullable Cell cellAt(double x, double y) {
        ConfusionMatrix shown = matrix;
        return shown == null || shown.classes().isEmpty()
                ? null
                : MatrixLayout.of(shown, body(), surface()).cellAt(x, y);
    }

    private void hover(ConfusionMatrix.@Nullable Cell cell) {
        if (!Objects.equals(cell, hovered)) {
            hovered = cell;
            setCursor(cell == null ? Cursor.DEFAULT : Cursor.HAND);
            onHover.accept(cell);
            redraw();
        }
    }

    private void pick(ConfusionMatrix.@Nullable Cell cell) {
        if (cell != null) {
            selected.set(cell);
            describeCell(cell);
            onPick.accept(cell);
        }
    }

    private void key(KeyEvent e) {
        ConfusionMatrix shown = matrix;
        if (shown == null || shown.classes().isEmpty()) {
            return;
        }
        ConfusionMatrix.Cell at = selected.get();
        int truth = at == null ? 0 : at.truth();
        int predicted = at == null ? 0 : at.predicted();
        int last = shown.classes().size() - 1;
        switch (e.getCode()) {
            case LEFT -> predicted = Math.max(0, predicted - 1);
            case RIGHT -> predicted = Math.min(last, predicted + 1);
            case UP -> truth = Math.max(0, truth - 1);
            case DOWN -> truth = Math.min(last, truth + 1);
            case ENTER -> {
                pick(at);
                e.consume();
                return;
            }
            default -> {
                return;
            }
        }
        ConfusionMatrix.Cell cell = new ConfusionMatrix.Cell(truth, predicted);
        selected.set(cell);
        describeCell(cell);
        e.consume();
    }

    private void describeCell(ConfusionMatrix.Cell cell) {
        ConfusionMatrix shown = matrix;
        if (shown != null) {
            setAccessibleText(shown.count(cell.truth(), cell.predicted()) + " of "
                    + shown.classes().get(cell.truth()) + " heard as "
                    + shown.classes().get(cell.predicted()));
        }
    }
}
