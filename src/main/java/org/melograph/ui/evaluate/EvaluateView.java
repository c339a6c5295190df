package org.melograph.ui.evaluate;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.app.BrowseLibrary.RunRow;
import org.melograph.app.Pictures;
import org.melograph.app.TrainModel;
import org.melograph.train.metric.Score;
import org.melograph.ui.evaluate.EvaluateViewModel.Level;
import org.melograph.ui.plot.CurveView;
import org.melograph.ui.plot.MatrixView;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.PictureMenu;
import org.melograph.ui.theme.ChoiceText;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Segments;
import org.melograph.ui.theme.Shapes;

/** The Evaluate room as seen: the confusion matrix with its scores, the songs of a cell, and two curves. */
final class EvaluateView extends StackPane {
    private static final double CELL_HEIGHT = 56;
    private static final double BELOW_CELLS = 34;
    private static final double ROOM_FOR_RUNS = 520;

    private final Desk desk;
    private final EvaluateViewModel model;
    private final CurveView recall = new CurveView();
    private final CurveView votes = new CurveView();
    private final FlowPane scores = new FlowPane(28, 8);
    private final Label measured = Shapes.paragraph("", "text-label");

    EvaluateView(Desk desk, EvaluateViewModel model, TagsViewModel tags) {
        this.desk = desk;
        this.model = model;
        VBox left = left();
        RunQuestions questions = new RunQuestions(desk, model, curves());
        VBox.setVgrow(questions, Priority.SOMETIMES);
        VBox right = new VBox(14, cellCard(), questions);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        left.setPrefWidth(620);
        right.setPrefWidth(640);
        right.setMinWidth(300);
        HBox room = new HBox(left, right);
        room.getStyleClass().add("room");
        Node empty = Shapes.empty(
                Feather.GRID,
                "Nothing was judged yet: train a model, and its held-out songs stand here.",
                "Go to Train",
                () -> desk.roomProperty().set("train"));
        TagsView tagRoom = new TagsView(desk, tags, model.runProperty(), runs());
        tagRoom.visibleProperty().bind(tags.scoresProperty().isNotNull());
        room.visibleProperty()
                .bind(model.runProperty().isNotNull().and(tags.scoresProperty().isNull()));
        empty.visibleProperty().bind(model.runProperty().isNull());
        getChildren().addAll(room, tagRoom, empty);
        Shapes.follow(model.runProperty(), this::show);
    }

    private VBox left() {
        ObjectProperty<String> counts = new SimpleObjectProperty<>("Counts");
        counts.addListener((o, was, is) -> model.percentProperty().set(is.equals("Row %")));
        MatrixView matrix = new MatrixView();
        matrix.setId("confusion");
        matrix.themeProperty().bind(desk.plotTheme());
        PictureMenu.on(matrix, desk, "confusion");
        Shapes.follow(model.matrixProperty(), shown -> {
            matrix.show(shown);
            // The scores stand right below the cells, however few classes there are.
            matrix.setMaxHeight(shown == null ? 0 : shown.classes().size() * CELL_HEIGHT + BELOW_CELLS);
        });
        matrix.setOnPick(model.cellProperty()::set);
        VBox.setVgrow(matrix, Priority.ALWAYS);
        VBox.setMargin(matrix, new javafx.geometry.Insets(12, 16, 8, 12));
        Tooltip.install(matrix, new Tooltip("Rows are the truth, columns what was predicted; click a cell"));
        ComboBox<@Nullable RunRow> runs = runs();
        runs.setId("judged-runs");
        HBox head = Shapes.cardHead(
                kept(Shapes.label("Confusion", "text-strong")),
                new Segments<>("Count", List.of(Level.values()), Level::title, model.levelProperty()),
                new Segments<>("Cells show", List.of("Counts", "Row %"), s -> s, counts),
                Shapes.spring(),
                runs);
        VBox foot = new VBox(8, scores, measured);
        foot.setStyle("-fx-padding: 4 22 18 22;");
        foot.setMinHeight(Region.USE_PREF_SIZE);
        matrix.setPrefHeight(2000);
        VBox card = Shapes.card(head, matrix, foot);
        card.setMinWidth(0);
        // In a narrow window the runs are chosen in the Train room, or by Ctrl+Down.
        runs.visibleProperty().bind(card.widthProperty().greaterThan(ROOM_FOR_RUNS));
        runs.managedProperty().bind(runs.visibleProperty());
        return card;
    }

    private ComboBox<@Nullable RunRow> runs() {
        ComboBox<@Nullable RunRow> box = new ComboBox<>();
        box.setAccessibleText("Run");
        box.setMinWidth(70);
        box.setPrefWidth(170);
        ChoiceText.on(box, RunRow::name);
        Shapes.follow(model.runProperty(), run -> {
            box.getItems().setAll(model.judged());
            box.setValue(run);
        });
        box.setOnAction(e -> {
            RunRow chosen = box.getValue();
            if (chosen != null) {
                desk.runProperty().set(chosen.id());
            }
        });
        return box;
    }

    private static Label kept(Label label) {
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void show(@Nullable RunRow run) {
        scores.getChildren().clear();
        if (run == null || run.report().confusion().isEmpty()) {
            return;
        }
        TrainModel.Report report = run.report();
        Score accuracy = report.song().accuracy();
        scores.getChildren()
                .setAll(
                        score("Song accuracy", accuracy),
                        score("Balanced", report.song().balancedAccuracy()),
                        score("Macro F1", report.song().macroF1()),
                        score("Clip accuracy", report.clip().accuracy()),
                        new VBox(
                                2,
                                Shapes.label("Calibration error", "text-label"),
                                Shapes.label(Figures.score(model.calibrationError()), "text-number")));
        measured.setText("On " + Figures.count(accuracy.songs(), "held-out song") + ", split by "
                + report.split().by() + ", " + report.split().sharedSongs()
                + " shared with training. 95 % intervals of a"
                + " bootstrap over songs. Always naming the largest class: " + Figures.score(report.majority()) + ".");
        recall.show(Pictures.precisionRecall(report));
        votes.show(Pictures.votes(report));
    }

    /** A score under its name, over its interval. */
    static Node score(String name, Score score) {
        return new VBox(
                2,
                Shapes.label(name, "text-label"),
                Shapes.label(Figures.score(score.value()), "text-number"),
                Shapes.label(Figures.interval(score), "text-label"));
    }

    private Node cellCard() {
        HeardList list = new HeardList(desk, model.heard(), model::play, "No held-out song stands in this cell.");
        list.setId("cell-songs");
        list.setAccessibleText("Songs of the chosen cell");
        return new HeardCard(model.cellTitleProperty(), model.heard(), model::playAll, list);
    }

    private Node curves() {
        return ChartCard.pair(
                new ChartCard(
                        desk,
                        "Precision · recall",
                        Shapes.label("", "text-label"),
                        "precision-recall",
                        recall,
                        "Each class over held-out songs"),
                new ChartCard(
                        desk,
                        "Vote curve",
                        Shapes.label("songs against pieces that must agree", "text-label"),
                        "vote-curve",
                        votes,
                        ""));
    }
}
