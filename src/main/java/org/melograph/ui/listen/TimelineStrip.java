package org.melograph.ui.listen;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.melograph.ui.plot.TimelineView;
import org.melograph.ui.plot.TimelineView.Segment;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.LabelColours;
import org.melograph.ui.theme.Shapes;

/** The predicted class along the song with its legend, and how far apart its points are. */
final class TimelineStrip extends VBox {
    private static final double HEIGHT = 34;
    private static final double FIELD_WIDTH = 48;

    private final ListenViewModel model;
    private final HBox legend = Shapes.row(12);
    private final TextField every = new TextField();

    /** The strip of a song; what the pointer reads is shared with the room. */
    TimelineStrip(Desk desk, ListenViewModel model, PointerModel pointer) {
        super(4);
        this.model = model;
        TimelineView strip = new TimelineView(model.window());
        strip.setId("timeline");
        strip.setFocusTraversable(true);
        strip.themeProperty().bind(desk.plotTheme());
        strip.emptyTextProperty().set("");
        InvalidationListener show = o -> {
            strip.show(model.timeline());
            tellLegend();
        };
        model.verdict().judgementProperty().addListener(show);
        model.waveProperty().addListener(show);
        model.verdict()
                .marksProperty()
                .addListener((o, was, is) -> strip.mark(
                        is,
                        model.colours().index(model.verdict().markedProperty().get())));
        strip.setOnPick(
                segment -> model.play(segment.time().low(), segment.time().high()));
        strip.setOnHover(reading -> pointer.saidProperty().set(reading == null ? "" : ReadoutText.of(reading)));
        strip.setMinHeight(HEIGHT);
        strip.setPrefHeight(HEIGHT);
        strip.setMaxHeight(HEIGHT);
        askForSeconds();
        legend.setMinWidth(0);
        Label head = Shapes.label("Predicted class along the song", "text-label");
        head.setMinWidth(USE_PREF_SIZE);
        HBox row = Shapes.row(
                10,
                head,
                legend,
                Shapes.spring(),
                Shapes.label("a point every", "text-label"),
                every,
                Shapes.label("s", "text-label"));
        row.setMinWidth(0);
        getChildren().addAll(row, strip);
        show.invalidated(model.waveProperty());
    }

    private void tellLegend() {
        Map<String, Integer> classes = new LinkedHashMap<>();
        for (Segment segment : model.timeline()) {
            if (segment.classIndex() >= 0) {
                classes.put(segment.label(), segment.classIndex());
            }
        }
        legend.getChildren().clear();
        classes.forEach((label, index) -> {
            Label name = Shapes.label(label, "text-label");
            name.setGraphic(Shapes.dot(LabelColours.ofClass(index)));
            name.setMinWidth(USE_PREF_SIZE);
            legend.getChildren().add(name);
        });
    }

    /** The distance of the points, taken over by Enter or when the field is left; what is out of range is taken back. */
    private void askForSeconds() {
        every.setId("timeline-seconds");
        every.setMinWidth(FIELD_WIDTH);
        every.setPrefWidth(FIELD_WIDTH);
        every.setMaxWidth(FIELD_WIDTH);
        every.setAlignment(Pos.CENTER_RIGHT);
        every.getStyleClass().add("small");
        every.setAccessibleText("Seconds between points of the timeline");
        every.setTooltip(new Tooltip("How far apart the model is asked, " + VerdictModel.TIMELINE_SECONDS.low() + " to "
                + VerdictModel.TIMELINE_SECONDS.high() + " s"));
        Runnable show = () -> every.setText(String.format(
                Locale.ROOT, "%.1f", model.verdict().timelineSecondsProperty().get()));
        Runnable take = () -> {
            String text = every.getText().strip();
            if (text.matches("[0-9]{0,2}([.][0-9]{1,2})?") && !text.isEmpty()) {
                double seconds = Double.parseDouble(text);
                if (VerdictModel.TIMELINE_SECONDS.contains(seconds)) {
                    model.verdict().timelineSecondsProperty().set(seconds);
                }
            }
            show.run();
        };
        every.setOnAction(e -> take.run());
        every.focusedProperty().addListener((o, was, focused) -> {
            if (!focused) {
                take.run();
            }
        });
        show.run();
    }
}
