package org.melograph.ui.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.melograph.ui.room.Command;
import org.melograph.ui.room.Command.MenuName;

/** Menus made of commands. */
final class Menus {
    private Menus() {}

    /** The menus that have an entry, in their order, each entry with its key and greyed while it cannot be done. */
    static List<Menu> of(List<Command> commands) {
        Map<MenuName, Menu> menus = new EnumMap<>(MenuName.class);
        for (Command command : commands) {
            MenuItem item = new MenuItem(command.title());
            item.setAccelerator(command.key());
            item.setOnAction(e -> command.action().run());
            item.setDisable(!command.enabled().get());
            command.enabled().addListener((o, was, is) -> item.setDisable(!is));
            menus.computeIfAbsent(command.menu(), name -> new Menu(name.title()))
                    .getItems()
                    .add(item);
        }
        return new ArrayList<>(menus.values());
    }
}
