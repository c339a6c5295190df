package org.melograph.ui.evaluate;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.melograph.ui.plot.CurveView;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.PictureMenu;
import org.melograph.ui.theme.Shapes;

/** A chart of curves under its name, which can be saved as a picture. */
final class ChartCard extends VBox {
    /**
     * A card.
     *
     * @param beside what stands at the right of the name
     * @param file how a saved picture is called, without extension
     * @param empty what stands where there is no curve
     */
    ChartCard(Desk desk, String title, Label beside, String file, CurveView view, String empty) {
        view.emptyTextProperty().set(empty);
        PictureMenu.on(view, desk, file);
        view.themeProperty().bind(desk.plotTheme());
        setVgrow(view, Priority.ALWAYS);
        beside.setMinWidth(0);
        Label name = Shapes.label(title, "text-strong");
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = Shapes.cardHead(name, Shapes.spring(), beside);
        head.setStyle("-fx-min-height: 42; -fx-padding: 8 14 8 14;");
        getStyleClass().add("card");
        getChildren().addAll(head, view);
        setMinWidth(0);
        setPrefWidth(100);
        HBox.setHgrow(this, Priority.ALWAYS);
    }

    /** Two cards beside each other. */
    static HBox pair(ChartCard left, ChartCard right) {
        HBox both = new HBox(14, left, right);
        both.setPrefHeight(280);
        both.setMinHeight(180);
        setVgrow(both, Priority.SOMETIMES);
        return both;
    }
}
