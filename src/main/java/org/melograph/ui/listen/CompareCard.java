package org.melograph.ui.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.melograph.train.metric.VotePolicy;
import org.melograph.ui.listen.CompareModel.Answer;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.ModelChoice;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;

/** Other models' answers under each other: label, probabilities, how well each was measured, how long it took. */
final class CompareCard extends VBox {
    private static final double BAR_HEIGHT = 8;
    private static final double BAR_WIDTH = 244;

    private final ListenViewModel song;
    private final CompareModel model;
    private final Label agreement = Shapes.paragraph("", "text-secondary");
    private final VBox rows = new VBox(12);

    CompareCard(Desk desk, ListenViewModel song) {
        this.song = song;
        model = song.verdict().others();
        getStyleClass().addAll("card", "card-body");
        setId("compare");
        agreement.setId("compare-agreement");
        agreement.managedProperty().bind(agreement.visibleProperty());
        MenuButton choose = new MenuButton("Choose");
        choose.setId("compare-choose");
        choose.getStyleClass().add("small");
        choose.setMinWidth(USE_PREF_SIZE);
        // An item before it is opened, or the menu would not open.
        choose.getItems().setAll(new CheckMenuItem(""));
        choose.setOnShowing(e -> fill(choose));
        getChildren()
                .addAll(
                        Shapes.row(8, Shapes.label("Other models", "text-strong"), Shapes.spring(), choose),
                        agreement,
                        rows);
        InvalidationListener show = o -> show();
        model.answers().addListener(show);
        song.verdict().judgementProperty().addListener(show);
        desk.verdictRuleProperty().addListener(show);
        show();
    }

    private void fill(MenuButton choose) {
        List<CheckMenuItem> items = new ArrayList<>();
        for (ModelChoice offered : model.offered()) {
            CheckMenuItem item = new CheckMenuItem(offered.name());
            item.setMnemonicParsing(false);
            item.setSelected(model.chosen().contains(offered));
            item.selectedProperty().addListener((o, was, is) -> {
                if (is) {
                    model.chosen().add(offered);
                } else {
                    model.chosen().remove(offered);
                }
            });
            items.add(item);
        }
        if (items.isEmpty()) {
            CheckMenuItem none = new CheckMenuItem("No other model hears such files");
            none.setDisable(true);
            items.add(none);
        }
        choose.getItems().setAll(items);
    }

    private void show() {
        Judgement first = song.verdict().judgementProperty().get();
        setVisible(first != null);
        setManaged(first != null);
        rows.getChildren().clear();
        CompareModel.Agreement how = model.agreement();
        agreement.setVisible(how != null || model.answers().isEmpty());
        agreement.setText(
                how == null
                        ? "Choose models to ask them of this song, too"
                        : how.agreeing() == 1 && how.asked() > 1
                                ? "No two of " + how.asked() + " agree"
                                : how.agreeing() + " of " + how.asked() + " say " + how.label());
        if (first == null || model.answers().isEmpty()) {
            return;
        }
        rows.getChildren().add(row(new Answer(first.model(), first, "")));
        model.answers().forEach(answer -> rows.getChildren().add(row(answer)));
    }

    private Node row(Answer answer) {
        Judgement judgement = answer.judgement();
        Label name = Shapes.label(answer.model().name(), "text-label");
        name.setMinWidth(0);
        if (judgement == null) {
            boolean failed = !answer.failure().isEmpty();
            return new VBox(
                    3,
                    name,
                    Shapes.paragraph(
                            failed ? answer.failure() : "Listening …", failed ? "text-warn" : "text-secondary"));
        }
        HBox head = Shapes.row(8, said(judgement), Shapes.spring(), name);
        String measured = judgement.accuracy() == null ? "never measured" : Figures.score(judgement.accuracy());
        Label foot = Shapes.paragraph(
                measured + " · " + judgement.trust() + String.format(Locale.ROOT, " · %.2f s", judgement.seconds()),
                "text-label");
        return new VBox(4, head, bar(judgement), foot);
    }

    private Label said(Judgement judgement) {
        if (judgement.model().tagThreshold() != null) {
            return Shapes.label(Figures.count(judgement.said().size(), "tag") + " said", "text-strong");
        }
        VotePolicy.Result result = model.result(judgement);
        String label = judgement.labels().get(result.winner());
        String words = (result.decided() ? judgement.title(label) : "undecided, " + judgement.title(label)) + " "
                + Figures.percent(result.confidence());
        Label said = Shapes.label(words, "text-strong");
        said.setGraphic(Shapes.dot(song.colours().of(label)));
        said.setMinWidth(USE_PREF_SIZE);
        return said;
    }

    /** The classes' probabilities end to end; nothing for tags, which do not sum to one. */
    private Node bar(Judgement judgement) {
        HBox bar = new HBox();
        bar.setMinHeight(judgement.model().tagThreshold() == null ? BAR_HEIGHT : 0);
        bar.setMaxHeight(BAR_HEIGHT);
        if (judgement.model().tagThreshold() == null) {
            for (Map.Entry<String, Double> e : judgement.ranked()) {
                Region part = new Region();
                part.setPrefWidth(BAR_WIDTH * e.getValue());
                part.setStyle(
                        "-fx-background-color: " + Shapes.css(song.colours().of(e.getKey())) + ";");
                bar.getChildren().add(part);
            }
        }
        return bar;
    }
}
