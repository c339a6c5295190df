package org.melograph.ui.listen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.plot.HeatmapLayout;
import org.melograph.ui.listen.FeaturePanes.Pane;
import org.melograph.ui.plot.HeatmapView;
import org.melograph.ui.theme.Shapes;

/**
 * Panes under each other, each with a button that closes it. The uppermost takes twice the height of the others; where there
 * are too many for the room, they scroll. Times stand below the last.
 */
final class PaneStack extends ScrollPane {
    private static final double LOWEST = 84;
    private static final double LOWEST_LINES = 60;

    private final FeaturePanes panes;
    private final Function<Pane, HeatmapView> draw;
    private final Map<Pane, StackPane> frames = new HashMap<>();
    private final VBox column = new VBox(8);
    // A pane that was just added must be brought into sight, once the column is as high as it makes it.
    private boolean added;

    /** The panes, each as {@code draw} draws it. */
    PaneStack(FeaturePanes panes, Function<Pane, HeatmapView> draw) {
        this.panes = panes;
        this.draw = draw;
        setContent(column);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setId("panes");
        column.heightProperty().addListener((o, was, is) -> {
            if (added) {
                added = false;
                setVvalue(getVmax());
            }
        });
        panes.shown().addListener((InvalidationListener) o -> fill());
        fill();
    }

    private void fill() {
        List<Pane> shown = panes.shown();
        added = shown.size() > frames.size() && !frames.isEmpty();
        frames.keySet().retainAll(shown);
        List<StackPane> rows = new ArrayList<>();
        for (Pane pane : shown) {
            StackPane frame = frames.computeIfAbsent(pane, this::frame);
            HeatmapView view = (HeatmapView) frame.getChildren().getFirst();
            view.timesProperty().set(pane == shown.getLast());
            frame.getChildren().getLast().setVisible(shown.size() > 1);
            frame.setMinHeight(pane.isLow() ? LOWEST_LINES : LOWEST);
            frame.setPrefHeight(pane == shown.getFirst() ? 250 : pane.isLow() ? 72 : 130);
            rows.add(frame);
        }
        column.getChildren().setAll(rows);
    }

    private StackPane frame(Pane pane) {
        HeatmapView view = draw.apply(pane);
        Button close = Shapes.iconButton(Feather.X, "Close " + pane.title(), () -> panes.close(pane), "pane-close");
        close.setId("close-" + pane.feature());
        StackPane.setAlignment(close, Pos.TOP_RIGHT);
        StackPane.setMargin(close, new Insets(6, HeatmapLayout.BAR_SIDE + 6, 0, 0));
        StackPane frame = new StackPane(view, close);
        VBox.setVgrow(frame, Priority.ALWAYS);
        return frame;
    }
}
