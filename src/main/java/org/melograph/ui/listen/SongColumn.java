package org.melograph.ui.listen;

import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.HeatmapLevels;
import org.melograph.ui.listen.FeaturePanes.Pane;
import org.melograph.ui.plot.HeatmapReading;
import org.melograph.ui.plot.HeatmapView;
import org.melograph.ui.plot.PianoRollView;
import org.melograph.ui.plot.TimelineView;
import org.melograph.ui.plot.WaveOverviewView;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.PictureMenu;
import org.melograph.ui.theme.Notice;
import org.melograph.ui.theme.Shapes;

/** One song as seen: waveform, heatmaps or notes, and the timeline of what was predicted, over one time axis. */
final class SongColumn extends VBox {
    private final Desk desk;
    private final ListenViewModel model;
    private final PointerModel pointer;

    /** The pictures of a song; what the pointer does in them is shared with the room. */
    SongColumn(Desk desk, ListenViewModel model, PointerModel pointer) {
        super(8);
        this.desk = desk;
        this.model = model;
        this.pointer = pointer;
        Node maps = new PaneStack(model.panes(), this::heatmap);
        Node roll = roll();
        maps.visibleProperty().bind(model.notesProperty().isNull());
        roll.visibleProperty().bind(model.notesProperty().isNotNull());
        StackPane pictures = new StackPane(maps, roll);
        VBox.setVgrow(pictures, Priority.ALWAYS);
        setMinWidth(0);
        getChildren()
                .addAll(
                        new Notice(model.failureProperty()),
                        wave(),
                        pictures,
                        Shapes.label("Predicted class along the song", "text-label"),
                        timeline());
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

    private HeatmapView heatmap(Pane pane) {
        HeatmapView view = new HeatmapView(model.window());
        view.setId("heatmap-" + pane.feature());
        PictureMenu.on(view, desk, pane.feature());
        view.themeProperty().bind(desk.plotTheme());
        view.emptyTextProperty()
                .bind(Bindings.when(pane.failureProperty().isEmpty())
                        .then("Computing " + pane.title() + " …")
                        .otherwise(pane.failureProperty()));
        view.markingProperty().bind(pointer.markingProperty());
        view.setOnSeek(model::seek);
        view.setOnPointer(this::read);
        view.selectionProperty().addListener((o, was, is) -> {
            pointer.selectionProperty().set(is);
            if (is != null) {
                pointer.readoutProperty().set(ReadoutText.of(is));
            }
        });
        Shapes.follow(pane.heatmapProperty(), map -> {
            HeatmapLevels levels = pane.levels();
            if (map == null || levels == null) {
                view.show(map);
            } else {
                view.show(map, levels);
            }
        });
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
        pointer.readoutProperty().set(reading == null ? "" : reading.text());
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
        strip.setOnHover(segment -> pointer.readoutProperty().set(segment == null ? "" : ReadoutText.of(segment)));
        strip.setMinHeight(18);
        strip.setPrefHeight(20);
        strip.setMaxHeight(20);
        return strip;
    }
}
