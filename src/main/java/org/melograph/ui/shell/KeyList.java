package org.melograph.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.melograph.ui.room.Command;
import org.melograph.ui.theme.Shapes;

/** Every key and what it does, in two columns. */
final class KeyList extends GridPane {
    /** One line of the list. */
    private record Key(String meaning, String cap) {}

    /** Keys that pictures and lists answer to while they are focused. */
    private static final List<Key> OF_PICTURES = List.of(
            new Key("Play or pause", "Space"),
            new Key("Repeat", "L"),
            new Key("Mark the moment that is heard", "M"),
            new Key("Label the marked stretch", "Shift+M"),
            new Key("Scroll a picture", "← →, Shift+wheel"),
            new Key("Scroll it by a window", "Page ↑ Page ↓"),
            new Key("Zoom time", "+ −, wheel, pinch"),
            new Key("Zoom the upright axis", "Ctrl+↑ ↓, Ctrl+wheel"),
            new Key("Scroll the upright axis", "↑ ↓, Alt+wheel"),
            new Key("Scroll the panes", "wheel over titles and bars"),
            new Key("Mark a stretch", "Shift+drag"),
            new Key("Measure", "Ctrl+drag"),
            new Key("Zoom into a box", "Alt+drag"),
            new Key("Show all of a picture", "F, double click"),
            new Key("Begin and end", "Home End"),
            new Key("Mark nothing", "Esc"),
            new Key("This list", "?"));

    KeyList(List<Command> commands) {
        super(28, 7);
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        ColumnConstraints narrow = new ColumnConstraints();
        narrow.setMinWidth(Region.USE_PREF_SIZE);
        getColumnConstraints().addAll(wide, narrow, wide, narrow);
        List<Key> keys = new ArrayList<>(OF_PICTURES);
        for (Command command : commands) {
            if (command.key() != null) {
                keys.add(new Key(command.title().replace("…", ""), command.key().getDisplayText()));
            }
        }
        int rows = (keys.size() + 1) / 2;
        for (int i = 0; i < keys.size(); i++) {
            int column = i < rows ? 0 : 2;
            add(Shapes.label(keys.get(i).meaning()), column, i % rows);
            add(Shapes.label(keys.get(i).cap(), "key-cap"), column + 1, i % rows);
        }
    }
}
