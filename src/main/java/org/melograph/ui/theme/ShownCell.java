package org.melograph.ui.theme;

import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * A table cell that shows something for an item and nothing for none.
 *
 * @param <S> the rows
 * @param <T> the items
 */
public abstract class ShownCell<S, T> extends TableCell<S, T> {
    /** A cell; {@code styles} are names of {@code studio.css} such as {@code right} or {@code secondary}. */
    @SuppressWarnings("this-escape") // the style classes are the cell's own list, which nobody overrides
    protected ShownCell(String... styles) {
        getStyleClass().addAll(styles);
    }

    /** Shows an item, as text or graphic. */
    protected abstract void show(T item);

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setText(null);
            setGraphic(null);
        } else {
            show(item);
        }
    }

    /** Keeps a column at a width, in pixels. */
    public static void fix(TableColumn<?, ?> column, double width) {
        column.setMinWidth(width);
        column.setPrefWidth(width);
        column.setMaxWidth(width);
    }
}
