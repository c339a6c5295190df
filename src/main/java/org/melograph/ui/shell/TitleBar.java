package org.melograph.ui.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.melograph.ui.room.Command;
import org.melograph.ui.theme.Shapes;

/** The line at the top: the room's title and what it shows, the menus, Open and the theme. */
final class TitleBar extends HBox {
    static final double HEIGHT = 52;
    /** Below this width the menus fold into one button. */
    private static final double ROOM_FOR_MENUS = 1140;

    TitleBar(
            ObservableValue<String> title,
            ObservableValue<String> context,
            List<Command> commands,
            Runnable open,
            BooleanProperty dark) {
        getStyleClass().add("title-bar");
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        Label name = Shapes.label(title, "text-title");
        name.setId("room-title");
        name.setMinWidth(USE_PREF_SIZE);
        Label beside = Shapes.label(context, "text-secondary");
        beside.setMinWidth(0);
        HBox.setHgrow(beside, Priority.SOMETIMES);

        MenuBar bar = new MenuBar();
        bar.getMenus().setAll(Menus.of(commands));
        bar.setMinWidth(Region.USE_PREF_SIZE);
        MenuButton folded = new MenuButton();
        folded.setGraphic(new FontIcon(Feather.MENU));
        folded.getItems().setAll(Menus.of(commands));
        folded.setAccessibleText("Menu");
        folded.getStyleClass().add("button");
        bar.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(ROOM_FOR_MENUS));
        bar.managedProperty().bind(bar.visibleProperty());
        folded.visibleProperty().bind(bar.visibleProperty().not());
        folded.managedProperty().bind(folded.visibleProperty());

        Button theme = Shapes.iconButton(Feather.SUN, "Change between dark and light", () -> dark.set(!dark.get()));
        theme.setId("theme");
        FontIcon icon = new FontIcon();
        icon.iconCodeProperty().bind(Bindings.createObjectBinding(() -> dark.get() ? Feather.SUN : Feather.MOON, dark));
        theme.setGraphic(icon);
        Button opener = Shapes.button("Open…", open);
        opener.setTooltip(new Tooltip("Open a song, a folder or a model (Ctrl+O)"));
        getChildren().addAll(name, beside, Shapes.spring(), bar, folded, opener, theme);
    }
}
