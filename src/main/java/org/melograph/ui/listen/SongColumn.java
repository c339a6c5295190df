package org.melograph.ui.listen;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.melograph.ui.plot.PianoRollView;
import org.melograph.ui.plot.WaveOverviewView;
import org.melograph.ui.room.Desk;
import org.melograph.ui.theme.Notice;
import org.melograph.ui.theme.Shapes;

/** One song as seen: waveform, heatmaps or notes, and the timeline of what was predicted, over one time axis. */
final class SongColumn extends VBox {
    private final Desk desk;
    private final ListenViewModel model;
    private final AnnotationLane lane;

    /** The pictures of a song; what the pointer does in them is shared with the room. */
    SongColumn(Desk desk, ListenViewModel model, PointerModel pointer) {
        super(8);
        this.desk = desk;
        this.model = model;
        lane = new AnnotationLane(desk, model, pointer);
        PaneStack stack = new PaneStack(model.panes(), new PaneViews(desk, model, pointer)::frame);
        Node roll = roll();
        stack.visibleProperty().bind(model.notesProperty().isNull());
        roll.visibleProperty().bind(model.notesProperty().isNotNull());
        StackPane pictures = new StackPane(stack, roll);
        VBox.setVgrow(pictures, Priority.ALWAYS);
        setMinWidth(0);
        Node wave = wave();
        TimelineStrip timeline = new TimelineStrip(desk, model, pointer);
        for (Node inLine : List.of(wave, lane, timeline)) {
            VBox.setMargin(inLine, new Insets(0, PaneStack.SIDE, 0, 0));
        }
        getChildren().addAll(new Notice(model.failureProperty()), wave, lane, pictures, timeline);
    }

    /** What is said of moments and stretches of the song. */
    AnnotationLane annotations() {
        return lane;
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
