package org.melograph.ui.evaluate;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.melograph.app.BrowseLibrary.RunRow;
import org.melograph.plot.Curves;
import org.melograph.train.metric.TagScores;
import org.melograph.ui.evaluate.TagsViewModel.Shown;
import org.melograph.ui.plot.CurveView;
import org.melograph.ui.room.Desk;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Segments;
import org.melograph.ui.theme.Shapes;

/** The Evaluate room for tags: every tag with its scores, the songs of the chosen one, and its two curves. */
final class TagsView extends HBox {
    private final Desk desk;
    private final TagsViewModel model;
    private final FlowPane scores = new FlowPane(28, 8);
    private final Label measured = Shapes.paragraph("", "text-label");

    /** @param runs the list that chooses a run */
    TagsView(Desk desk, TagsViewModel model, ObservableValue<@Nullable RunRow> run, Node runs) {
        this.desk = desk;
        this.model = model;
        getStyleClass().add("room");
        VBox left = left(runs);
        VBox right = new VBox(14, songs(), curves());
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        left.setPrefWidth(620);
        right.setPrefWidth(640);
        right.setMinWidth(300);
        getChildren().addAll(left, right);
        Shapes.follow(run, this::show);
    }

    private VBox left(Node runs) {
        TagTable table = new TagTable(model);
        VBox.setVgrow(table, Priority.ALWAYS);
        Label count = Shapes.label("", "pill");
        count.textProperty().bind(Bindings.size(model.tags()).asString());
        count.setMinWidth(USE_PREF_SIZE);
        HBox head = Shapes.cardHead(Shapes.label("Tags", "text-strong"), count, Shapes.spring(), runs);
        VBox foot = new VBox(8, scores, measured);
        foot.setStyle("-fx-padding: 14 22 18 22;");
        foot.setMinHeight(Region.USE_PREF_SIZE);
        VBox card = Shapes.card(head, table, foot);
        card.setMinWidth(0);
        return card;
    }

    private void show(@Nullable RunRow run) {
        TagScores tags = run == null ? null : run.report().tags();
        scores.getChildren().clear();
        if (run == null || tags == null) {
            return;
        }
        scores.getChildren()
                .setAll(
                        EvaluateView.score("Average precision", tags.averagePrecision()),
                        EvaluateView.score("ROC area", tags.rocAuc()),
                        EvaluateView.score("Micro F1", tags.microF1()),
                        EvaluateView.score("Macro F1", tags.macroF1()));
        measured.setText("Means over tags, on "
                + Figures.count(tags.averagePrecision().songs(), "held-out song") + ", split by "
                + run.report().split().by() + ", " + run.report().split().sharedSongs()
                + " shared with training; 95 % intervals of a bootstrap over songs. By chance: average precision "
                + Figures.score(tags.prevalence()) + " (the line in each bar), ROC area .500; always saying the most"
                + " frequent tags: micro F1 " + Figures.score(tags.constantF1()) + ".");
    }

    private Node songs() {
        HeardList list = new HeardList(desk, model.heard(), model::play, "No held-out song is of this kind.");
        list.setId("tag-songs");
        list.setAccessibleText("Songs of the chosen tag");
        HBox kinds =
                Shapes.row(10, new Segments<>("Songs", List.of(Shown.values()), Shown::title, model.shownProperty()));
        kinds.setStyle("-fx-padding: 10 14 10 14;");
        return new HeardCard(model.titleProperty(), model.heard(), model::playAll, list, kinds);
    }

    private Node curves() {
        return ChartCard.pair(
                chart("Precision · recall", "tag-precision-recall", model.precisionRecallProperty()),
                chart("ROC", "tag-roc", model.rocProperty()));
    }

    private ChartCard chart(String title, String file, ObservableValue<@Nullable Curves> curves) {
        CurveView view = new CurveView();
        Shapes.follow(curves, view::show);
        Label tag = Shapes.label(model.titleProperty(), "text-label");
        return new ChartCard(desk, title, tag, file, view, "No held-out song's answers are known.");
    }
}
