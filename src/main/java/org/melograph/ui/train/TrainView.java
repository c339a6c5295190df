package org.melograph.ui.train;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.melograph.app.BrowseLibrary.RunRow;
import org.melograph.ui.plot.CurveView;
import org.melograph.ui.plot.LiveCurves;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.PictureMenu;
import org.melograph.ui.theme.Shapes;

/** The Train room as seen: the recipe at the left, the run's curves, and the runs so far. */
final class TrainView extends HBox {
    private static final double ROOM_FOR_KEYS = 300;

    private final Desk desk;
    private final TrainViewModel model;

    TrainView(Desk desk, TrainViewModel model) {
        this.desk = desk;
        this.model = model;
        getStyleClass().add("room");
        HBox charts = new HBox(
                14,
                chart("Loss", RunProgress::loss, "Press Train: the loss of every step stands here."),
                chart("Accuracy · clips", RunProgress::accuracy, "The accuracy of every epoch stands here."));
        VBox.setVgrow(charts, Priority.ALWAYS);
        charts.setMinHeight(180);
        VBox main = new VBox(14, head(), charts, runs());
        main.setMinWidth(0);
        HBox.setHgrow(main, Priority.ALWAYS);
        getChildren().addAll(new RecipeCard(desk, model), main);
    }

    private Node head() {
        Label headline = Shapes.label(model.headlineProperty(), "text-number");
        headline.setId("headline");
        headline.setMinWidth(0);
        VBox words = new VBox(2, Shapes.label(model.sublineProperty(), "text-label"), headline);
        words.setMinWidth(0);
        Button stop = Shapes.button("Stop, keep best", model::stop);
        stop.setId("stop");
        stop.setGraphic(new FontIcon(Feather.SQUARE));
        stop.disableProperty().bind(model.stoppingProperty());
        HBox live =
                Shapes.row(16, figure("examples/s", model.speedProperty()), figure("left", model.leftProperty()), stop);
        live.setMinWidth(Region.USE_PREF_SIZE);
        live.visibleProperty().bind(model.runningProperty());
        live.managedProperty().bind(live.visibleProperty());
        ProgressBar bar = new ProgressBar();
        bar.getStyleClass().add("accent");
        bar.progressProperty().bind(model.progressProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.visibleProperty().bind(model.runningProperty());
        VBox head = new VBox(10, Shapes.row(12, words, Shapes.spring(), live), bar, new SteeringBar(model.steering()));
        head.setMinHeight(Region.USE_PREF_SIZE);
        return head;
    }

    private static Node figure(String name, ObservableValue<String> value) {
        VBox figure = Shapes.figure(name, value, "text-value");
        figure.setAlignment(Pos.CENTER_RIGHT);
        return figure;
    }

    private Node chart(String title, Function<RunProgress, LiveCurves> curves, String empty) {
        CurveView view = new CurveView();
        view.emptyTextProperty().set(empty);
        view.themeProperty().bind(desk.plotTheme());
        PictureMenu.on(view, desk, title.startsWith("Loss") ? "loss" : "accuracy");
        Shapes.follow(model.shownProperty(), run -> {
            if (run == null) {
                view.show(null);
            } else {
                view.follow(curves.apply(run));
            }
        });
        VBox.setVgrow(view, Priority.ALWAYS);
        Label name = Shapes.label(title, "text-strong");
        name.setMinWidth(USE_PREF_SIZE);
        if (!title.startsWith("Loss")) {
            Shapes.follow(model.shownProperty(), run -> name.setText(run == null ? title : run.scoreTitle()));
        }
        HBox keys = new HBox(10, key("train", "-mg-accent"), key("validation", "-mg-second"));
        HBox head = Shapes.cardHead(name, Shapes.spring(), keys);
        head.setStyle("-fx-min-height: 42; -fx-padding: 8 14 8 14;");
        VBox card = Shapes.card(head, view);
        card.setMinWidth(0);
        // A key without its words would say nothing.
        keys.visibleProperty().bind(card.widthProperty().greaterThan(ROOM_FOR_KEYS));
        keys.managedProperty().bind(keys.visibleProperty());
        HBox.setHgrow(card, Priority.ALWAYS);
        card.setPrefWidth(100);
        return card;
    }

    private static Node key(String name, String colour) {
        Rectangle line = new Rectangle(14, 2);
        line.setStyle("-fx-fill: " + colour + ";");
        Label label = Shapes.label(name, "text-label");
        label.setGraphic(line);
        label.setGraphicTextGap(6);
        label.setMinWidth(0);
        return label;
    }

    private Node runs() {
        RunTable table = new RunTable(desk, model);
        VBox.setVgrow(table, Priority.ALWAYS);
        Label count = Shapes.label("", "pill");
        count.textProperty().bind(Bindings.size(desk.library().runs()).asString());
        Label guard = Shapes.label("");
        guard.setMinWidth(0);
        Shapes.follow(model.chosenProperty(), run -> showGuard(guard, run));
        desk.library().runs().addListener((javafx.beans.InvalidationListener)
                o -> showGuard(guard, model.chosenProperty().get()));
        showGuard(guard, null);
        VBox card =
                Shapes.card(Shapes.cardHead(Shapes.label("Runs", "text-strong"), count, Shapes.spring(), guard), table);
        VBox.setVgrow(card, Priority.ALWAYS);
        card.setMinHeight(170);
        card.setPrefHeight(300);
        return card;
    }

    private void showGuard(Label guard, @Nullable RunRow chosen) {
        RunRow run = chosen != null
                ? chosen
                : desk.library().runs().stream().findFirst().orElse(null);
        guard.setVisible(run != null);
        guard.getStyleClass().removeAll("text-good", "text-warn");
        if (run != null) {
            int shared = run.report().split().sharedSongs();
            guard.setText(
                    shared == 0
                            ? "✓  0 songs shared between train and test"
                            : shared + " songs stand in train and test: the scores are too good");
            guard.getStyleClass().add(shared == 0 ? "text-good" : "text-warn");
        }
    }
}
