package org.melograph.ui.listen;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.EventType;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.Box;
import org.melograph.ui.plot.PianoRollView;
import org.melograph.ui.plot.TimePane;
import org.melograph.ui.plot.WaveOverviewView;
import org.melograph.ui.room.Desk;
import org.melograph.ui.theme.Notice;
import org.melograph.ui.theme.Shapes;

/** One song as seen: waveform, heatmaps or notes, and the timeline of what was predicted, over one time axis. */
final class SongColumn extends VBox {
    private final Desk desk;
    private final ListenViewModel model;
    private final AnnotationLane lane;
    private final PointerModel pointer;
    private final PaneStack stack;
    private final BooleanProperty paired = new SimpleBooleanProperty();
    private @Nullable SongColumn other;

    /** The pictures of a song; what the pointer does in them is shared with the room. */
    SongColumn(Desk desk, ListenViewModel model, PointerModel pointer) {
        super(8);
        this.desk = desk;
        this.model = model;
        lane = new AnnotationLane(desk, model, pointer);
        this.pointer = pointer;
        PaneViews views = new PaneViews(desk, model, pointer);
        stack = new PaneStack(model.panes(), pane -> watched(views.frame(pane)));
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
        getChildren()
                .addAll(
                        new SongTitle(model, paired),
                        new Notice(model.failureProperty()),
                        wave,
                        lane,
                        pictures,
                        timeline);
    }

    /** What is said of moments and stretches of the song. */
    AnnotationLane annotations() {
        return lane;
    }

    /** The column of the song beside this one, whose values are told too; null alone. */
    void beside(@Nullable SongColumn column) {
        other = column;
        paired.set(column != null);
    }

    private PaneFrame watched(PaneFrame frame) {
        for (EventType<MouseEvent> moved :
                List.of(MouseEvent.MOUSE_MOVED, MouseEvent.MOUSE_DRAGGED, MouseEvent.MOUSE_EXITED)) {
            frame.view().addEventHandler(moved, e -> tellOther(frame, e));
        }
        return frame;
    }

    // Two columns are laid out alike: what lies at the same place of the other pane belongs to the same time and
    // frequency.
    private void tellOther(PaneFrame frame, MouseEvent e) {
        SongColumn column = other;
        TimePane same = column == null || e.getEventType() == MouseEvent.MOUSE_EXITED
                ? null
                : column.stack.frames().stream()
                        .filter(f -> f.pane().feature().equals(frame.pane().feature()))
                        .map(PaneFrame::view)
                        .findFirst()
                        .orElse(null);
        Box here = frame.view().heatmapLayout().map();
        if (same == null || here.width() <= 0 || here.height() <= 0) {
            pointer.besideProperty().set(null);
            return;
        }
        Box there = same.heatmapLayout().map();
        double x = there.x() + (e.getX() - here.x()) / here.width() * there.width();
        double y = there.y() + (e.getY() - here.y()) / here.height() * there.height();
        pointer.besideProperty().set(same.readingAt(x, y));
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
        InvalidationListener mark =
                o -> view.select(model.why().decided(model.notesProperty().get()));
        model.why().mapProperty().addListener(mark);
        model.why().shareProperty().addListener(mark);
        return view;
    }
}
