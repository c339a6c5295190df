package org.melograph.ui.listen;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;
import org.melograph.plot.Heatmap;
import org.melograph.plot.HeatmapLevels;
import org.melograph.plot.TimeCurves;
import org.melograph.ui.listen.FeaturePanes.Pane;
import org.melograph.ui.plot.HeatmapView;
import org.melograph.ui.plot.Measure;
import org.melograph.ui.plot.TimeCurvesView;
import org.melograph.ui.plot.TimePane;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.PictureMenu;
import org.melograph.ui.theme.Shapes;

/** Draws the panes of a song: each as a heatmap or as curves, in a frame with its menu. */
final class PaneViews {
    private final Desk desk;
    private final ListenViewModel model;
    private final PointerModel pointer;
    private final List<PaneFrame> frames = new ArrayList<>();
    private final Set<Pane> over = new LinkedHashSet<>();

    PaneViews(Desk desk, ListenViewModel model, PointerModel pointer) {
        this.desk = desk;
        this.model = model;
        this.pointer = pointer;
        model.panes().shown().addListener((InvalidationListener) o -> {
            frames.removeIf(frame -> !model.panes().shown().contains(frame.pane()));
            drawOver();
        });
        // What is chosen for all panes is for all of them, and another song has other levels.
        model.colorsProperty()
                .addListener((o, was, is) ->
                        heatmaps().forEach(v -> v.colorsProperty().set(null)));
        model.songProperty()
                .addListener((o, was, is) ->
                        heatmaps().forEach(v -> v.colorRangeProperty().set(null)));
    }

    /** The frame of a pane that is shown anew. */
    PaneFrame frame(Pane pane) {
        TimePane view = pane.isCurves() ? curves(pane) : heatmap(pane);
        view.setId("pane-" + pane.feature());
        view.themeProperty().bind(desk.plotTheme());
        view.emptyTextProperty()
                .bind(Bindings.when(pane.failureProperty().isEmpty())
                        .then("Computing " + pane.title() + " …")
                        .otherwise(pane.failureProperty()));
        view.toolProperty().bind(pointer.toolProperty());
        view.setOnSeek(model::seek);
        view.setOnPointer(pointer.readingProperty()::set);
        view.measureProperty().addListener((o, was, is) -> measured(view, is));
        PaneFrame frame = new PaneFrame(pane, view, () -> model.panes().close(pane));
        PictureMenu.on(view, () -> menu(pane, view));
        frame.menu().setOnShowing(e -> frame.menu().getItems().setAll(menu(pane, view)));
        // A menu without entries would not open.
        frame.menu().getItems().setAll(menu(pane, view));
        Runnable name = () -> {
            if (pane.pictureProperty().get() instanceof TimeCurves lines) {
                frame.name(lines, view.theme());
            }
        };
        pane.pictureProperty().addListener((o, was, is) -> name.run());
        view.themeProperty().addListener((o, was, is) -> name.run());
        name.run();
        frames.add(frame);
        drawOver();
        return frame;
    }

    private List<HeatmapView> heatmaps() {
        return frames.stream()
                .map(PaneFrame::view)
                .filter(HeatmapView.class::isInstance)
                .map(HeatmapView.class::cast)
                .toList();
    }

    private HeatmapView heatmap(Pane pane) {
        HeatmapView view = new HeatmapView(model.window());
        view.overlayProperty().bind(model.why().overlay());
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
        Shapes.follow(pane.pictureProperty(), picture -> {
            view.show(picture instanceof TimeCurves lines ? lines : null);
            drawOver();
        });
        return view;
    }

    // There is one measure in all panes.
    private void measured(TimePane where, @Nullable Measure measure) {
        if (measure != null) {
            frames.stream().map(PaneFrame::view).filter(v -> v != where).forEach(v -> v.measure(null));
        }
    }

    private List<MenuItem> menu(Pane pane, TimePane view) {
        List<MenuItem> items = new ArrayList<>();
        switch (view) {
            case HeatmapView map -> items.addAll(heatmapItems(map));
            case TimeCurvesView lines -> items.addAll(curvesItems(pane, lines));
        }
        MenuItem rows = item("Show the whole upright axis", view::fitRows);
        rows.setDisable(view.rows().equals(Heatmap.Window.ALL_ROWS));
        items.add(rows);
        items.add(new SeparatorMenuItem());
        items.addAll(PictureMenu.items(view, desk, pane.feature()));
        items.add(new SeparatorMenuItem());
        List<Pane> shown = model.panes().shown();
        MenuItem up = item("Move up", () -> model.panes().move(pane, -1));
        up.setDisable(shown.indexOf(pane) <= 0);
        MenuItem down = item("Move down", () -> model.panes().move(pane, 1));
        down.setDisable(shown.indexOf(pane) >= shown.size() - 1);
        MenuItem close = item("Close", () -> model.panes().close(pane));
        close.setDisable(shown.size() == 1);
        items.addAll(List.of(up, down, close));
        return items;
    }

    private List<MenuItem> heatmapItems(HeatmapView map) {
        Menu colours = new Menu("Colours");
        colours.getItems().setAll(ColorMenu.items(map.colorsProperty()::set));
        MenuItem whole =
                item("All values in the colours", () -> map.colorRangeProperty().set(null));
        whole.setDisable(map.colorRangeProperty().get() == null);
        CheckMenuItem mean = new CheckMenuItem("Mean of what shares a pixel, not the loudest");
        mean.setSelected(map.poolingProperty().get() == HeatmapLevels.Pooling.MEAN);
        mean.setOnAction(e ->
                map.poolingProperty().set(mean.isSelected() ? HeatmapLevels.Pooling.MEAN : HeatmapLevels.Pooling.MAX));
        return List.of(colours, whole, mean);
    }

    private List<MenuItem> curvesItems(Pane pane, TimeCurvesView lines) {
        TimeCurves shown = lines.curvesProperty().get();
        boolean fits = shown != null
                && (shown.hasFrequencies() || shown.rows().stream().anyMatch(TimeCurves.Row::isMoments));
        if (!fits) {
            return List.of();
        }
        CheckMenuItem item = new CheckMenuItem("Draw over the spectrograms, too");
        item.setSelected(over.contains(pane));
        item.setOnAction(e -> {
            if (item.isSelected()) {
                over.add(pane);
            } else {
                over.remove(pane);
            }
            drawOver();
        });
        return List.of(item);
    }

    private void drawOver() {
        over.retainAll(model.panes().shown());
        List<TimeCurves> curves = over.stream()
                .map(pane -> pane.pictureProperty().get())
                .filter(TimeCurves.class::isInstance)
                .map(TimeCurves.class::cast)
                .toList();
        heatmaps().forEach(v -> v.curvesProperty().set(curves));
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(e -> action.run());
        return item;
    }
}
