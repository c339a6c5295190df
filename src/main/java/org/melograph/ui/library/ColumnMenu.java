package org.melograph.ui.library;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.melograph.ui.room.Desk;

/** Shows and hides the columns of the table of songs. */
final class ColumnMenu extends MenuButton {
    ColumnMenu(Desk desk) {
        setId("columns");
        setGraphic(new FontIcon(Feather.COLUMNS));
        getStyleClass().addAll("pill", "icon-menu");
        setAccessibleText("Columns");
        setTooltip(new Tooltip("Columns"));
        setMinWidth(USE_PREF_SIZE);
        List<CheckMenuItem> items = new ArrayList<>();
        SongColumns.NAMES.forEach((column, name) -> {
            CheckMenuItem item = new CheckMenuItem(name);
            item.setId(column.id());
            item.setOnAction(e -> show(desk, column.id(), item.isSelected()));
            items.add(item);
        });
        InvalidationListener tick = o -> items.forEach(
                item -> item.setSelected(desk.columnsProperty().get().contains(item.getId())));
        desk.columnsProperty().addListener(tick);
        tick.invalidated(desk.columnsProperty());
        MenuItem standard = new MenuItem("Standard columns");
        standard.setOnAction(e -> desk.columnsProperty().set(Desk.STANDARD_COLUMNS));
        getItems().setAll(items);
        getItems().addAll(new SeparatorMenuItem(), standard);
    }

    private static void show(Desk desk, String id, boolean shown) {
        List<String> columns = new ArrayList<>(desk.columnsProperty().get());
        columns.remove(id);
        if (shown) {
            columns.add(id);
        }
        desk.columnsProperty().set(List.copyOf(columns));
    }
}
