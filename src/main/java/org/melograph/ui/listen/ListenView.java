package org.melograph.ui.listen;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
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
import org.melograph.ui.plot.TimeSelection;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.FileKinds;
import org.melograph.ui.room.RoomPane;
import org.melograph.ui.theme.Segments;
import org.melograph.ui.theme.Shapes;

/** The Listen room as seen: the tools, the songs' pictures over one time axis, and the model's verdict beside them. */
final class ListenView extends StackPane {
    private static final List<ColorMap> COLORS =
            List.of(ColorMap.MAGMA, ColorMap.VIRIDIS, ColorMap.CIVIDIS, ColorMap.INFERNO, ColorMap.GREY);

    private final Desk desk;
    private final ListenViewModel model;
    private final PointerModel pointer = new PointerModel();

    ListenView(Desk desk, ListenViewModel model) {
        this.desk = desk;
        this.model = model;
        SongColumn song = new SongColumn(desk, model, pointer);
        HBox songs = new HBox(12, song);
        HBox.setHgrow(song, Priority.ALWAYS);
        VBox.setVgrow(songs, Priority.ALWAYS);
        VBox main = new VBox(8, head(), songs);
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

    private Node head() {
        Label readout = Shapes.label("", "text-label");
        readout.setMinWidth(Region.USE_PREF_SIZE);
        readout.setId("readout");
        readout.textProperty().bind(pointer.readoutProperty());
        ToggleButton measure = new ToggleButton("Measure");
        measure.getStyleClass().add("button");
        measure.setMinWidth(Region.USE_PREF_SIZE);
        measure.setTooltip(new Tooltip("Drag marks a stretch of time and frequency instead of moving the picture"));
        pointer.markingProperty().bind(measure.selectedProperty());
        Button playSelection = Shapes.button("Play selection", this::playSelection);
        playSelection.setGraphic(Shapes.playMark());
        playSelection.visibleProperty().bind(pointer.selectionProperty().isNotNull());
        playSelection.managedProperty().bind(playSelection.visibleProperty());
        Button fit = Shapes.iconButton(
                Feather.MAXIMIZE,
                "Show the whole song (F)",
                () -> model.window().fit());
        HBox head = Shapes.row(
                8,
                new Segments<>("Axis", List.of(AxisScale.values()), AxisScale::title, model.scaleProperty()),
                new Segments<>("Colours", COLORS, ColorMap::title, model.colorsProperty()),
                addPane(),
                measure,
                fit,
                playSelection,
                Shapes.spring(),
                readout);
        head.setMinHeight(34);
        head.setMinWidth(0);
        return head;
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

    private void playSelection() {
        TimeSelection marked = pointer.selectionProperty().get();
        if (marked != null) {
            model.play(marked.time().low(), marked.time().high());
        }
    }
}
