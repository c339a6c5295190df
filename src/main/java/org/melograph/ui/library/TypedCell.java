package org.melograph.ui.library;

import java.util.function.Consumer;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.melograph.app.LibrarySong;
import org.melograph.project.SongField;
import org.melograph.ui.theme.ShownCell;

/**
 * A cell whose text can be typed over: by F2, or by a double click everywhere but on the title, which opens the song. Enter
 * writes, Escape leaves all as it was.
 */
class TypedCell extends ShownCell<LibrarySong, String> {
    private final LibraryViewModel model;
    private final SongField field;
    private @Nullable TextField typed;

    /** @param touched is told the column of a cell that is clicked */
    TypedCell(
            LibraryViewModel model,
            SongField field,
            Consumer<TableColumn<LibrarySong, ?>> touched,
            SongColumns.CellEditor editor,
            String... styles) {
        super(styles);
        this.model = model;
        this.field = field;
        addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            if (e.getButton() != MouseButton.PRIMARY || isEmpty()) {
                return;
            }
            touched.accept(getTableColumn());
            if (e.getClickCount() == 2 && field != SongField.TITLE) {
                editor.edit(getIndex(), getTableColumn());
                e.consume();
            }
        });
    }

    @Override
    protected void show(String text) {
        setText(text);
    }

    @Override
    public void startEdit() {
        super.startEdit();
        if (!isEditing()) {
            return;
        }
        TextField box = new TextField(getItem());
        box.setId("cell-text");
        box.getStyleClass().add("in-cell");
        box.setOnAction(e -> {
            commitEdit(box.getText());
            e.consume();
        });
        box.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                cancelEdit();
                e.consume();
            }
        });
        box.focusedProperty().addListener((o, was, focused) -> {
            if (!focused && typed == box) {
                commitEdit(box.getText());
            }
        });
        typed = box;
        setText(null);
        setGraphic(box);
        box.requestFocus();
        box.selectAll();
    }

    @Override
    public void commitEdit(String text) {
        LibrarySong song = getTableRow().getItem();
        typed = null;
        super.commitEdit(text);
        end();
        if (song != null) {
            model.edit(song, field, text);
        }
    }

    @Override
    public void cancelEdit() {
        typed = null;
        super.cancelEdit();
        end();
    }

    private void end() {
        getTableView().setEditable(false);
        updateItem(getItem(), isEmpty());
        getTableView().requestFocus();
    }
}
