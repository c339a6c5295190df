package org.melograph.ui.listen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.melograph.ui.listen.FeaturePanes.Pane;

/**
 * Panes under each other. The uppermost takes twice the height of the others, unless heights were chosen; where there are too
 * many for the room, they scroll. Times stand below the last.
 */
final class PaneStack extends ScrollPane {
    /** Free at the right, in pixels, for a scroll bar. */
    static final double SIDE = 10;

    private static final double FIRST = 250;

    private final FeaturePanes panes;
    private final Function<Pane, PaneFrame> draw;
    private final Map<Pane, PaneFrame> frames = new HashMap<>();
    private final VBox column = new VBox(2);
    // A pane that was just added must be brought into sight, once the column is as high as it makes it.
    private boolean added;

    /** The panes, each in the frame that {@code draw} makes. */
    PaneStack(FeaturePanes panes, Function<Pane, PaneFrame> draw) {
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
        // With and without a scroll bar the panes stand in line with what is above and below them.
        viewportBoundsProperty()
                .addListener((o, was, is) -> column.setPadding(new Insets(
                        0, Math.max(0, SIDE - Math.max(0, getWidth() - is.getWidth())), 0, 0)));
        panes.shown().addListener((InvalidationListener) o -> fill());
        fill();
    }

    /** The frames from top to bottom. */
    List<PaneFrame> frames() {
        return panes.shown().stream().map(frames::get).toList();
    }

    private void fill() {
        List<Pane> shown = panes.shown();
        added = shown.size() > frames.size() && !frames.isEmpty();
        frames.keySet().retainAll(shown);
        List<PaneFrame> rows = new ArrayList<>();
        for (Pane pane : shown) {
            PaneFrame frame = frames.computeIfAbsent(pane, this::framed);
            frame.place(shown.indexOf(pane), shown.size(), pane == shown.getFirst() ? FIRST : 0);
            rows.add(frame);
        }
        column.getChildren().setAll(rows);
    }

    private PaneFrame framed(Pane pane) {
        PaneFrame frame = draw.apply(pane);
        frame.view().focusedProperty().addListener((o, was, focused) -> {
            if (focused) {
                reveal(frame);
            }
        });
        return frame;
    }

    // Walking through the panes by keys scrolls them into sight.
    private void reveal(PaneFrame frame) {
        Bounds seen = getViewportBounds();
        double hidden = column.getHeight() - seen.getHeight();
        double top = getVvalue() * hidden;
        Bounds place = frame.getBoundsInParent();
        if (hidden > 0 && place.getMinY() < top) {
            setVvalue(place.getMinY() / hidden);
        } else if (hidden > 0 && place.getMaxY() > top + seen.getHeight()) {
            setVvalue(Math.min(1, (place.getMaxY() - seen.getHeight()) / hidden));
        }
    }
}
