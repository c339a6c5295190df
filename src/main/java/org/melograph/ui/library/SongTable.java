package org.melograph.ui.library;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import org.melograph.app.LibrarySong;
import org.melograph.app.SongColumn;
import org.melograph.ui.room.LabelColours;

/**
 * The songs as a table: a triangle that plays, what is known, and what the last model said. The list is filtered and sorted by
 * the view model; the table only shows the rows in sight.
 */
final class SongTable extends TableView<LibrarySong> {
    /** A row whose song has lost its file. */
    private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");

    static final double ROW_HEIGHT = 31;

    private final LibraryViewModel model;
    private final SongColumns columns;
    private final ObjectProperty<List<String>> shownColumns;
    private boolean arranging;

    /** @param shownColumns the ids of the columns in their order; follows what the user does with them */
    SongTable(LibraryViewModel model, LabelColours colours, ObjectProperty<List<String>> shownColumns) {
        this.model = model;
        this.shownColumns = shownColumns;
        columns = new SongColumns(model, colours, this::editCell);
        setId("songs");
        setAccessibleText("Songs");
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setItems(model.shown());
        setSortPolicy(table -> sortShown());
        arrange();
        shownColumns.addListener((o, was, is) -> arrange());
        getColumns().addListener((ListChangeListener<TableColumn<LibrarySong, ?>>) c -> remember());
        setRowFactory(table -> row());
        followSelection();
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void arrange() {
        if (!arranging) {
            arranging = true;
            getColumns().setAll(columns.of(shownColumns.get()));
            arranging = false;
        }
    }

    // A column that was dragged elsewhere stays there.
    private void remember() {
        if (!arranging) {
            arranging = true;
            shownColumns.set(getColumns().stream()
                    .map(TableColumn::getId)
                    .filter(Objects::nonNull)
                    .toList());
            arranging = false;
        }
    }

    private boolean sortShown() {
        if (getSortOrder().isEmpty()) {
            model.sort(SongColumn.TITLE, false);
            return true;
        }
        TableColumn<LibrarySong, ?> first = getSortOrder().getFirst();
        model.sort(SongColumns.column(first), first.getSortType() == TableColumn.SortType.DESCENDING);
        return true;
    }

    private void followSelection() {
        ObservableList<LibrarySong> selected = getSelectionModel().getSelectedItems();
        selected.addListener((ListChangeListener<LibrarySong>) c -> {
            if (!model.isRefreshing()) {
                model.chosen().setAll(selected.stream().filter(Objects::nonNull).toList());
            }
        });
        // After a table has dealt with the new list itself.
        model.shown().addListener((ListChangeListener<LibrarySong>) c -> selectAgain());
    }

    /** Selects what was chosen before the list was replaced, as far as it is still there. */
    private void selectAgain() {
        Set<String> wanted = new HashSet<>();
        model.chosen().forEach(song -> wanted.add(song.hash()));
        getSelectionModel().clearSelection();
        if (wanted.isEmpty()) {
            return;
        }
        List<LibrarySong> found = new ArrayList<>();
        int[] rows = new int[wanted.size()];
        for (int i = 0; i < model.shown().size() && found.size() < rows.length; i++) {
            if (wanted.contains(model.shown().get(i).hash())) {
                rows[found.size()] = i;
                found.add(model.shown().get(i));
            }
        }
        if (!found.isEmpty()) {
            getSelectionModel().selectIndices(rows[0], java.util.Arrays.copyOfRange(rows, 1, found.size()));
        }
        if (!found.equals(model.chosen())) {
            model.chosen().setAll(found);
        }
    }

    private void pressed(KeyEvent e) {
        if (e.getCode() == KeyCode.F2 && !isEditing()) {
            int row = getSelectionModel().getSelectedIndex();
            if (row >= 0) {
                columns.lastTouched(getColumns()).ifPresent(column -> editCell(row, column));
                e.consume();
            }
        }
    }

    private boolean isEditing() {
        return getEditingCell() != null;
    }

    /** Lets the user type in a cell; between edits the table is not editable, so that a click only selects. */
    private void editCell(int row, TableColumn<LibrarySong, ?> column) {
        setEditable(true);
        scrollToColumn(column);
        edit(row, column);
    }

    private TableRow<LibrarySong> row() {
        TableRow<LibrarySong> row = new TableRow<>();
        InvalidationListener mark = o -> row.pseudoClassStateChanged(
                MISSING,
                row.getItem() != null
                        && model.missingProperty().get().contains(row.getItem().hash()));
        row.itemProperty().addListener(mark);
        model.missingProperty().addListener(new WeakInvalidationListener(mark));
        row.getProperties().put(MISSING, mark);
        row.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2 && row.getItem() != null) {
                model.listen(row.getItem());
            }
        });
        row.setOnDragDetected(e -> {
            if (row.getItem() != null && !isEditing()) {
                Dragboard board = startDragAndDrop(TransferMode.COPY);
                ClipboardContent content = new ClipboardContent();
                content.putFiles(getSelectionModel().getSelectedItems().stream()
                        .map(s -> s.path().toFile())
                        .toList());
                board.setContent(content);
                e.consume();
            }
        });
        return row;
    }
}
