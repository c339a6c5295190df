package org.melograph.ui.listen;

import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.melograph.plot.Argb;
import org.melograph.plot.HeatmapLayout;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.TimeCurves;
import org.melograph.ui.listen.FeaturePanes.Pane;
import org.melograph.ui.plot.TimePane;
import org.melograph.ui.theme.Shapes;

/** A pane with its header: title, menu and the button that closes it; its lower edge can be dragged. */
final class PaneFrame extends VBox {
    private static final String GESTURES =
            "Over the map the wheel zooms time, with Shift scrolls it, with Ctrl zooms the upright axis and with Alt scrolls it; "
                    + "over the labels it zooms the upright axis; over titles and colour bars it scrolls the panes. "
                    + "Double click shows all. ? lists the keys.";
    private static final double LOWEST = 76;
    private static final double LOWEST_CURVES = 52;
    private static final double USUAL = 118;
    private static final double USUAL_CURVES = 64;
    private static final double HEAD = 22;
    private static final double GRIP = 6;
    private static final double TIMES = 22;

    private final Pane pane;
    private final TimePane view;
    private final MenuButton menu = new MenuButton();
    private final HBox legend = new HBox(10);
    private final Button close;
    private final Region grip = new Region();
    private double pressedAt;
    private double pressedHeight;
    private boolean chosen;
    private double usual;

    /**
     * A frame.
     *
     * @param close what the button at the right of the header does
     */
    PaneFrame(Pane pane, TimePane view, Runnable close) {
        this.pane = pane;
        this.view = view;
        this.close = Shapes.iconButton(Feather.X, "Close " + pane.title(), close, "bare", "pane-button");
        this.close.setId("close-" + pane.feature());
        this.close.setFocusTraversable(false);
        view.titledProperty().set(false);
        Label title = Shapes.label(pane.title(), "pane-title");
        title.setMinWidth(0);
        title.setTooltip(new Tooltip(GESTURES));
        menu.setId("menu-" + pane.feature());
        menu.getStyleClass().addAll("bare", "pane-button");
        menu.setGraphic(new FontIcon(Feather.MORE_HORIZONTAL));
        menu.setAccessibleText("Menu of " + pane.title());
        menu.setTooltip(new Tooltip("Colours, order and export of " + pane.title()));
        menu.setFocusTraversable(false);
        HBox head = Shapes.row(2, title, legend, Shapes.spring(), menu, this.close);
        head.getStyleClass().add("pane-head");
        head.setStyle("-fx-padding: 0 " + HeatmapLayout.BAR_SIDE + " 0 " + HeatmapLayout.LABELS + ";");
        head.setMinHeight(HEAD);
        head.setPrefHeight(HEAD);
        head.setMaxHeight(HEAD);
        legend.getStyleClass().add("pane-legend");
        VBox.setVgrow(view, Priority.ALWAYS);
        VBox.setVgrow(this, Priority.ALWAYS);
        grip.setMinHeight(GRIP);
        grip.setPrefHeight(GRIP);
        grip.setCursor(Cursor.V_RESIZE);
        grip.setId("grip-" + pane.feature());
        Tooltip.install(
                grip, new Tooltip("Drag to make " + pane.title() + " higher or lower, double click to let it fit"));
        grip.setOnMousePressed(this::pressed);
        grip.setOnMouseDragged(this::dragged);
        grip.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                letFit();
            }
        });
        getChildren().addAll(head, view, grip);
    }

    /** The pane's picture. */
    TimePane view() {
        return view;
    }

    /** The feature it shows. */
    Pane pane() {
        return pane;
    }

    /** Names the curves behind the title, where there are several. */
    void name(TimeCurves curves, PlotTheme theme) {
        legend.getChildren().clear();
        for (int row = 0; row < curves.rows().size() && curves.rows().size() > 1; row++) {
            Label name = Shapes.label(curves.rows().get(row).name(), "pane-title");
            name.setGraphic(Shapes.dot(Color.web(Argb.hex(theme.color(TimeCurves.ink(row))))));
            legend.getChildren().add(name);
        }
    }

    /** The menu in its header, to be filled. */
    MenuButton menu() {
        return menu;
    }

    /**
     * Takes its place among others.
     *
     * @param usual its height while none was chosen; 0 for what its kind needs
     */
    void place(int index, int of, double usual) {
        this.usual = usual > 0 ? usual : pane.isCurves() ? USUAL_CURVES : USUAL;
        view.timesProperty().set(index == of - 1);
        close.setVisible(of > 1);
        if (!chosen) {
            letFit();
        }
    }

    private double lowest() {
        double times = view.timesProperty().get() ? TIMES : 0;
        return HEAD + GRIP + times + (pane.isCurves() ? LOWEST_CURVES : LOWEST);
    }

    private void pressed(MouseEvent e) {
        pressedAt = e.getScreenY();
        pressedHeight = getHeight();
        e.consume();
    }

    private void dragged(MouseEvent e) {
        choose(pressedHeight + e.getScreenY() - pressedAt);
        e.consume();
    }

    /** Makes it so high, whatever room there is. */
    void choose(double height) {
        chosen = true;
        setMinHeight(Math.max(lowest(), height));
        setPrefHeight(Math.max(lowest(), height));
        VBox.setVgrow(this, Priority.NEVER);
    }

    private void letFit() {
        chosen = false;
        setMinHeight(lowest());
        setPrefHeight(HEAD + GRIP + usual + (view.timesProperty().get() ? TIMES : 0));
        VBox.setVgrow(this, Priority.ALWAYS);
    }
}
