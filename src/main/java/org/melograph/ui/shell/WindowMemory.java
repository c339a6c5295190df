package org.melograph.ui.shell;

import java.util.List;
import java.util.prefs.Preferences;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.melograph.ui.player.PlayerModel;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.VerdictRule;

/** Remembers how the window stood: place, size, theme, room, the panes of Listen, the columns of the Library and how verdicts are
 * made. */
final class WindowMemory {
    private static final double SMALLEST_WIDTH = 900;
    private static final double SMALLEST_HEIGHT = 600;

    private final Preferences store;

    WindowMemory(Preferences store) {
        this.store = store;
    }

    boolean dark() {
        return store.getBoolean("dark", true);
    }

    void rememberDark(boolean dark) {
        store.putBoolean("dark", dark);
    }

    String room() {
        return store.get("room", "library");
    }

    void rememberRoom(String room) {
        store.put("room", room);
    }

    /** The ids of the features that Listen shows. */
    List<String> panes() {
        return List.of(store.get("panes", String.join(",", Desk.STANDARD_PANES)).split(",", -1));
    }

    void rememberPanes(List<String> panes) {
        store.put("panes", String.join(",", panes));
    }

    /** The ids of the columns that the Library's table shows. */
    List<String> columns() {
        return List.of(
                store.get("columns", String.join(",", Desk.STANDARD_COLUMNS)).split(",", -1));
    }

    void rememberColumns(List<String> columns) {
        store.put("columns", String.join(",", columns));
    }

    /** Sets volume and device as they were, and remembers their changes. */
    void restore(PlayerModel player) {
        player.output().volumeProperty().set(store.getDouble("volume", 1));
        player.output().volumeProperty().addListener((o, was, is) -> store.putDouble("volume", is.doubleValue()));
        player.output().wantedDeviceProperty().set(store.get("device", null));
        player.output().wantedDeviceProperty().addListener((o, was, name) -> {
            if (name == null) {
                store.remove("device");
            } else {
                store.put("device", name);
            }
        });
    }

    /** How verdicts are made. */
    VerdictRule verdictRule() {
        return VerdictRule.of(store.get("verdict-rule", ""));
    }

    void rememberVerdictRule(VerdictRule rule) {
        store.put("verdict-rule", rule.text());
    }

    /** Puts the window where it stood, unless that place is on no screen any more. */
    void restore(Stage stage) {
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(store.getDouble("width", 1440), screen.getWidth()));
        stage.setHeight(Math.min(store.getDouble("height", 900), screen.getHeight()));
        double x = store.getDouble("x", Double.NaN);
        double y = store.getDouble("y", Double.NaN);
        if (!Double.isNaN(x)
                && !Screen.getScreensForRectangle(x, y, stage.getWidth(), stage.getHeight())
                        .isEmpty()) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(store.getBoolean("maximized", false));
    }

    void remember(Stage stage) {
        store.putBoolean("maximized", stage.isMaximized());
        if (!stage.isMaximized()) {
            store.putDouble("x", stage.getX());
            store.putDouble("y", stage.getY());
            store.putDouble("width", stage.getWidth());
            store.putDouble("height", stage.getHeight());
        }
    }
}
