package org.melograph.ui.theme;

import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/**
 * A table cell of plain text in given styles.
 *
 * @param <S> the rows
 */
public final class TextCell<S> extends TableCell<S, String> {
    /** A cell; {@code styles} are names of {@code studio.css} such as {@code right} or {@code secondary}. */
    public TextCell(String... styles) {
        getStyleClass().addAll(styles);
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
        super.updateItem(text, empty);
        setText(empty ? null : text);
    }
}
