package org.melograph.ui.listen;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.feature.FeatureSpec;
import org.melograph.plot.AxisScale;
import org.melograph.plot.ColorMap;
import org.melograph.ui.listen.FeaturePanes.Pane;
import org.melograph.ui.plot.PaneTool;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.FileKinds;
import org.melograph.ui.room.RoomPane;
import org.melograph.ui.theme.Segments;
import org.melograph.ui.theme.Shapes;

/** The Listen room as seen: the tools, the songs' pictures over one time axis, and the model's verdict beside them. */
final class ListenView extends StackPane {
    private final Desk desk;
    private final ListenViewModel model;
    private final PointerModel pointer = new PointerModel();
    private final SongColumn song;

    ListenView(Desk desk, ListenViewModel model, Comparison comparison) {
        this.desk = desk;
        this.model = model;
        song = new SongColumn(desk, model, pointer);
        HBox songs = new HBox(12, song);
        HBox.setHgrow(song, Priority.ALWAYS);
        VBox.setVgrow(songs, Priority.ALWAYS);
        Shapes.follow(comparison.second().songProperty(), second -> pair(songs, comparison));
        VBox main = new VBox(
                8, head(), new ComparisonBar(comparison), new ReadoutBar(pointer, new SelectionBar(model)), songs);
        RoomPane room = new RoomPane(main, new VerdictCards(desk, model));
        Node empty = Shapes.empty(
                Feather.ACTIVITY,
                "Drop a song here, or choose one in the Library: its pictures and the model's verdict stand here.",
                "Open a song…",
                () -> desk.files().open("Open a song", "Songs", FileKinds.SONGS).stream()
                        .findFirst()
                        .ifPresent(desk.songProperty()::set));
        room.visibleProperty().bind(model.songProperty().isNotNull());
        empty.visibleProperty().bind(model.songProperty().isNull());
        getChildren().addAll(room, empty);
    }

    /** M marks the moment, Shift+M labels the selection; undo and redo take annotations back while there is a change. */
    boolean pressed(KeyEvent key) {
        boolean shortcut = key.isShortcutDown();
        if (model.songProperty().get() == null || key.isAltDown()) {
            return false;
        }
        if (key.getCode() == KeyCode.Z && shortcut) {
            return song.annotations().undo(key.isShiftDown());
        }
        if (key.getCode() != KeyCode.M || shortcut) {
            return false;
        }
        if (key.isShiftDown()) {
            song.annotations().labelSelectionByKey();
        } else {
            song.annotations().markMoment();
        }
        return true;
    }

    /** Puts the second song's column beside the first's, or takes it away. */
    private void pair(HBox songs, Comparison comparison) {
        if (comparison.isOpen().get() && songs.getChildren().size() == 1) {
            SongColumn beside = new SongColumn(desk, comparison.second(), pointer);
            beside.setId("second-song");
            HBox.setHgrow(beside, Priority.ALWAYS);
            // Neither is wider than the other, whatever its texts want.
            song.setPrefWidth(0);
            beside.setPrefWidth(0);
            songs.getChildren().add(beside);
            song.beside(beside);
            beside.beside(song);
        } else if (!comparison.isOpen().get() && songs.getChildren().size() > 1) {
            songs.getChildren().removeLast();
            song.beside(null);
        }
    }

    private Node head() {
        Segments<PaneTool> tools = new Segments<>(
                "Tool", List.of(PaneTool.values()), PaneTool::title, PaneTool::meaning, pointer.toolProperty());
        tools.setId("tools");
        Button fit = Shapes.iconButton(
                Feather.MAXIMIZE,
                "Show the whole song (F)",
                () -> model.window().fit());
        HBox head = Shapes.row(
                8,
                new Segments<>("Axis", List.of(AxisScale.values()), AxisScale::title, model.scaleProperty()),
                colours(),
                addPane(),
                tools,
                fit);
        head.setMinHeight(34);
        head.setMinWidth(0);
        return head;
    }

    private MenuButton colours() {
        MenuButton button = new MenuButton();
        button.setId("colours");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(
                new Tooltip("What stands for loud and soft in all panes; a pane's own menu chooses for it alone"));
        button.textProperty().bind(model.colorsProperty().map(ColorMap::title));
        button.getItems().setAll(ColorMenu.items(model.colorsProperty()));
        return button;
    }

    private MenuButton addPane() {
        MenuButton button = new MenuButton("Add pane");
        button.setId("add-pane");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip("Shows another feature of the song below the others"));
        button.visibleProperty().bind(model.notesProperty().isNull());
        button.managedProperty().bind(button.visibleProperty());
        ObservableList<Pane> shown = model.panes().shown();
        InvalidationListener fill = o -> {
            button.getItems()
                    .setAll(model.panes().addable().stream().map(this::adding).toList());
            button.setDisable(button.getItems().isEmpty());
        };
        shown.addListener(fill);
        fill.invalidated(shown);
        return button;
    }

    private MenuItem adding(FeatureSpec spec) {
        MenuItem item = new MenuItem(spec.title());
        item.setMnemonicParsing(false);
        item.setOnAction(e -> model.panes().add(spec.id()));
        return item;
    }
}
