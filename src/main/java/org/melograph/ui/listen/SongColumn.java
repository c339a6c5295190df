package org.melograph.ui.listen;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.Heatmap;
import org.melograph.plot.HeatmapLevels;
import org.melograph.plot.TimeCurves;
import org.melograph.ui.listen.FeaturePanes.Pane;
import org.melograph.ui.plot.HeatmapView;
import org.melograph.ui.plot.Measure;
import org.melograph.ui.plot.PianoRollView;
import org.melograph.ui.plot.TimeCurvesView;
import org.melograph.ui.plot.TimePane;
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
    private final PaneStack stack;

    /** The pictures of a song; what the pointer does in them is shared with the room. */
    SongColumn(Desk desk, ListenViewModel model, PointerModel pointer) {
        super(8);
        this.desk = desk;
        this.model = model;
        this.pointer = pointer;
        stack = new PaneStack(model.panes(), this::frame);
        Node roll = roll();
        stack.visibleProperty().bind(model.notesProperty().isNull());
        roll.visibleProperty().bind(model.notesProperty().isNotNull());
        StackPane pictures = new StackPane(stack, roll);
        VBox.setVgrow(pictures, Priority.ALWAYS);
        setMinWidth(0);
        getChildren()
                .addAll(
                        new Notice(model.failureProperty()),
                        new SelectionBar(model),
                        wave(),
                        pictures,
                        new TimelineStrip(desk, model, pointer));
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

    private PaneFrame frame(Pane pane) {
        TimePane view = pane.isCurves() ? curves(pane) : heatmap(pane);
        view.setId("pane-" + pane.feature());
        PictureMenu.on(view, desk, pane.feature());
        view.themeProperty().bind(desk.plotTheme());
        view.emptyTextProperty()
                .bind(Bindings.when(pane.failureProperty().isEmpty())
                        .then("Computing " + pane.title() + " …")
                        .otherwise(pane.failureProperty()));
        view.toolProperty().bind(pointer.toolProperty());
        view.setOnSeek(model::seek);
        view.setOnPointer(pointer.readingProperty()::set);
        view.measureProperty().addListener((o, was, is) -> measured(view, is));
        return new PaneFrame(pane, view, () -> model.panes().close(pane));
    }

    private HeatmapView heatmap(Pane pane) {
        HeatmapView view = new HeatmapView(model.window());
        Shapes.follow(pane.pictureProperty(), picture -> {
            HeatmapLevels levels = pane.levels();
            if (picture instanceof Heatmap map && levels != null) {
                view.show(map, levels);
            } else {
                view.show(picture instanceof Heatmap map ? map : null);
            }
        });
        return view;
    }

    private TimeCurvesView curves(Pane pane) {
        TimeCurvesView view = new TimeCurvesView(model.window());
        Shapes.follow(pane.pictureProperty(), picture -> view.show(picture instanceof TimeCurves lines ? lines : null));
        return view;
    }

    // There is one measure in all panes.
    private void measured(TimePane where, @Nullable Measure measure) {
        if (measure != null) {
            stack.frames().stream().map(PaneFrame::view).filter(v -> v != where).forEach(v -> v.measure(null));
            pointer.measuredProperty().set(measure.text());
        } else if (stack.frames().stream()
                .allMatch(f -> f.view().measureProperty().get() == null)) {
            pointer.measuredProperty().set("");
        }
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
}
