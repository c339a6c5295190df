package org.melograph.ui.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.melograph.train.metric.VotePolicy;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.ModelBox;
import org.melograph.ui.theme.BarRow;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;

/** Beside a song's pictures: the verdict with its probabilities, the portrait, the vote of its pieces, other models. */
final class VerdictCards extends VBox {
    private static final int MOST_PROBABILITIES = 5;
    private static final int MOST_TAGS = 14;
    private static final int FURTHER_TAGS = 3;
    private static final double UNSAID = 0.55;

    private final Desk desk;
    private final ListenViewModel model;
    private final VBox verdict = Shapes.card();
    private final Node chooser;

    VerdictCards(Desk desk, ListenViewModel model) {
        this.desk = desk;
        this.model = model;
        verdict.getStyleClass().add("card-body");
        verdict.setId("verdict");
        ModelBox models = new ModelBox(desk, m -> m.judges("audio") || m.judges("midi"), desk.modelProperty());
        models.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(models, Priority.ALWAYS);
        Label name = Shapes.label("Model", "text-label");
        name.setMinWidth(USE_PREF_SIZE);
        HBox choice = Shapes.row(8, name, models);
        choice.setStyle("-fx-padding: 6 0 0 0;");
        chooser = choice;
        getChildren()
                .addAll(
                        verdict,
                        new PortraitCard(desk, model),
                        new VoteCard(desk, model),
                        new CompareCard(desk, model),
                        new WhyCard(desk, model),
                        new HorseCard(desk, model));
        model.verdict().judgingProperty().addListener((o, was, is) -> show());
        model.verdict().judgementProperty().addListener((o, was, is) -> show());
        desk.modelProperty().addListener((o, was, is) -> show());
        desk.verdictRuleProperty().addListener((o, was, is) -> show());
        model.songProperty().addListener((o, was, is) -> show());
        show();
    }

    private void show() {
        Judgement answer = model.verdict().judgementProperty().get();
        if (answer == null) {
            verdict.getChildren().setAll(waiting());
        } else {
            List<Node> rows = new ArrayList<>();
            rows.add(Shapes.paragraph(answer.source(), "text-label"));
            Double threshold = answer.model().tagThreshold();
            rows.addAll(threshold == null ? ofClass(answer) : ofTags(answer, threshold));
            rows.add(chooser);
            verdict.getChildren().setAll(rows);
        }
    }

    private List<Node> waiting() {
        if (desk.modelProperty().get() == null) {
            return List.of(
                    Shapes.label("Verdict", "text-strong"),
                    Shapes.paragraph("No model can be asked yet. Train one, and it answers here.", "text-secondary"),
                    Shapes.button("Go to Train", () -> desk.roomProperty().set("train")));
        }
        if (!model.verdict().canJudge()) {
            return List.of(
                    Shapes.label("Verdict", "text-strong"),
                    Shapes.paragraph(
                            "This model cannot judge this kind of file. Choose one that was trained on such files.",
                            "text-secondary"),
                    chooser);
        }
        if (model.verdict().judgingProperty().get() == null) {
            return List.of(
                    Shapes.label("Verdict", "text-strong"),
                    Shapes.paragraph("The model said nothing of this song.", "text-secondary"),
                    chooser);
        }
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(22, 22);
        return List.of(Shapes.row(10, turning, Shapes.label("Listening …", "text-secondary")), chooser);
    }

    private List<Node> ofClass(Judgement answer) {
        VotePolicy.Result result =
                answer.result(desk.verdictRuleProperty().get(), answer.verdict().votes());
        String winner = answer.title(answer.labels().get(result.winner()));
        Label label = Shapes.paragraph(result.decided() ? winner : "undecided", "text-number");
        label.setId("verdict-label");
        String sure = Figures.percent(result.confidence());
        Label words = Shapes.paragraph(
                (result.decided() ? sure + " sure" : "leans to " + winner + ", " + sure) + ", " + answer.trust()
                        + String.format(Locale.ROOT, " · %.2f s", answer.seconds()),
                "text-secondary");
        words.setId("verdict-sure");
        List<Node> rows = new ArrayList<>(List.of(label, words));
        answer.ranked().stream().limit(MOST_PROBABILITIES).forEach(e -> rows.add(row(answer, e, true)));
        return rows;
    }

    /** The tags that are said first, then the likeliest of the others, fainter, down to as many as are readable. */
    private List<Node> ofTags(Judgement answer, double threshold) {
        List<String> said = answer.said();
        Label count =
                Shapes.label(said.isEmpty() ? "No tag is said" : Figures.count(said.size(), "tag"), "text-number");
        count.setId("verdict-label");
        List<Node> rows = new ArrayList<>();
        rows.add(count);
        rows.add(Shapes.label("said from " + Figures.percent(threshold) + " on", "text-secondary"));
        int shown = Math.clamp(said.size() + FURTHER_TAGS, MOST_PROBABILITIES, MOST_TAGS);
        answer.ranked().stream().limit(shown).forEach(e -> rows.add(row(answer, e, e.getValue() >= threshold)));
        if (said.size() > shown) {
            rows.add(Shapes.label("and " + (said.size() - shown) + " more", "text-label"));
        }
        return rows;
    }

    private BarRow row(Judgement answer, Map.Entry<String, Double> label, boolean said) {
        BarRow row = new BarRow(
                answer.title(label.getKey()),
                label.getValue(),
                model.colours().of(label.getKey()),
                Figures.percent(label.getValue()));
        row.setOpacity(said ? 1 : UNSAID);
        if (answer.model().tagThreshold() != null) {
            row.setAccessibleText(
                    label.getKey() + " " + Figures.percent(label.getValue()) + (said ? ", said" : ", not said"));
        }
        return row;
    }
}
