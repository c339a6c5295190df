package org.melograph.ui.listen;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
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
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.feature.FeatureSpec;
import org.melograph.plot.AxisScale;
import org.melograph.plot.ColorMap;
import org.melograph.ui.listen.FeaturePanes.Pane;
import org.melograph.ui.plot.HeatmapReading;
import org.melograph.ui.plot.HeatmapView;
import org.melograph.ui.plot.PianoRollView;
import org.melograph.ui.plot.TimeSelection;
import org.melograph.ui.plot.TimelineView;
import org.melograph.ui.plot.WaveOverviewView;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.FileKinds;
import org.melograph.ui.room.PictureMenu;
import org.melograph.ui.room.RoomPane;
import org.melograph.ui.theme.Notice;
import org.melograph.ui.theme.Segments;
import org.melograph.ui.theme.Shapes;

/** The Listen room as seen: waveform, heatmaps and timeline over one time axis, and the model's verdict beside them. */
final class ListenView extends StackPane {
    private static final List<ColorMap> COLORS =
            List.of(ColorMap.MAGMA, ColorMap.VIRIDIS, ColorMap.CIVIDIS, ColorMap.INFERNO, ColorMap.GREY);

    private final Desk desk;
    private final ListenViewModel model;
    private final Label readout = Shapes.label("", "text-label");
    private final ToggleButton measure = new ToggleButton("Measure");
    private final Button playSelection = Shapes.button("Play selection", this::playSelection);
    private @Nullable TimeSelection selection;

    ListenView(Desk desk, ListenViewModel model) {
        this.desk = desk;
        this.model = model;
        Node maps = new PaneStack(model.panes(), this::heatmap);
        Node roll = roll();
        maps.visibleProperty().bind(model.notesProperty().isNull());
        roll.visibleProperty().bind(model.notesProperty().isNotNull());
        StackPane pictures = new StackPane(maps, roll);
        VBox.setVgrow(pictures, Priority.ALWAYS);
        VBox main = new VBox(
                8,
                head(),
                new Notice(model.failureProperty()),
                wave(),
                pictures,
                Shapes.label("Predicted class along the song", "text-label"),
                timeline());
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
        readout.setMinWidth(Region.USE_PREF_SIZE);
        readout.setId("readout");
        measure.getStyleClass().add("button");
        measure.setMinWidth(Region.USE_PREF_SIZE);
        measure.setTooltip(new Tooltip("Drag marks a stretch of time and frequency instead of moving the picture"));
        playSelection.setGraphic(Shapes.playMark());
        playSelection.setVisible(false);
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

    private Node wave() {
        WaveOverviewView wave = new WaveOverviewView(model.window(), true);
        wave.setId("wave");
        wave.themeProperty().bind(desk.plotTheme());
        wave.emptyTextProperty().set("");
        wave.setOnSeek(model::seek);
        Shapes.follow(model.waveProperty(), wave::show);
        wave.setMinHeight(44);
        wave.setPrefHeight(48);
        wave.setMaxHeight(48);
        return wave;
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

    private HeatmapView heatmap(Pane pane) {
        HeatmapView view = new HeatmapView(model.window());
        view.setId("heatmap-" + pane.feature());
        PictureMenu.on(view, desk, pane.feature());
        view.themeProperty().bind(desk.plotTheme());
        view.emptyTextProperty()
                .bind(Bindings.when(pane.failureProperty().isEmpty())
                        .then("Computing " + pane.title() + " …")
                        .otherwise(pane.failureProperty()));
        view.markingProperty().bind(measure.selectedProperty());
        view.setOnSeek(model::seek);
        view.setOnPointer(this::read);
        view.selectionProperty().addListener((o, was, is) -> {
            selection = is;
            playSelection.setVisible(is != null);
            if (is != null) {
                readout.setText(ReadoutText.of(is));
            }
        });
        Shapes.follow(pane.heatmapProperty(), view::show);
        return view;
    }

    private Node roll() {
        PianoRollView view = new PianoRollView(model.window());
        view.setId("notes");
        view.themeProperty().bind(desk.plotTheme());
        view.emptyTextProperty().set("");
        view.setOnSeek(model::seek);
        Shapes.follow(model.notesProperty(), view::show);
        return view;
    }

    private void read(@Nullable HeatmapReading reading) {
        readout.setText(reading == null ? "" : reading.text());
    }

    private void playSelection() {
        TimeSelection marked = selection;
        if (marked != null) {
            model.play(marked.time().low(), marked.time().high());
        }
    }

    private Node timeline() {
        TimelineView strip = new TimelineView(model.window());
        strip.setId("timeline");
        strip.themeProperty().bind(desk.plotTheme());
        strip.emptyTextProperty().set("");
        InvalidationListener show = o -> strip.show(model.timeline());
        model.verdict().judgementProperty().addListener(show);
        model.waveProperty().addListener(show);
        strip.setOnPick(
                segment -> model.play(segment.time().low(), segment.time().high()));
        strip.setOnHover(segment -> readout.setText(segment == null ? "" : ReadoutText.of(segment)));
        strip.setMinHeight(18);
        strip.setPrefHeight(20);
        strip.setMaxHeight(20);
        return strip;
    }
}
